let frame: HTMLIFrameElement | undefined;

/**
 * Prints something of its own, not the host's page: into a hidden frame whose document we fill. Styles go in as a
 * constructed sheet, which a strict content security policy allows; a browser without them prints plainly.
 */
export function printSheet(title: string, lang: string, cssText: string, fill: (body: HTMLElement) => void): void {
  // Not every browser tells when it has printed.
  frame?.remove();
  const sheet = (frame = hiddenFrame());
  const view = sheet.contentWindow as (Window & typeof globalThis) | null;
  if (!view) return;
  view.document.title = title;
  view.document.documentElement.lang = lang;
  style(view, cssText);
  try {
    fill(view.document.body);
  } catch (error) {
    sheet.remove();
    throw error;
  }
  view.addEventListener('afterprint', () => setTimeout(() => sheet.remove()));
  view.focus();
  view.print();
}

function hiddenFrame(): HTMLIFrameElement {
  const hidden = document.createElement('iframe');
  // By property: a style attribute would offend a strict policy.
  Object.assign(hidden.style, { position: 'fixed', width: '0', height: '0', border: '0', visibility: 'hidden' });
  hidden.setAttribute('aria-hidden', 'true');
  hidden.tabIndex = -1;
  document.body.append(hidden);
  return hidden;
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
