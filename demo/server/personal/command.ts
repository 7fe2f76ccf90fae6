/**
 * `npm run personal -- export CODE` prints all that a person sent under a follow-up code as JSON;
 * `npm run personal -- erase CODE` erases it from the database and the files (Law 91/2025, the rights of whoever the
 * data is about). The exit code is 0 when it was done.
 */
import { readFollowUpCode } from '../../../src/backend/contract/follow-up-code.ts';
import { Files } from '../attachments/files.ts';
import { hashFollowUpCode } from '../feedback/follow-up-codes.ts';
import { createLog, describeError } from '../log.ts';
import { readSecret } from '../secret.ts';
import { readSettings, SettingsError } from '../settings.ts';
import { eraseCases } from '../store/erasure.ts';
import { openStore, type Store } from '../store/store.ts';
import { findCase } from '../store/feedback.ts';
import { exportCase } from './export.ts';

const HELP = `npm run personal -- export MÃ    in ra mọi điều một người đã gửi theo mã này, dạng JSON
npm run personal -- erase MÃ     xóa hết những điều đó khỏi kho dữ liệu và thư mục tệp`;

/** What is said to whoever runs the command, when it cannot be done. */
class CannotError extends Error {}

type Work = (store: Store, files: Files, codeHash: string) => Promise<string>;

const WORKS: Readonly<Record<string, Work>> = {
  async export(store, files, codeHash) {
    const exported = await exportCase(store.db, files, codeHash);
    return exported ? JSON.stringify(exported, null, 2) : notThere();
  },
  async erase(store, files, codeHash) {
    const row = await findCase(store.db, codeHash);
    if (!row) return notThere();
    const now = new Date().toISOString();
    const names = await store.write((transaction) => eraseCases(transaction, [row.id], now));
    await files.remove(names);
    await store.settle();
    return `Đã xóa, cùng ${names.length} tệp gửi kèm (erased, with its files).`;
  },
};

await run(process.argv.slice(2));

async function run([name = '', typed = '', ...more]: string[]): Promise<void> {
  const work = Object.hasOwn(WORKS, name) ? WORKS[name] : undefined;
  const code = readFollowUpCode(typed);
  try {
    if (!work || !typed || more.length > 0) throw new CannotError(HELP);
    if (!code) throw new CannotError('Mã này gõ chưa đúng. Hãy xem lại từng chữ và số.');
    const settings = readSettings(process.env);
    const store = await openStore(settings);
    try {
      const files = await Files.open(settings.data);
      console.log(await work(store, files, hashFollowUpCode(await readSecret(settings), code)));
    } finally {
      await store.close();
    }
  } catch (error) {
    const isKnown = error instanceof CannotError || error instanceof SettingsError;
    console.error(isKnown ? error.message : 'Không làm được vì kho dữ liệu gặp sự cố.');
    if (!isKnown) createLog().error(describeError(error), 'failed');
    process.exitCode = 1;
  }
}

function notThere(): never {
  throw new CannotError('Không có phản ánh, kiến nghị nào theo mã này, hoặc đã xóa rồi.');
}
