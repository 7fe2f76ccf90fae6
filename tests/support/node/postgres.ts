import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAllTests } from './cleanup.ts';

/** A PostgreSQL in which tests may make databases; the test command starts one where it can. */
const CLUSTER = process.env.DVC_TEST_DATABASE_URL;

/** Why the cases on PostgreSQL are left out, or false where they run. */
export const withoutPostgres: false | string = CLUSTER ? false : 'no PostgreSQL: DVC_TEST_DATABASE_URL is not set';

/** The address of an empty database for the tests of this file, dropped after them. */
export async function temporaryDatabase(): Promise<string> {
  if (!CLUSTER) throw new Error('There is no PostgreSQL to make a database in.');
  const name = `dvc_test_${randomBytes(6).toString('hex')}`;
  await inCluster(CLUSTER, `create database ${name}`);
  afterAllTests(() => inCluster(CLUSTER, `drop database ${name} with (force)`));
  const url = new URL(CLUSTER);
  url.pathname = `/${name}`;
  return url.href;
}

async function inCluster(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
