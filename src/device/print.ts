/**
 * Prints something of its own, not the host's page: into a hidden frame whose document we fill. Styles go in as a
 * constructed sheet, which a strict content security policy allows; a browser without them prints plainly.
 */
export function printSheet(title: string, cssText: string, fill: (body: HTMLElement) => void): void {
  const frame = document.createElement('iframe');
  // By property: a style attribute would offend a strict policy.
  Object.assign(frame.style, { position: 'fixed', width: '0', height: '0', border: '0', visibility: 'hidden' });
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  document.body.append(frame);
  const view = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!view) return frame.remove();
  view.document.title = title;
  view.document.documentElement.lang = 'vi';
  style(view, cssText);
  fill(view.document.body);
  view.addEventListener('afterprint', () => setTimeout(() => frame.remove()));
  view.focus();
  view.print();
}

function style(view: Window & typeof globalThis, cssText: string): void {
  try {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(cssText);
    view.document.adoptedStyleSheets = [sheet];
  } catch {
    const sheet = view.document.createElement('style');
    sheet.textContent = cssText;
    view.document.head.append(sheet);
  }
}
