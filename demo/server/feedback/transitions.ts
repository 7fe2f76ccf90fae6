/**
 * What may happen to a case in which state, and what state it is in then. Pure tables: the office desk shows its buttons
 * by them, and whatever changes a case is held to them.
 */
import type { FEEDBACK_STATES, OUTCOMES } from '../../../src/backend/contract/feedback.ts';

export type FeedbackState = (typeof FEEDBACK_STATES)[number];
export type Outcome = (typeof OUTCOMES)[number];

/** The agency still owes something. */
export const OPEN_STATES = ['received', 'forwarded', 'processing', 'need-more', 'reopened'] as const;
/** It has come to an end, which a citizen may ask to look at again. */
export const ENDED_STATES = ['answered', 'refused', 'duplicate', 'elsewhere', 'closed'] as const;
/** What came of it can be rated. */
const RATED_STATES = ['answered', 'refused', 'closed'] as const;

interface Act {
  readonly from: readonly FeedbackState[];
  /** Left out, the state stays. */
  readonly to?: FeedbackState;
}

/** What officers do. */
const OFFICER_ACTS = {
  /** Takes it in hand (nhận xử lý). */
  take: { from: ['received', 'forwarded', 'reopened'], to: 'processing' },
  /** Hands it to the agency in charge (chuyển xử lý). */
  forward: { from: OPEN_STATES, to: 'forwarded' },
  /** Asks the citizen for more (yêu cầu bổ sung). */
  ask: { from: OPEN_STATES, to: 'need-more' },
  /** Replies; a second reply stands in the place of the first. */
  answer: { from: [...OPEN_STATES, 'answered'], to: 'answered' },
  /** Declines it, with the reason (từ chối). */
  refuse: { from: OPEN_STATES, to: 'refused' },
  /** Says that another case is about the same. */
  duplicate: { from: OPEN_STATES, to: 'duplicate' },
  /** Says who is in charge where this endpoint serves nobody who is (ngoài thẩm quyền). */
  elsewhere: { from: OPEN_STATES, to: 'elsewhere' },
  /** Puts it away: the citizen never answered, or nobody came back. That is never called solved. */
  close: { from: ['need-more', 'answered', 'refused', 'duplicate', 'elsewhere'], to: 'closed' },
  reopen: { from: ENDED_STATES, to: 'reopened' },
  /** Publishes a text about it, or another in its place (công khai). */
  publish: { from: ['answered', 'closed'] },
  unpublish: { from: [...OPEN_STATES, ...ENDED_STATES] },
} as const satisfies Record<string, Act>;

/** What whoever holds the code does. */
const CITIZEN_ACTS = {
  /** Answers the officer's question. */
  add: { from: ['need-more'], to: 'processing' },
  rate: { from: RATED_STATES },
  /** Rates it and asks for another look. */
  'rate-and-reopen': { from: ENDED_STATES, to: 'reopened' },
} as const satisfies Record<string, Act>;

const ACTS: Readonly<Record<string, Act>> = { ...OFFICER_ACTS, ...CITIZEN_ACTS };

export type OfficerActKind = keyof typeof OFFICER_ACTS;
/** `receive` is how every case begins. */
export type ActKind = 'receive' | OfficerActKind | keyof typeof CITIZEN_ACTS;

/** Whether that may happen in this state. */
export const mayHappen = (act: ActKind, state: string): boolean =>
  ACTS[act]?.from.includes(state as FeedbackState) ?? false;

/** The state after it. */
export const stateAfter = (act: ActKind, state: string): FeedbackState => ACTS[act]?.to ?? (state as FeedbackState);

/** What an officer may do in this state, in the order of a desk; whether something can be published is asked apart. */
export const officerActsIn = (state: string): OfficerActKind[] =>
  (Object.keys(OFFICER_ACTS) as OfficerActKind[]).filter((act) => mayHappen(act, state));

export const isOpen = (state: string): boolean => OPEN_STATES.includes(state as (typeof OPEN_STATES)[number]);
