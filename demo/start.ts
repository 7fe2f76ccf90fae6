/** `npm start`: builds the elements, then serves them, the demonstration pages and the endpoint from one place. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { runServer } from './server/run-server.ts';

const ROOT = join(import.meta.dirname, '..');

const build = spawn(process.execPath, [join(ROOT, 'build.ts')], { cwd: ROOT, stdio: 'inherit' });
const [code] = (await once(build, 'exit')) as [number | null];
if (code === 0) await runServer({ site: true });
else process.exitCode = code ?? 1;
