/** Passwords as the store keeps them: hashed with scrypt, the parameters beside the hash, so that they can grow. */
import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Turns } from '../attachments/turns.ts';

interface Parameters {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);

/** OWASP's choice for 32 MB (2024): some 0.2 s on an office machine. */
const NOW: Parameters = { N: 2 ** 15, r: 8, p: 3 };
const BYTES = 32;
/** Hashes worked out at a time: each holds 32 MB. */
const turns = new Turns(2);
/** Without letters and digits that look alike. */
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789';
/** What no account has: whoever guesses names waits as long as with a true one. */
let nobody: Promise<string> | undefined;

export const SHORTEST_PASSWORD = 10;
/** Longer ones only keep the machine busy; in characters. */
export const LONGEST_PASSWORD = 200;

/** What the store keeps of a password. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await work(password, salt, NOW);
  return ['scrypt', NOW.N, NOW.r, NOW.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** Whether the password is the one kept; without an account it takes as long and is not. */
export async function isPassword(password: string, kept: string | undefined): Promise<boolean> {
  nobody ??= hashPassword(randomBytes(16).toString('hex'));
  const [, N, r, p, salt = '', hash = ''] = (kept ?? (await nobody)).split('$');
  const found = await work(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) });
  const isSame = timingSafeEqual(found, Buffer.from(hash, 'base64url'));
  return isSame && kept !== undefined;
}

/** Whether it was hashed with other parameters than one would be now. */
export const isOutdated = (kept: string): boolean => !kept.startsWith(`scrypt$${NOW.N}$${NOW.r}$${NOW.p}$`);

/** A first password that can be read out over a telephone, `k7mp-4qxd-w9hf`: 59 bits. */
export function makePassword(): string {
  const letter = () => READABLE[randomInt(READABLE.length)]!;
  const group = () => `${letter()}${letter()}${letter()}${letter()}`;
  return `${group()}-${group()}-${group()}`;
}

const work = (password: string, salt: Buffer, { N, r, p }: Parameters): Promise<Buffer> =>
  // The same letters in another Unicode form are the same password: keyboards differ.
  turns.take(() => derive(password.normalize('NFC'), salt, BYTES, { N, r, p, maxmem: 256 * N * r }));
