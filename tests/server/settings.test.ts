import assert from 'node:assert/strict';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readSecret } from '../../demo/server/secret.ts';
import { readSettings, SettingsError } from '../../demo/server/settings.ts';
import { temporaryFolder } from '../support/node/folder.ts';

describe('settings', () => {
  it('have a value where the environment says nothing', () => {
    for (const environment of [{}, { PORT: '', DVC_AGENCY: ' ', DVC_DATA: '', DATABASE_URL: '', DVC_ORIGINS: '' }]) {
      const { port, agency, data, databaseUrl, origins } = readSettings(environment);
      assert.deepEqual([port, agency, data, databaseUrl, origins], [8080, 'H90', '.data/', undefined, undefined]);
    }
  });

  it('take sites divided by commas or spaces, and know them as browsers write them', () => {
    const { origins } = readSettings({ DVC_ORIGINS: 'https://A.example/, http://b.example:80 https://c.example:8443' });
    assert.deepEqual(origins, ['https://a.example', 'http://b.example', 'https://c.example:8443']);
  });

  it('are refused where nobody could have meant them', () => {
    for (const environment of [
      { PORT: 'x' },
      { PORT: '-1' },
      { PORT: '65536' },
      { PORT: '80.5' },
      { DVC_ORIGINS: 'songmay.example' },
      { DVC_ORIGINS: '*' },
      { DVC_ORIGINS: 'https://songmay.example/path' },
      { DVC_ORIGINS: 'javascript:alert(1)' },
    ]) {
      assert.throws(() => readSettings(environment), SettingsError, JSON.stringify(environment));
    }
  });
});

describe('the page about running a server', () => {
  it('names every setting that is read, and every command', async () => {
    const page = await readFile(new URL('../../docs/running.md', import.meta.url), 'utf8');
    const source = await readFile(new URL('../../demo/server/settings.ts', import.meta.url), 'utf8');
    const read = [...source.matchAll(/\b(?:value|list)\('([A-Z_]+)'\)/g)].map(([, name]) => name!);
    assert.ok(read.length >= 11);
    for (const name of read) assert.ok(page.includes(`| \`${name}\` `), name);
    const { scripts } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const ofServer = Object.entries(scripts).filter(([, script]) => /demo\/server\/(?!main|openapi)/.test(script));
    for (const [name] of ofServer) assert.ok(page.includes(`\`npm run ${name}`), name);
  });
});

describe('the secret', () => {
  it('is made once, whoever comes first, and for its owner alone', async () => {
    const data = join(await temporaryFolder(), 'not', 'there', 'yet');
    const secrets = await Promise.all(Array.from({ length: 8 }, () => readSecret({ data })));
    assert.equal(new Set(secrets).size, 1);
    assert.match(secrets[0] ?? '', /^[\w-]{43}$/);
    assert.deepEqual(await readdir(data), ['secret']);
    assert.equal((await stat(join(data, 'secret'))).mode & 0o777, 0o600);
    assert.equal(await readSecret({ data }), await readFile(join(data, 'secret'), 'utf8'));
  });

  it('is the one that is set', async () => {
    const data = await temporaryFolder();
    assert.equal(await readSecret({ secret: 'set', data }), 'set');
    assert.deepEqual(await readdir(data), []);
  });
});
