import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import pg from 'pg';
import { temporaryDatabase, withoutPostgres } from '../support/node/postgres.ts';

/** More than any pipe holds. */
const BYTES = 2_000_000;

describe('the database of the tests', { skip: withoutPostgres }, () => {
  it('goes on answering however much it has to complain of', async () => {
    const client = new pg.Client({ connectionString: await temporaryDatabase() });
    await client.connect();
    // Refused statements are written down whole.
    const refused = `select '${'x'.repeat(BYTES / 200)}' from nothing`;
    for (let count = 0; count < 200; count++) await assert.rejects(client.query(refused));
    assert.equal((await client.query('select 1')).rowCount, 1);
    await client.end();
  });
});
