import { Hono } from 'hono';
import type { AppEnv } from '../app-env.ts';
import type { Files } from '../attachments/files.ts';
import { ProblemError } from '../problems.ts';
import { findReplyFile } from '../store/cases.ts';
import type { Database } from '../store/tables.ts';

export const REPLY_FILES_PATH = '/v1/reply-files';
const FILE_ID = /^[0-9a-f]{32}$/;
/** What a file can do to whoever opens it: nothing. */
const HARMLESS = {
  'Content-Security-Policy': "sandbox; default-src 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
  'Cache-Control': 'private, no-store',
};

/** `GET /v1/reply-files/{id}`: a file of a reply, to be saved and not shown; its address is known to whom the reply is. */
export const replyFilesRoute = ({ store, files }: { store: { readonly db: Database }; files: Files }) =>
  new Hono<AppEnv>().get('/reply-files/:id', async (c) => {
    const id = c.req.param('id');
    const file = FILE_ID.test(id) ? await findReplyFile(store.db, id) : undefined;
    if (!file) throw new ProblemError('not-found');
    const body = new Uint8Array(await files.read(file.file));
    return c.body(body, 200, {
      ...HARMLESS,
      'Content-Type': file.type,
      'Content-Disposition': `attachment; filename="${plain(file.name)}"; filename*=UTF-8''${encodeName(file.name)}`,
    });
  });

/** For readers that know no other alphabet. */
const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .replace(/[^\w .()-]/g, '_');

/** RFC 8187 leaves fewer signs as they are than an address does. */
const encodeName = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
