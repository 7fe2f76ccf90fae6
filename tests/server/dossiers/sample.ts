import { keepDossiers } from '../../../demo/server/import/dossiers-keep.ts';
import { readDossierRecords } from '../../../demo/server/import/dossiers-messages.ts';
import type { ImportResult } from '../../../demo/server/import/keep.ts';
import { readSecret } from '../../../demo/server/secret.ts';
import { openStore, type StorePlace } from '../../../demo/server/store/store.ts';
import type { TestServer } from '../../support/node/server.ts';

export const CODE = 'H90.101-261102-0007';
export const FACTORS = { phone: '0900 000 007', 'citizen-id-last-6': '000 007', 'lookup-code': 'MAN-7007' } as const;

/** A dossier as an agency hands it over, plainly of nobody. */
export const sampleLine = (changes: object = {}): Record<string, unknown> => ({
  code: CODE,
  view: 'full',
  procedure: { code: '1.001193', title: 'Đăng ký khai sinh' },
  state: { code: 4, text: 'Đang xử lý', group: 'processing' },
  applicant: 'Nguyễn Thị Ví Dụ',
  agency: { code: 'H90.101', name: 'Ủy ban nhân dân xã Đồi Mận', level: 'commune' },
  officer: { name: 'Trần Văn Mẫu', title: 'Công chức tư pháp – hộ tịch', unit: 'Bộ phận một cửa' },
  receivedAt: '2026-11-02T08:15:00+07:00',
  dueAt: '2099-11-30T17:00:00+07:00',
  action: { kind: 'none', text: '' },
  steps: [
    {
      at: '2026-11-02T08:15:00+07:00',
      state: { code: 2, text: 'Được tiếp nhận', group: 'received' },
      unit: 'Bộ phận một cửa',
      officer: { name: 'Trần Văn Mẫu' },
      note: 'Nhận đủ giấy tờ tại quầy.',
    },
  ],
  delivery: { kind: 'post', tracking: 'SM000007VN', text: 'Gửi về thôn Giếng Làng' },
  updatedAt: '2026-11-03T09:00:00+07:00',
  factors: FACTORS,
  ...changes,
});

/** Imports lines into a store, as the command does. */
export async function importLines(place: StorePlace, lines: readonly unknown[]): Promise<ImportResult> {
  const store = await openStore(place);
  try {
    return await keepDossiers(store.db, await readSecret(place), lines.flatMap(readDossierRecords));
  } finally {
    await store.close();
  }
}

/** Asks a server for a dossier. */
export const lookUp = (
  server: Pick<TestServer, 'post'>,
  code: string,
  kind: string,
  value: string,
  headers?: Record<string, string>,
) => server.post('/dossiers/lookup', { code, factor: { kind, value } }, headers);
