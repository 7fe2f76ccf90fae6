/** The typeface of the pictures, whatever a machine has: as a stylesheet that needs no other file. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Of each family, the weights that the elements use.
const FAMILIES = { 'noto-sans': [400, 600, 700], 'noto-sans-mono': [400, 700] } as const;
// Vietnamese needs no letter beyond these.
const SUBSETS = /-(latin|latin-ext|vietnamese)-\d+-normal\.woff2\)/;

export async function fontCss(): Promise<string> {
  const sheets = Object.entries(FAMILIES).flatMap(([family, weights]) =>
    weights.map((weight) => facesIn(`@fontsource/${family}/${weight}.css`)),
  );
  const wearing = ':root{--dvc-font:"Noto Sans"}body{font-family:"Noto Sans"}';
  return [...(await Promise.all(sheets)), wearing].join('\n');
}

async function facesIn(sheet: string): Promise<string> {
  const path = fileURLToPath(import.meta.resolve(sheet));
  const faces = (await readFile(path, 'utf8')).match(/@font-face \{[^}]*\}/g) ?? [];
  const inlined = faces.filter((face) => SUBSETS.test(face)).map((face) => withItsFile(face, dirname(path)));
  return (await Promise.all(inlined)).join('\n');
}

async function withItsFile(face: string, folder: string): Promise<string> {
  const [, file] = /url\((\.\/files\/[^)]*\.woff2)\)/.exec(face)!;
  const font = await readFile(join(folder, file!), 'base64');
  return face.replace(/src:[^;]*;/, `src: url(data:font/woff2;base64,${font}) format("woff2");`);
}
