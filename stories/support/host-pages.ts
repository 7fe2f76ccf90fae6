/** Pages that elements are pasted into: their styles reach everything that a shadow root does not keep. */
import bootstrap from 'bootstrap/dist/css/bootstrap.css?inline';
import { html, type TemplateResult } from 'lit';

interface HostPage {
  /** In the toolbar. */
  readonly title: string;
  /** What the page's own stylesheets say. */
  readonly css: string;
  /** The page around an element. */
  readonly around: (story: unknown) => unknown;
}

const within =
  (name: string) =>
  (story: unknown): TemplateResult =>
    html`<div class=${name}>${story}</div>`;

// The list of a portal from 2012: everything small, grey, in capitals and within a table.
const WEB_FORMS = `
html { font: 11px Tahoma, sans-serif }
body { color: #666; text-transform: uppercase; letter-spacing: 1px; line-height: 1 }
* { box-sizing: content-box !important }
input, button, select, textarea { font-size: 10px !important; border: 1px inset #ccc !important; float: left }
p, h2, h3, ul { margin: 20px !important; text-indent: 20px }
svg { display: none }
`;

export const HOST_PAGES: Readonly<Record<string, HostPage>> = {
  clean: { title: 'Trang trống', css: '', around: (story) => story },
  bootstrap: {
    title: 'Bootstrap 3, chữ 62,5 %',
    css: `${bootstrap}\nhtml{font-size:62.5%}`,
    around: within('container'),
  },
  webforms: {
    title: 'WebForms kiểu 2012',
    css: WEB_FORMS,
    around: (story) =>
      html`<form method="post" action="javascript:void 0" @submit=${(event: Event) => event.preventDefault()}>
        <div class="aspNetHidden"><input type="hidden" name="__VIEWSTATE" value="" /></div>
        ${story}
        <p><input type="submit" value="Tìm trong trang" /></p>
      </form>`,
  },
};

/** Puts a host page's stylesheet into the document, in the place of the one before. */
export function wearHostPage(name: string): void {
  const id = 'host-page';
  const style = document.getElementById(id) ?? document.createElement('style');
  style.id = id;
  style.textContent = HOST_PAGES[name]?.css ?? '';
  document.head.append(style);
}
