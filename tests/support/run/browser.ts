import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { outputOf } from './command.ts';
import { distribution, installPackages } from './debian.ts';

export const HOW_TO_GET_A_BROWSER =
  'No Chrome or Chromium was found: install one (https://www.google.com/chrome, or "apt-get install chromium" on Debian), or say where it is by CHROME_PATH.';

const LINUX_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];

/** The browser to test in: the one of `CHROME_PATH`, one that is installed, or Debian's or Ubuntu's installed now. */
export async function findBrowser(): Promise<string | undefined> {
  const named = process.env['CHROME_PATH'];
  if (named) return (await works(named)) ? named : undefined;
  const installed = await firstWorking();
  if (installed) return installed;
  const wanted = distribution() === 'ubuntu' ? 'chromium-browser' : 'chromium';
  return (await installPackages(wanted)) ? firstWorking() : undefined;
}

async function firstWorking(): Promise<string | undefined> {
  for (const candidate of candidates()) if (await works(candidate)) return candidate;
  return undefined;
}

function candidates(): string[] {
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `${name}.app/Contents/MacOS/${name}`);
    return ['/Applications', `${process.env['HOME'] ?? ''}/Applications`].flatMap((folder) =>
      apps.map((app) => `${folder}/${app}`),
    );
  }
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
      .map((name) => process.env[name] ?? '')
      .filter(Boolean);
    const programs = [
      'Google/Chrome/Application/chrome.exe',
      'Chromium/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ];
    return folders.flatMap((folder) => programs.map((program) => path.join(folder, program)));
  }
  const folders = [
    ...(process.env['PATH'] ?? '').split(':'),
    '/usr/bin',
    '/usr/local/bin',
    '/opt/google/chrome',
    '/snap/bin',
  ];
  return [...new Set(LINUX_NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))))];
}

/** A stub that only says where to get a browser is there too, so the browser is asked for its version. */
async function works(program: string): Promise<boolean> {
  try {
    accessSync(program, constants.X_OK);
  } catch {
    return false;
  }
  // Chrome for Windows opens a window when asked.
  return process.platform === 'win32' || (await outputOf(program, ['--version'])) !== undefined;
}
