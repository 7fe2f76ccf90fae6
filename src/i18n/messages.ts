import type { vi } from './vi.ts';

/**
 * Every sentence a citizen can read, by key. Vietnamese is complete by definition; another language may lack one and
 * then Vietnamese stands in.
 *
 * `{name}` in a sentence is filled in. A key that ends in `.one` or `.other` is picked by the plural rules of the
 * language when `count` is filled in; callers name the key without that ending.
 */
export type MessageKey = keyof typeof vi;
export type Messages = Readonly<Partial<Record<MessageKey, string>>>;

type WithoutPlural<K extends string> = K extends `${infer Stem}.${'one' | 'other'}` ? Stem : K;
/** What callers write. */
export type TextKey = WithoutPlural<MessageKey>;

/** Values for the `{name}` places of a sentence. */
export type Fillings = Readonly<Record<string, string | number>>;
