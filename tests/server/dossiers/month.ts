/**
 * A month of guessing and of honest asking, played against the budgets themselves by a clock of its own: a thousand
 * addresses guess a million times in four ways while ten thousand owners ask for their dossiers.
 */
import { LookupBudgets, type BudgetRules, type KeptBudget } from '../../../demo/server/dossiers/budgets.ts';
import { DAY } from '../../../demo/server/clock.ts';
import type { FactorKind } from '../../../src/backend/contract/dossiers.ts';

const DAYS = 30;
const ADDRESSES = 1_000;
const CODES = 100_000;
const GUESSES = 1_000_000;
const OWNERS = 10_000;
const MISTYPING = 0.05;
const ATTACKED = 100;
const BEHIND_ONE_ADDRESS = 40;
const SHARED_ADDRESSES = 5;
/** Owners whose neighbours behind the same address are guessing. */
const AMONG_GUESSERS = 200;
/** Telephones that are known of somebody with many dossiers. */
const VICTIMS = 5;
const DOSSIERS_OF_A_VICTIM = 400;
const LEAKED = 5_000;
const TRIES = 3;

export const STRATEGIES = ['known phone', 'one code', 'spread thin', 'leaked phones'] as const;
type Strategy = (typeof STRATEGIES)[number];

export interface Month {
  readonly guesses: number;
  readonly compared: Readonly<Record<Strategy, number>>;
  /** The most different dossiers that one factor value failed with in any day. */
  readonly mostFailedInADay: number;
  /** The largest share of a victim's dossiers that was found. */
  readonly foundOfAVictim: number;
  readonly foundOtherwise: number;
  readonly owners: number;
  /** How many owners saw their dossier at the first, second and third try. */
  readonly seenAt: readonly number[];
  readonly neverSeen: number;
}

interface Ask {
  readonly at: number;
  run(): void;
}

interface Course {
  readonly strategies?: readonly Strategy[];
  /** The server starts anew so often, in milliseconds, and knows what was kept. */
  readonly restartEvery?: number;
}

/** Plays the month by these rules; the same seed plays the same month. */
export function playMonth(
  rules: BudgetRules,
  seed: number,
  { strategies = STRATEGIES, restartEvery = Infinity }: Course = {},
): Month {
  const random = randomFrom(seed);
  const below = (most: number) => Math.floor(random() * most);
  const start = Date.parse('2026-11-01T00:00:00+07:00');
  let now = start;
  const clock = () => new Date(now);
  let budgets = new LookupBudgets(rules, clock);
  const kept = new Map<string, KeptBudget>();
  const restart = () => {
    for (const change of budgets.takeChanges()) {
      const key = `${change.budget} ${change.name}`;
      if ('state' in change) kept.set(key, change);
      else kept.delete(key);
    }
    for (const [key, { until }] of kept) if (until <= now) kept.delete(key);
    budgets = new LookupBudgets(rules, clock);
    budgets.restore([...kept.values()]);
  };

  // Of each code the telephone's owner; victims have many, everybody else has one.
  const phones = Array.from({ length: CODES }, (_, code) =>
    code < VICTIMS * DOSSIERS_OF_A_VICTIM ? `victim ${Math.floor(code / DOSSIERS_OF_A_VICTIM)}` : `phone ${code}`,
  );
  const idOf = (code: number) => `id ${(code * 7919) % 1_000_000}`;
  const slipOf = (code: number) => `slip ${code}`;
  const fits = (code: number, kind: FactorKind, value: string) =>
    value === (kind === 'phone' ? phones[code] : kind === 'lookup-code' ? slipOf(code) : idOf(code));

  const failures = new Map<string, { day: number; codes: Set<number> }>();
  let mostFailedInADay = 0;
  let wasCompared = false;
  const ask = (code: number, kind: FactorKind, value: string, range: string): boolean => {
    const comparison = budgets.begin({ code: `code ${code}`, kind, value: `${kind} ${value}`, range });
    wasCompared = comparison !== undefined;
    if (!comparison) return false;
    if (fits(code, kind, value)) {
      comparison.found();
      return true;
    }
    const day = Math.floor((now - start) / DAY);
    const name = `${kind} ${value}`;
    const failed = failures.get(name);
    const today = failed?.day === day ? failed : { day, codes: new Set<number>() };
    today.codes.add(code);
    failures.set(name, today);
    mostFailedInADay = Math.max(mostFailedInADay, today.codes.size);
    return false;
  };

  const attacked = Array.from({ length: ATTACKED }, (_, at) => VICTIMS * DOSSIERS_OF_A_VICTIM + at);
  const compared = { 'known phone': 0, 'one code': 0, 'spread thin': 0, 'leaked phones': 0 };
  const foundOfVictims = Array.from({ length: VICTIMS }, () => new Set<number>());
  let foundOtherwise = 0;
  const values = new Map<number, number>();
  const guessBy: Readonly<Record<Strategy, () => readonly [code: number, kind: FactorKind, value: string]>> = {
    'known phone': () => [below(CODES), 'phone', `victim ${below(VICTIMS)}`],
    'one code': () => {
      const code = attacked[below(ATTACKED)]!;
      const next = values.get(code) ?? below(1_000_000);
      values.set(code, next + 1);
      return [code, 'citizen-id-last-6', `id ${next % 1_000_000}`];
    },
    'spread thin': () => [below(CODES), 'citizen-id-last-6', `id ${below(1_000_000)}`],
    'leaked phones': () => [below(CODES), 'phone', `phone ${VICTIMS * DOSSIERS_OF_A_VICTIM + below(LEAKED)}`],
  };
  const guess = (strategy: Strategy) => {
    const [code, kind, value] = guessBy[strategy]();
    const found = ask(code, kind, value, `guesser ${below(ADDRESSES)}`);
    if (wasCompared) compared[strategy] += 1;
    if (!found) return;
    if (value.startsWith('victim')) foundOfVictims[Number(value.split(' ')[1])]!.add(code);
    else foundOtherwise += 1;
  };

  const seenAt = Array.from({ length: TRIES }, () => 0);
  let neverSeen = 0;
  /** Types the telephone; where that finds nothing although it is right, the look-up code that the answer speaks of. */
  const askForOwn = (code: number, range: string, isMistyping: boolean) => {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const isWrong = isMistyping && attempt < 2;
      const isByPhone = attempt === 0 || isMistyping;
      const phone = isWrong ? `${phones[code]} mistyped ${attempt}` : phones[code]!;
      const last = isMistyping && attempt === TRIES - 1 && !seesPhoneWork(code, range);
      const found =
        isByPhone && !last ? ask(code, 'phone', phone, range) : ask(code, 'lookup-code', slipOf(code), range);
      if (found) return void (seenAt[attempt]! += 1);
    }
    neverSeen += 1;
  };
  // Who has mistyped twice and knows nothing of an attack types the telephone again, now with care.
  const seesPhoneWork = (code: number, range: string) => !attacked.includes(code) && !range.startsWith('guesser');

  const asks: Ask[] = [];
  for (let at = 0; at < GUESSES; at++) {
    const strategy = strategies[at % strategies.length]!;
    asks.push({ at: start + (at / GUESSES) * DAYS * DAY, run: () => guess(strategy) });
  }
  const firstOwned = VICTIMS * DOSSIERS_OF_A_VICTIM;
  for (let owner = 0; owner < OWNERS; owner++) {
    const shared = owner - ATTACKED;
    const range =
      shared >= 0 && shared < SHARED_ADDRESSES * BEHIND_ONE_ADDRESS
        ? `shared ${shared % SHARED_ADDRESSES}`
        : shared >= 0 && shared < SHARED_ADDRESSES * BEHIND_ONE_ADDRESS + AMONG_GUESSERS
          ? `guesser ${below(ADDRESSES)}`
          : `owner ${owner}`;
    const isMistyping = random() < MISTYPING;
    // Everybody behind one address comes on one morning, as at a commune's counter.
    const day = range.startsWith('shared') ? 14 : below(DAYS);
    const at = start + day * DAY + (8 + random() * 9) * (DAY / 24);
    asks.push({ at, run: () => askForOwn(firstOwned + owner, range, isMistyping) });
  }
  asks.sort((one, other) => one.at - other.at);
  let restartAt = start + restartEvery;
  for (const each of asks) {
    now = each.at;
    if (now >= restartAt) {
      restart();
      restartAt += restartEvery;
    }
    each.run();
  }
  return {
    guesses: GUESSES,
    compared,
    mostFailedInADay,
    foundOfAVictim: Math.max(...foundOfVictims.map(({ size }) => size)) / DOSSIERS_OF_A_VICTIM,
    foundOtherwise,
    owners: OWNERS,
    seenAt,
    neverSeen,
  };
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
