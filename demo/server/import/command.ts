import { createLog, describeError } from '../log.ts';
import { readSettings, SettingsError } from '../settings.ts';
import { openStore } from '../store/store.ts';
import type { Database } from '../store/tables.ts';
import { UnreadableFileError } from './files.ts';
import type { ImportResult } from './keep.ts';

/**
 * Runs an import from the command line: the file's name is the one argument. Prints how many records were kept and why
 * each other one was not. The exit code is 0 when the file was read to its end.
 */
export async function runImport(load: (db: Database, file: string) => Promise<ImportResult>): Promise<void> {
  const [file] = process.argv.slice(2);
  if (!file) return fail('Hãy ghi tên tệp cần nhập sau hai dấu gạch: npm run import -- TỆP');
  try {
    const store = await openStore(readSettings(process.env));
    try {
      report(await load(store.db, file));
    } finally {
      await store.close();
    }
  } catch (error) {
    fail(whyNot(error));
  }
}

function report({ kept, refused }: ImportResult): void {
  for (const { code, refused: reason } of refused)
    console.log(`từ chối (refused) ${JSON.stringify(code ?? '')}: ${reason}`);
  console.log(`đã nhận (kept): ${kept}, từ chối (refused): ${refused.length}`);
}

function fail(reason: string): void {
  console.error(reason);
  process.exitCode = 1;
}

function whyNot(error: unknown): string {
  if (error instanceof UnreadableFileError || error instanceof SettingsError) return error.message;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'EISDIR') return 'Không có tệp này.';
  if (code?.startsWith('Z_')) return 'Tệp nén bị hỏng hoặc bị cắt cụt. Phần đọc được đã nhập xong.';
  createLog().error(describeError(error), 'failed');
  return 'Việc nhập đã dừng vì kho dữ liệu gặp sự cố.';
}
