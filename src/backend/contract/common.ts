/**
 * Building blocks of the wire contract (version 1).
 *
 * The schemas of this folder are the source of truth for what goes over the wire: `openapi.json` is generated from
 * them, the reference endpoint answers by them, the elements read by them and the mocks are built through them.
 * They hold no prose, because citizens download them.
 */
import * as z from 'zod/mini';

// Compiled parsers use `new Function`, which a strict content security policy reports as a violation.
z.config({ jitless: true });

/** The contract's major version; an element that meets another one shows its fallback. */
export const CONTRACT_MAJOR = '1';

/**
 * A value of which `known` are the names we have words for. A reader accepts any other text too, because a later minor
 * version of the contract may add values, and then shows the server's own text.
 */
export const open = <const T extends readonly [string, ...string[]]>(known: T) => z.union([z.enum(known), z.string()]);

/** Text that says something. */
export const text = z.string().check(z.minLength(1));

/** An instant: ISO 8601 with an offset, `2026-11-24T08:00:00+07:00`. */
export const instant = z.iso.datetime({ offset: true });

/** A calendar day: `YYYY-MM-DD`. */
export const day = z.iso.date();

/** A count of things. */
export const count = z.int().check(z.nonnegative());

/** One page of a list; `page` counts from 1. */
export const listOf = <T extends z.ZodMiniType>(item: T) =>
  z.object({
    items: z.array(item),
    total: count,
    page: z.int().check(z.positive()),
    size: z.int().check(z.positive()),
  });
