/** `npm run typecheck`: the compiler over everything, once for the page, once for Node, once for the stories. */
import { runTool } from './support/run/command.ts';

const PROJECTS = ['tsconfig.json', 'tsconfig.node.json', 'tsconfig.stories.json'];

for (const project of PROJECTS) {
  const code = await runTool('@typescript/compiler/bin/tsc', ['-p', project, '--pretty']);
  if (code !== 0) process.exitCode = code;
}
