/** What the desk shows of the answers: only what was released, five at a time, also of a part. */
import type { Survey, SurveyQuestion } from '../../../src/backend/contract/surveys.ts';
import type { Release } from '../store/surveys.ts';
import { DIMENSIONS, sumOf, type Dimension } from './releases.ts';

const LEVELS: Readonly<Record<Survey['scale'], readonly string[]>> = {
  3: ['Không hài lòng', 'Hài lòng', 'Rất hài lòng'],
  5: ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng'],
};

/** One line of a table: whose answers, how many, and how often each value was given. */
export interface DeskGroup {
  readonly name: string;
  readonly answered: number;
  readonly counts: readonly number[];
}

export interface DeskQuestion {
  readonly id: string;
  readonly label: string;
  /** What the values are called. */
  readonly values: readonly string[];
  readonly groups: Readonly<Record<Dimension, readonly DeskGroup[]>>;
  /** What people wrote, in no order of theirs. */
  readonly texts: readonly string[];
}

/** The questions of a questionnaire with all that was released of each. */
export const deskResults = (survey: Survey, released: readonly Release[]): DeskQuestion[] =>
  survey.questions.map((question) => {
    const own = released.filter((release) => release.question === question.id);
    const groups = DIMENSIONS.map((dimension) => [dimension, groupsOf(question, survey.scale, dimension, own)]);
    return {
      id: question.id,
      label: question.label,
      values: sumOf(question, survey.scale, []).counts.map(({ value }) => labelOf(question, survey.scale, value)),
      groups: Object.fromEntries(groups) as DeskQuestion['groups'],
      texts: question.kind === 'text' ? textsOf(own) : [],
    };
  });

function groupsOf(
  question: SurveyQuestion,
  scale: number,
  dimension: Dimension,
  released: readonly Release[],
): DeskGroup[] {
  const own = released.filter((release) => release.dimension === dimension);
  const names = [...new Set(own.map(({ name }) => name))].sort();
  return names.map((name) => {
    const { answered, counts } = sumOf(
      question,
      scale,
      own.filter((release) => release.name === name),
    );
    return { name, answered, counts: counts.map(({ count }) => count) };
  });
}

function textsOf(released: readonly Release[]): string[] {
  const all = released.filter(({ dimension }) => dimension === 'all').flatMap(({ counts }) => Object.keys(counts));
  return [...new Set(all)].map((text) => JSON.parse(text) as string).sort((a, b) => a.localeCompare(b, 'vi'));
}

function labelOf({ kind, options = [] }: SurveyQuestion, scale: Survey['scale'], value: unknown): string {
  if (kind === 'rating') return LEVELS[scale][Number(value) - 1] ?? String(value);
  if (kind === 'yes-no') return value === true ? 'Có' : 'Không';
  return options.find((option) => option.value === value)?.label ?? String(value);
}
