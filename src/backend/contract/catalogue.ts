/**
 * The whole catalogue at once, so that a page can search without asking.
 *
 * Two forms: one JSON document, and lines (`application/x-ndjson`) for phones: a head, then an entry a line with
 * repeated texts replaced by their place in the head's lists and everything empty left out.
 */
import * as z from 'zod/mini';
import { count, open, text } from './common.ts';
import { LEVELS, MODES, SCOPES, issuer, summary } from './procedures.ts';

/** `GET /v1/catalogue` as JSON. */
export const catalogue = z.object({ asOf: text, version: text, procedures: z.array(summary) });

/** First line of `application/x-ndjson`. `words`: the province's own everyday words, [what people say, what it is called]. */
export const catalogueHead = z.object({
  asOf: text,
  version: text,
  fields: z.array(z.string()),
  audiences: z.array(z.string()),
  issuers: z.array(issuer),
  words: z.optional(z.array(z.tuple([text, text]))),
});

/** Every further line: a summary's names; `field`, `audiences`, `issuer` are places in the head's lists. */
export const catalogueLine = z.object({
  code: text,
  title: text,
  field: z.optional(count),
  levels: z.optional(z.array(open(LEVELS))),
  modes: z.optional(z.array(open(MODES))),
  audiences: z.optional(z.array(count)),
  keywords: z.optional(z.array(z.string())),
  issuer: z.optional(count),
  scope: z.optional(open(SCOPES)),
  province: z.optional(z.string()),
  internal: z.optional(z.boolean()),
  variants: z.optional(z.array(text)),
});

export type Catalogue = z.infer<typeof catalogue>;
export type CatalogueHead = z.infer<typeof catalogueHead>;
export type CatalogueLine = z.infer<typeof catalogueLine>;
