/** What the environment says about a server. Every name is part of the contract (its last section). */

import { isAddressOrRange } from './limits/address-range.ts';
import type { WebhookTarget } from './webhook/message.ts';

/** The fictional province of the starter agencies. */
export const DEMONSTRATION_PROVINCE = 'H90';
/** Bytes; the shortest that Standard Webhooks allows. */
const SHORTEST_WEBHOOK_KEY = 24;
const LOOPBACK_HOST = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

export interface Settings {
  /** `PORT`; 0 takes a free one. */
  readonly port: number;
  /** `DVC_AGENCY`: identifier of the endpoint's own agency. */
  readonly agency: string;
  /** `DVC_DATA`: folder of the embedded database and the secret. */
  readonly data: string;
  /** `DATABASE_URL`: a PostgreSQL to use instead of the embedded database. */
  readonly databaseUrl?: string | undefined;
  /** `DVC_SECRET`; otherwise made once into the data folder. */
  readonly secret?: string | undefined;
  /** `DVC_ORIGINS`: host sites that may ask; undefined lets all. */
  readonly origins?: readonly string[] | undefined;
  /** `DVC_TRUST_PROXY`: addresses or ranges whose `X-Forwarded-For` counts; default none. */
  readonly trustProxy?: readonly string[] | undefined;
  /** `DVC_OFFICE_TOKEN`: makes the first officer account; undefined, there is no office side. */
  readonly officeToken?: string | undefined;
  /** `DVC_PUBLIC_URL`: the endpoint's address as the public has it; otherwise as each request names it. */
  readonly publicUrl?: string | undefined;
  /** `DVC_WEBHOOK_URL` and `DVC_WEBHOOK_SECRET`: the agency's own sender, told of every change; undefined, nobody is. */
  readonly webhook?: WebhookTarget | undefined;
}

/** A setting that nobody could have meant; the message says which and what it takes. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** Reads the settings; an empty value counts as unset. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const value = (name: string) => environment[name]?.trim() || undefined;
  const list = (name: string) =>
    value(name)
      ?.split(/[\s,]+/)
      .filter(Boolean);
  return {
    port: readPort(value('PORT')),
    agency: value('DVC_AGENCY') ?? DEMONSTRATION_PROVINCE,
    data: value('DVC_DATA') ?? '.data/',
    databaseUrl: value('DATABASE_URL'),
    secret: value('DVC_SECRET'),
    origins: list('DVC_ORIGINS')?.map(readOrigin),
    trustProxy: list('DVC_TRUST_PROXY')?.map(readProxy),
    publicUrl: readPublicUrl(value('DVC_PUBLIC_URL')),
    webhook: readWebhook(value('DVC_WEBHOOK_URL'), value('DVC_WEBHOOK_SECRET')),
    officeToken: value('DVC_OFFICE_TOKEN'),
  };
}

/** The origin of a site's address: `https://host` or, with a port of its own, `https://host:port`. */
export function readOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/') {
    throw new SettingsError('DVC_ORIGINS: mỗi trang có dạng https://tên-miền, không kèm đường dẫn.');
  }
  return url.origin;
}

function readProxy(text: string): string {
  if (!isAddressOrRange(text)) {
    throw new SettingsError('DVC_TRUST_PROXY: hãy ghi địa chỉ IP hoặc dải địa chỉ, ví dụ 127.0.0.1, 10.0.0.0/8.');
  }
  return text;
}

function readPublicUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash) {
    throw new SettingsError('DVC_PUBLIC_URL: hãy ghi địa chỉ điểm cuối mà người dân dùng, ví dụ https://tên-miền/api.');
  }
  return url.href.replace(/\/$/, '');
}

/** The secret as Standard Webhooks writes it: `whsec_` and the key in base64. */
function readWebhook(url: string | undefined, secret = ''): WebhookTarget | undefined {
  if (url === undefined) return undefined;
  const { protocol = '', hostname = '', username = '' } = URL.canParse(url) ? new URL(url) : {};
  const isSafe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK_HOST.test(hostname));
  if (!isSafe || username) {
    throw new SettingsError('DVC_WEBHOOK_URL: hãy ghi địa chỉ https://… của hệ thống gửi tin (http chỉ trên máy này).');
  }
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  if (!secret.startsWith('whsec_') || key.length < SHORTEST_WEBHOOK_KEY) {
    throw new SettingsError(
      `DVC_WEBHOOK_SECRET: hãy ghi whsec_ rồi ít nhất ${SHORTEST_WEBHOOK_KEY} byte ngẫu nhiên dạng base64 (openssl rand -base64 32).`,
    );
  }
  return { url, key };
}

function readPort(text = '8080'): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new SettingsError('PORT: hãy ghi một số từ 0 đến 65535.');
  return port;
}
