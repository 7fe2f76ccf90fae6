import { readFileSync } from 'node:fs';
import { outputOf, run } from './command.ts';

/** `debian`, `ubuntu`, …, or empty where there is no such file. */
export function distribution(): string {
  try {
    return /^ID="?([^"\n]*)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? '';
  } catch {
    return '';
  }
}

/** Installs packages on Debian or Ubuntu where that needs no password; true when they are there now. */
export async function installPackages(...packages: string[]): Promise<boolean> {
  if (!['debian', 'ubuntu'].includes(distribution())) return false;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && (await outputOf('sudo', ['-n', 'true'])) === undefined) return false;
  console.log(`Installing ${packages.join(', ')} …`);
  const aptGet = (...args: string[]) => {
    const command = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', '-o', 'Dpkg::Use-Pty=0', ...args];
    const [program = '', ...rest] = isRoot ? command : ['sudo', '-n', ...command];
    return outputOfOrNoise(program, rest);
  };
  const updated = await aptGet('update');
  const installed = await aptGet('install', '-y', '--no-install-recommends', ...packages);
  return updated && installed;
}

/** Quiet when it works; says everything when it does not. */
async function outputOfOrNoise(program: string, args: readonly string[]): Promise<boolean> {
  let output = '';
  const works = (await run(program, args, { limit: 600_000, print: (text) => (output += text) })) === 0;
  if (!works) process.stdout.write(output);
  return works;
}
