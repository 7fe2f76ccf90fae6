import * as z from 'zod/mini';
import { count, listOf, open, text } from './common.ts';

/** Who handles a procedure (cấp thực hiện). */
export const LEVELS = ['ministry', 'province', 'commune', 'vertical', 'other'] as const;
/** How a dossier can be handed in (hình thức nộp): online in full (toàn trình), in part (một phần), by post, at the counter. */
export const MODES = ['online-full', 'online-part', 'post', 'counter'] as const;
/** A way to hand in, as time and fee are published by it. */
export const CHANNEL_MODES = ['online', 'post', 'counter'] as const;
/** Units of a processing time (thời hạn giải quyết). */
export const TIME_UNITS = ['working-day', 'day', 'hour', 'month', 'year', 'other'] as const;
/** `province`: decided by one province for itself. */
export const SCOPES = ['national', 'province'] as const;

/** Who decided a procedure (cơ quan ban hành). */
export const issuer = z.object({ code: z.optional(z.string()), name: z.string() });

const summaryFields = {
  code: text,
  title: text,
  field: z.string(),
  levels: z.array(open(LEVELS)),
  modes: z.array(open(MODES)),
  audiences: z.array(z.string()),
  keywords: z.array(z.string()),
  issuer,
  scope: open(SCOPES),
  province: z.optional(z.string()),
  internal: z.optional(z.boolean()),
  variants: z.optional(z.array(text)),
};

/** An administrative procedure (thủ tục hành chính) as it stands in a list. */
export const summary = z.object(summaryFields);

/** A paper to bring (thành phần hồ sơ): how many originals and copies; `form` is a form's name or its https address. */
export const procedureDocument = z.object({
  name: text,
  originals: count,
  copies: count,
  // Where a backend does not say, better one paper too many in the bag than a second way to the office.
  required: z._default(z.boolean(), true),
  note: z.optional(z.string()),
  form: z.optional(z.string()),
});

/** A case (trường hợp) with papers of its own; a procedure without cases has one without a name. */
export const procedureCase = z.object({ name: z.optional(z.string()), documents: z.array(procedureDocument) });

/** How long it takes; `text` as published, which may say more than the number. */
export const processingTime = z.object({
  amount: z.optional(z.number().check(z.nonnegative())),
  unit: z.optional(open(TIME_UNITS)),
  text: z.optional(z.string()),
});

/** A fee (phí, lệ phí); đồng as an integer. 0 with a text is not "free": the text rules. */
export const fee = z.object({
  amount: z.optional(z.number().check(z.nonnegative())),
  currency: z.optional(z.string()),
  text: z.optional(z.string()),
});

export const channel = z.object({ mode: open(CHANNEL_MODES), time: processingTime, fees: z.array(fee) });

export const legalBasis = z.object({ code: z.string(), title: text });

/** `GET /v1/procedures/{code}` */
export const procedure = z.object({
  ...summaryFields,
  agencies: z.array(z.string()),
  steps: z.array(z.string()),
  cases: z.array(procedureCase),
  channels: z.array(channel),
  results: z.array(z.string()),
  legalBases: z.array(legalBasis),
  requirements: z.optional(z.string()),
  submitUrl: z.optional(z.string()),
  source: z.object({ decision: z.optional(z.string()), asOf: z.optional(z.string()), url: z.optional(z.string()) }),
});

const facet = z.array(z.object({ value: z.string(), count }));
export const facets = z.object({ field: facet, level: facet, audience: facet, mode: facet });

/** An everyday word or a slip that was read as something else: what was searched instead, and because of what. */
export const understood = z.object({ query: text, because: text });

/** `GET /v1/procedures` */
export const procedureList = z.extend(listOf(summary), { facets, understood: z.optional(understood) });

export type Summary = z.infer<typeof summary>;
export type Procedure = z.infer<typeof procedure>;
export type ProcedureCase = z.infer<typeof procedureCase>;
export type ProcedureDocument = z.infer<typeof procedureDocument>;
export type Channel = z.infer<typeof channel>;
export type Fee = z.infer<typeof fee>;
export type ProcessingTime = z.infer<typeof processingTime>;
export type Facets = z.infer<typeof facets>;
export type Understood = z.infer<typeof understood>;
export type ProcedureList = z.infer<typeof procedureList>;
