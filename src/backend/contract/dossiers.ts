/**
 * A dossier (hồ sơ) at its agency: asked for by the code on the slip and by something that only its owner knows,
 * answered with where it is, who has it, when it is due and what to do.
 */
import * as z from 'zod/mini';
import { agency } from './agencies.ts';
import { count, day, instant, open, text } from './common.ts';
import { surveyOffer } from './survey-offer.ts';

/**
 * How somebody shows that a dossier is theirs: the telephone given, the last six digits of the citizen's ID, the look-up
 * code (mã tra cứu) printed on the slip, or the telephone's last four digits, which show where it is and nothing else.
 */
export const FACTOR_KINDS = ['phone', 'citizen-id-last-6', 'lookup-code', 'phone-last-4'] as const;

/** `status`, shown for `phone-last-4`: no applicant, officer, address, notes. */
export const DOSSIER_VIEWS = ['full', 'status'] as const;

export const STATE_GROUPS = ['received', 'processing', 'paused', 'refused', 'withdrawn', 'ready', 'returned'] as const;

/**
 * The ten national states (trạng thái hồ sơ) with their official terms, the same in every system since 2019. In
 * `paused` the time that the agency has does not run.
 */
export const DOSSIER_STATES = [
  { code: 1, text: 'Mới đăng ký', group: 'received' },
  { code: 2, text: 'Được tiếp nhận', group: 'received' },
  { code: 3, text: 'Không được tiếp nhận', group: 'refused' },
  { code: 4, text: 'Đang xử lý', group: 'processing' },
  { code: 5, text: 'Yêu cầu bổ sung giấy tờ', group: 'paused' },
  { code: 6, text: 'Yêu cầu thực hiện nghĩa vụ tài chính', group: 'paused' },
  { code: 7, text: 'Công dân yêu cầu rút hồ sơ', group: 'withdrawn' },
  { code: 8, text: 'Dừng xử lý', group: 'paused' },
  { code: 9, text: 'Đã xử lý xong', group: 'ready' },
  { code: 10, text: 'Đã trả kết quả', group: 'returned' },
] as const satisfies readonly { code: number; text: string; group: (typeof STATE_GROUPS)[number] }[];

/** What the citizen must do now. */
export const ACTION_KINDS = ['supplement', 'pay', 'collect', 'none'] as const;
/** How the result comes (hình thức trả kết quả). */
export const DELIVERY_KINDS = ['counter', 'post', 'online'] as const;

/** Body of `POST /v1/dossiers/lookup`; code and factor are in a body only to keep them out of addresses. */
export const dossierLookup = z.object({
  agency: z.optional(z.string()),
  code: text,
  factor: z.object({ kind: z.enum(FACTOR_KINDS), value: text }),
});

/** A state; `text` is the server's word for it, shown for a `code` that is none of the ten. */
export const dossierState = z.object({ code: count, text, group: open(STATE_GROUPS) });

export const officer = z.object({ name: text, title: z.optional(z.string()), unit: z.optional(z.string()) });

/** What happened when. Backends that write steps in words of their own give `state` and `officer` as text. */
export const dossierStep = z.object({
  at: instant,
  state: z.union([dossierState, text]),
  unit: z.optional(z.string()),
  officer: z.optional(z.union([officer, text])),
  note: z.optional(z.string()),
});

/** `amount` in đồng; `by`: the last day or instant to do it. */
export const dossierAction = z.object({
  kind: open(ACTION_KINDS),
  text: z.string(),
  items: z.optional(z.array(text)),
  amount: z.optional(count),
  url: z.optional(z.string()),
  by: z.optional(z.union([instant, day])),
});

/** `POST /v1/dossiers/lookup` */
export const dossier = z.object({
  code: text,
  view: open(DOSSIER_VIEWS),
  procedure: z.object({ code: z.optional(z.string()), title: text }),
  state: dossierState,
  /** Masked by the endpoint: enough to see that it is one's own, too little to learn a name. */
  applicant: z.optional(z.string()),
  agency,
  officer: z.optional(officer),
  receivedAt: z.optional(instant),
  dueAt: z.optional(instant),
  newDueAt: z.optional(instant),
  finishedAt: z.optional(instant),
  returnedAt: z.optional(instant),
  /** By how many days the agency is or was late, and its apology (văn bản xin lỗi). */
  late: z.optional(z.object({ days: count, apology: z.optional(z.string()) })),
  action: dossierAction,
  steps: z.array(dossierStep),
  delivery: z.optional(
    z.object({ kind: open(DELIVERY_KINDS), tracking: z.optional(z.string()), text: z.optional(z.string()) }),
  ),
  /** Where it can be rated, once the result was returned; a token counts once. */
  survey: z.optional(surveyOffer),
  updatedAt: instant,
});

const word = z.optional(z.string());

/**
 * A dossier as a page reads it: whatever is missing or makes no sense, a title, an agency, a time, the rest is still
 * worth reading, as long as it says where it is. Times that are none are not shown.
 */
export const readableDossier = z.object({
  code: z.string(),
  view: z.string(),
  procedure: z.object({ title: z.string() }),
  state: z.object({ code: count, text: z.string(), group: z.string() }),
  applicant: word,
  agency: z.optional(agency),
  officer: z.optional(officer),
  receivedAt: word,
  dueAt: word,
  newDueAt: word,
  finishedAt: word,
  returnedAt: word,
  late: z.optional(z.object({ days: count, apology: word })),
  action: z.object({
    kind: z.string(),
    text: z.string(),
    items: z.optional(z.array(text)),
    amount: z.optional(count),
    url: word,
    by: word,
  }),
  steps: z.array(
    z.object({
      at: word,
      state: z.union([z.object({ code: count, text: z.string() }), text]),
      unit: word,
      officer: z.optional(z.union([officer, text])),
      note: word,
    }),
  ),
  delivery: z.optional(z.object({ kind: z.string(), tracking: word, text: word })),
  survey: z.optional(surveyOffer),
  updatedAt: word,
});

export type DossierLookup = z.infer<typeof dossierLookup>;
export type FactorKind = (typeof FACTOR_KINDS)[number];
export type DossierState = z.infer<typeof dossierState>;
export type DossierStep = z.infer<typeof dossierStep>;
export type DossierAction = z.infer<typeof dossierAction>;
export type Dossier = z.infer<typeof dossier>;
export type ReadableDossier = z.infer<typeof readableDossier>;
