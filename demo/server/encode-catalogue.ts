/** The catalogue as it goes over the wire, written once and sent many times. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { CatalogueHead, CatalogueLine } from '../../src/backend/contract/catalogue.ts';
import type { Summary } from '../../src/backend/contract/procedures.ts';
import type { OwnWord } from '../../src/search/everyday.ts';

/** One form of the catalogue. */
export interface EncodedCatalogue {
  readonly type: string;
  readonly etag: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly gzipped: Uint8Array<ArrayBuffer>;
}

const compress = promisify(gzip);

/** The readable form: one JSON document. */
export async function encodeAsJson(summaries: readonly Summary[], asOf: string): Promise<EncodedCatalogue> {
  const procedures = JSON.stringify(summaries);
  const version = versionOf(asOf + procedures);
  const head = JSON.stringify({ asOf, version }).slice(0, -1);
  return encode('application/json', version, `${head},"procedures":${procedures}}`);
}

/** The form for phones: a head, then an entry a line, repeated texts by their place in the head's lists. */
export async function encodeAsLines(
  summaries: readonly Summary[],
  asOf: string,
  words: readonly OwnWord[] = [],
): Promise<EncodedCatalogue> {
  const fields = new Listing<string>();
  const audiences = new Listing<string>();
  const issuers = new Listing<Summary['issuer']>();
  const lines = summaries.map((summary) => JSON.stringify(shorten(summary, fields, audiences, issuers)));
  const lists = {
    fields: fields.values,
    audiences: audiences.values,
    issuers: issuers.values,
    ...(words.length > 0 && { words: words.map(([said, called]): [string, string] => [said, called]) }),
  };
  const version = versionOf(asOf + JSON.stringify(lists) + lines.join('\n'));
  const head: CatalogueHead = { asOf, version, ...lists };
  return encode('application/x-ndjson', version, [JSON.stringify(head), ...lines, ''].join('\n'));
}

/** Values in the order they were first met, and the place of each. */
class Listing<T> {
  readonly values: T[] = [];
  readonly #places = new Map<string, number>();

  placeOf(value: T): number {
    const key = JSON.stringify(value);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.values.length);
    return this.values.push(value) - 1;
  }
}

function shorten(
  summary: Summary,
  fields: Listing<string>,
  audiences: Listing<string>,
  issuers: Listing<Summary['issuer']>,
): CatalogueLine {
  const { code, title, field, levels, modes, keywords, issuer, scope, province, internal, variants } = summary;
  return {
    code,
    title,
    ...(field && { field: fields.placeOf(field) }),
    ...(levels.length > 0 && { levels }),
    ...(modes.length > 0 && { modes }),
    ...(summary.audiences.length > 0 && { audiences: summary.audiences.map((name) => audiences.placeOf(name)) }),
    ...(keywords.length > 0 && { keywords }),
    issuer: issuers.placeOf(issuer),
    ...(scope !== 'national' && { scope }),
    ...(province && { province }),
    ...(internal && { internal }),
    ...(variants && variants.length > 0 && { variants }),
  };
}

const versionOf = (content: string): string => createHash('sha256').update(content).digest('hex').slice(0, 16);

/** The tag is weak, because the same tag stands for the compressed and the plain bytes. */
async function encode(type: string, version: string, content: string): Promise<EncodedCatalogue> {
  const plain = new TextEncoder().encode(content);
  const gzipped = new Uint8Array(await compress(plain, { level: constants.Z_BEST_COMPRESSION }));
  return { type, etag: `W/"${version}"`, plain, gzipped };
}
