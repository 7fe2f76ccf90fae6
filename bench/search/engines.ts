/**
 * Our index and the libraries it is measured against, each at its best sensible setting: titles and questions folded
 * by us, the last word a prefix, slips allowed where a library can.
 */
import uFuzzy from '@leeoniya/ufuzzy';
import { create, insertMultiple, search as searchOrama } from '@orama/orama';
import { Index } from 'flexsearch';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { Summary } from '../../src/backend/contract/procedures.ts';
import { EVERYDAY } from '../../src/search/everyday-words.ts';
import { ProcedureIndex } from '../../src/search/procedure-index.ts';
import { fold } from '../../src/vietnamese/text.ts';

/** The codes of up to ten procedures, the best first. */
export type Answer = (question: string) => readonly string[] | Promise<readonly string[]>;

export interface Engine {
  readonly name: string;
  /** Milliseconds a question; a slow engine is asked fewer. */
  readonly isSlow?: boolean;
  readonly build: (catalogue: readonly Summary[]) => Answer;
}

const MOST = 10;

export const ours: Engine = {
  name: 'src/search',
  build: (catalogue) => {
    const index = new ProcedureIndex({ everyday: EVERYDAY });
    for (const one of catalogue) index.add(one);
    return (q) => index.search({ q, size: MOST }).items.map(({ code }) => code);
  },
};

const miniSearch: Engine = {
  name: 'MiniSearch 7.2.0',
  build: (catalogue) => {
    const index = new MiniSearch({
      fields: ['title'],
      idField: 'code',
      searchOptions: {
        prefix: (_term, at, terms) => at === terms.length - 1,
        fuzzy: (term) => (term.length > 3 ? 0.2 : false),
      },
    });
    index.addAll(catalogue.map(({ code, title }) => ({ code, title: fold(title) })));
    return (q) =>
      index
        .search(fold(q))
        .slice(0, MOST)
        .map(({ id }) => String(id));
  },
};

const fuse: Engine = {
  name: 'Fuse.js 7.5.0',
  isSlow: true,
  build: (catalogue) => {
    const index = new Fuse(
      catalogue.map(({ code, title }) => ({ code, title: fold(title) })),
      { keys: ['title'], useTokenSearch: true, threshold: 0.3 },
    );
    return (q) => index.search(fold(q), { limit: MOST }).map(({ item }) => item.code);
  },
};

const flexSearch: Engine = {
  name: 'FlexSearch 0.8.212',
  build: (catalogue) => {
    const index = new Index({ tokenize: 'forward', resolution: 9 });
    catalogue.forEach(({ title }, id) => index.add(id, fold(title)));
    return (q) => index.search(fold(q), { limit: MOST, suggest: true }).map((id) => catalogue[Number(id)]!.code);
  },
};

const orama: Engine = {
  name: 'Orama 3.1.18',
  isSlow: true,
  build: (catalogue) => {
    const index = create({ schema: { title: 'string', code: 'string' } });
    const ready = Promise.resolve(
      insertMultiple(
        index,
        catalogue.map(({ code, title }) => ({ code, title: fold(title) })),
        1000,
      ),
    );
    return async (q) => {
      await ready;
      const { hits } = await searchOrama(index, { term: fold(q), properties: ['title'], tolerance: 1, limit: MOST });
      return hits.map(({ document }) => String(document.code));
    };
  },
};

const micro: Engine = {
  name: 'uFuzzy 1.0.19',
  build: (catalogue) => {
    const titles = catalogue.map(({ title }) => fold(title));
    const index = new uFuzzy({ intraMode: 1, intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 });
    return (q) => {
      const [found, info, order] = index.search(titles, fold(q), 3, 1000);
      if (!found) return [];
      const ids = info && order ? order.map((at) => info.idx[at]!) : found;
      return ids.slice(0, MOST).map((id) => catalogue[id]!.code);
    };
  },
};

export const libraries: readonly Engine[] = [miniSearch, fuse, flexSearch, orama, micro];
