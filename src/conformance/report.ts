import type { CheckGroup } from './check.ts';
import type { CheckResult } from './run-checks.ts';

/** A check's outcome as lines that an integrator can act on. */
export function linesOf(result: CheckResult): string[] {
  const { name, section } = result.check;
  if (result.outcome === 'holds') return [`✓ ${name}`];
  if (result.outcome === 'skipped') return [`– ${name} (not checked: ${result.reason})`];
  return [`✗ ${name}`, `    expected: ${result.expected}`, `    came:     ${result.came}`, `    contract: ${section}`];
}

/** The last line of a run. */
export function summaryOf(results: readonly CheckResult[]): string {
  const count = (outcome: CheckResult['outcome']): number =>
    results.filter((result) => result.outcome === outcome).length;
  return `${count('holds')} hold, ${count('fails')} do not`;
}

/** Every check as a list in Markdown. */
export function catalogueOf(groups: readonly CheckGroup[]): string {
  const sections = groups.map(({ name, checks }) =>
    [`### ${name}`, '', ...checks.map((check) => `- ${check.name} (${check.section})`)].join('\n'),
  );
  return sections.join('\n\n');
}
