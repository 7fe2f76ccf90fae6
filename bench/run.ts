/** `npm run bench -- AREA` measures one area; `npm run bench` lists them. Every figure of the README comes from here. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** What `bench/<area>.ts` exports: measures, prints what it found, and throws when a budget is missed. */
interface Bench {
  run(args: readonly string[]): Promise<void> | void;
}

const areas = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .filter((file) => /^export (async )?function run\b/m.test(readFileSync(path.join(import.meta.dirname, file), 'utf8')))
  .map((file) => file.slice(0, -'.ts'.length));

const [area, ...args] = process.argv.slice(2);
if (area === undefined) {
  console.log(`npm run bench -- AREA, where AREA is one of: ${areas.join(', ') || '(none yet)'}`);
} else if (areas.includes(area)) {
  const bench = (await import(`./${area}.ts`)) as Bench;
  await bench.run(args);
} else {
  console.error(`There is no bench called ${area}. There are: ${areas.join(', ') || '(none yet)'}.`);
  process.exitCode = 2;
}
