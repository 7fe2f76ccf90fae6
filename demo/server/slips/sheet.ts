/** Slips to print, A5 each: what a one-stop counter's own software would put on its paper. */
import { html, raw } from 'hono/html';
import { renderSVG } from 'uqr';
import type { SlipAddresses } from './addresses.ts';

export interface Slip extends SlipAddresses {
  readonly code: string;
  readonly title?: string | undefined;
  readonly lookupCode?: string | undefined;
}

const LOOK = `
@page{size:A5;margin:12mm}
body{margin:0;font:12pt/1.45 system-ui,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;color:#000;background:#fff}
section{break-after:page;max-width:124mm;margin:0 auto;padding:6mm 0}
@media screen{section{padding:6mm}section+section{border-top:2px dashed #666}}
h1{font-size:15pt;line-height:1.3;margin:0 0 2mm}
h2{font-size:12.5pt;line-height:1.3;margin:0}
p{margin:0 0 2mm}
.code{font:700 17pt/1.3 ui-monospace,Consolas,"Noto Sans Mono",monospace;overflow-wrap:anywhere}
.way{display:grid;grid-template-columns:36mm 1fr;gap:5mm;align-items:center;margin-top:5mm;padding-top:5mm;border-top:1px solid #666}
.way svg{display:block;width:36mm;height:36mm}
.way p{margin:1mm 0 0}
`;

/** A page of its own for each slip. */
export async function slipSheet(slips: readonly Slip[]): Promise<string> {
  const page = await html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Giấy hẹn có mã QR</title>
        <style>
          ${raw(LOOK)}
        </style>
      </head>
      <body>
        ${slips.map(slipPage)}
      </body>
    </html>`;
  return page.toString();
}

const slipPage = ({ code, title, lookupCode, lookup, survey }: Slip) =>
  html`<section>
    <h1>${title ?? 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả'}</h1>
    <p>Mã hồ sơ</p>
    <p class="code">${code}</p>
    ${lookupCode && html`<p>Mã tra cứu: <strong>${lookupCode}</strong></p>`}
    ${way(lookup, 'Hồ sơ đang ở đâu?', 'Quét mã, rồi điền mã tra cứu hoặc số điện thoại đã ghi khi nộp.')}
    ${way(survey, 'Bạn có hài lòng không?', 'Nhận kết quả xong, quét mã và chấm một lần. Không hỏi tên, không ai biết bạn chấm gì.')}
  </section>`;

const way = (address: string, heading: string, text: string) =>
  html`<div class="way">
    ${raw(renderSVG(address, { ecc: 'M', border: 1 }))}
    <div>
      <h2>${heading}</h2>
      <p>${text}</p>
    </div>
  </div>`;
