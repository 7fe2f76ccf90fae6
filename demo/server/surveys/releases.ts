/**
 * What may be shown of the answers. It grows in releases: at least five answers to a question at a time, at most once a
 * day, so that whoever compares what was shown before and after, of any period, sees the sum of five people or more.
 */
import type { Survey, SurveyQuestion, SurveyResults } from '../../../src/backend/contract/surveys.ts';
import type { Store } from '../store/store.ts';
import { addReleases, countAnswers, readReleases, type AnswerCount, type Release } from '../store/surveys.ts';

/** Fewer answers than this are never shown. */
export const FEWEST = 5;

/** Answers can also be looked at by these; `all` is what everybody may see. */
export const DIMENSIONS = ['all', 'procedure', 'counter', 'month'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Whose answers. */
export interface About {
  readonly agency: string;
  readonly survey: Survey;
}

const namedBy: Readonly<Record<Dimension, (count: AnswerCount) => string>> = {
  all: () => '',
  procedure: ({ procedure }) => procedure,
  counter: ({ counter }) => counter,
  month: ({ day }) => day.slice(0, 7),
};

/** Releases what has come together by this day (of Vietnam), and says all that may be shown. */
export async function releaseResults(store: Store, { agency, survey }: About, today: string): Promise<Release[]> {
  const about = { agency, survey: survey.id, version: survey.version };
  const known = await readReleases(store.db, about);
  const counts = await countAnswers(store.db, about);
  const fresh = survey.questions.flatMap((question) => releaseOf(question, counts, known, today));
  if (fresh.length === 0) return known;
  await store.write((transaction) => addReleases(transaction, about, fresh));
  // Another server may have been faster on this day, and its count stands.
  return readReleases(store.db, about);
}

/** The results of a period, of what was released wholly within it. */
export function resultsOf(
  { survey }: About,
  released: readonly Release[],
  { from, to, today }: { readonly from: string | undefined; readonly to: string | undefined; readonly today: string },
): SurveyResults {
  const within = released.filter(
    (one) => one.dimension === 'all' && one.fromDay >= (from ?? '') && one.toDay <= (to ?? '9999'),
  );
  const days = within.flatMap(({ fromDay, toDay }) => [fromDay, toDay]).sort();
  return {
    id: survey.id,
    version: survey.version,
    from: from ?? days[0] ?? to ?? today,
    to: to ?? days.at(-1) ?? from ?? today,
    questions: survey.questions.flatMap((question) => {
      const own = within.filter((one) => one.question === question.id);
      return own.length === 0 ? [] : [{ id: question.id, ...sumOf(question, survey.scale, own) }];
    }),
  };
}

/** Releases of one question added up; every value of the questionnaire stands there, also with 0. */
export function sumOf(question: SurveyQuestion, scale: number, releases: readonly Release[]) {
  const sum = (value: unknown) =>
    releases.reduce((total, { counts }) => total + (counts[JSON.stringify(value)] ?? 0), 0);
  return {
    answered: releases.reduce((total, { answered }) => total + answered, 0),
    counts: valuesOf(question, scale).map((value) => ({ value, count: sum(value) })),
  };
}

function valuesOf({ kind, options = [] }: SurveyQuestion, scale: number): (string | number | boolean)[] {
  if (kind === 'rating') return Array.from({ length: scale }, (_, at) => scale - at);
  if (kind === 'yes-no') return [true, false];
  return kind === 'text' ? [] : options.map(({ value }) => value);
}

/** What is to be added for one question today: to all, and then to each dimension's parts as far as they are enough. */
function releaseOf(
  question: SurveyQuestion,
  counts: readonly AnswerCount[],
  known: readonly Release[],
  today: string,
): Release[] {
  const own = counts.filter((count) => count.question === question.id);
  const past = known.filter((release) => release.question === question.id);
  const all = freshOf(question, 'all', own, past, today);
  if (all.length === 0) return [];
  const shown = answeredIn([...past, ...all], 'all');
  const parts = DIMENSIONS.slice(1).flatMap((dimension) => {
    const fresh = freshOf(question, dimension, own, past, today).sort((a, b) => b.answered - a.answered);
    // What is left over can be had by taking the parts from the whole, so it must be nothing or enough too.
    const left = (): number => shown - answeredIn([...past, ...fresh], dimension);
    while (fresh.length > 0 && left() > 0 && left() < FEWEST) fresh.pop();
    return fresh;
  });
  return [...all, ...parts];
}

const answeredIn = (releases: readonly Release[], wanted: Dimension): number =>
  releases.reduce((sum, { dimension, answered }) => sum + (dimension === wanted ? answered : 0), 0);

/** The parts of a dimension to which enough has come since they were last shown, if that was not today. */
function freshOf(
  question: SurveyQuestion,
  dimension: Dimension,
  counts: readonly AnswerCount[],
  past: readonly Release[],
  today: string,
): Release[] {
  const names = new Set(counts.map(namedBy[dimension]));
  return [...names].flatMap((name) => {
    if (name === '' && dimension !== 'all') return [];
    const before = past.filter((one) => one.dimension === dimension && one.name === name);
    if (before.some(({ toDay }) => toDay >= today)) return [];
    const own = counts.filter((count) => namedBy[dimension](count) === name);
    const answered = own.reduce((sum, { count }) => sum + count, 0) - answeredIn(before, dimension);
    if (answered < FEWEST) return [];
    const fromDay =
      before
        .map(({ toDay }) => toDay)
        .sort()
        .at(-1) ?? own.map(({ day }) => day).sort()[0]!;
    const added = subtract(countsOf(own), before);
    return [{ question: question.id, dimension, name, fromDay, toDay: today, answered, counts: added }];
  });
}

/** How often each value was chosen; texts stand there as they are, for the desk alone. */
function countsOf(counts: readonly AnswerCount[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { value, count } of counts) {
    const chosen = JSON.parse(value) as unknown;
    for (const one of Array.isArray(chosen) ? (chosen as unknown[]) : [chosen]) {
      const name = JSON.stringify(one);
      sums.set(name, (sums.get(name) ?? 0) + count);
    }
  }
  return sums;
}

function subtract(sums: Map<string, number>, before: readonly Release[]): Readonly<Record<string, number>> {
  for (const { counts } of before) {
    for (const [name, count] of Object.entries(counts)) sums.set(name, (sums.get(name) ?? 0) - count);
  }
  return Object.fromEntries(sums);
}
