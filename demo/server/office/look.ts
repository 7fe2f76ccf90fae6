/** The style sheet and the icon of the desk, read once; their addresses change with what they hold. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';

const TYPES = { 'office.css': 'text/css; charset=utf-8', 'icon.svg': 'image/svg+xml' } as const;
const FOR_GOOD = { 'Cache-Control': 'public, max-age=31536000, immutable' };

const FILES = Object.entries(TYPES).map(([name, type]) => {
  const content = readFileSync(join(import.meta.dirname, 'look', name), 'utf8');
  const version = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return { name, type, content, version };
});

/** The address of a file below the desk. */
export const addressOfLook = (name: keyof typeof TYPES): string =>
  `/${name}?v=${FILES.find((file) => file.name === name)?.version}`;

/** Serves them to everybody. */
export function lookRoute() {
  const route = new Hono();
  for (const { name, type, content } of FILES) {
    route.get(`/${name}`, (c) => c.body(content, 200, { 'Content-Type': type, ...FOR_GOOD }));
  }
  return route;
}
