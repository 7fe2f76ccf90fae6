/**
 * What a line of a file of dossiers holds: a dossier of the contract, a message to the national synchronisation service
 * with its records, or such a record by itself. Session and station of a message are not looked at.
 */
import { nationalSyncAdapter, readSyncStep, type AdaptedStep } from '../../../src/backend/adapters/national-sync.ts';
import { isRecord, recordsIn, textOf } from '../../../src/backend/adapters/records.ts';
import { readDossierLine, type GivenDossier } from './dossiers-lines.ts';
import type { Refusal } from './keep.ts';

/** What one record says. */
export type DossierReading = { readonly dossier: GivenDossier } | { readonly step: AdaptedStep } | Refusal;

const adapter = nationalSyncAdapter();

const SERVICES: Readonly<Record<string, (record: unknown) => DossierReading>> = {
  DongBoHoSoMC: readSyncDossier,
  CapNhatTienDoHoSoMC: readStep,
};

/** Every record of a line; undefined is a line that is not JSON. */
export function readDossierRecords(line: unknown): DossierReading[] {
  if (line === undefined) return [{ refused: 'dòng không đọc được: không phải JSON' }];
  if (!isRecord(line)) return [{ refused: 'không phải một hồ sơ' }];
  if ('service' in line) return readMessage(textOf(line.service), line.data);
  if ('MaHoSo' in line) return [('TrangThaiHoSo' in line ? readSyncDossier : readStep)(line)];
  const reading = readDossierLine(line);
  return ['kept' in reading ? { dossier: reading.kept } : reading];
}

function readMessage(service: string, data: unknown): DossierReading[] {
  const known = Object.entries(SERVICES).find(([name]) => name === service);
  if (!known) return [{ refused: 'thông điệp của dịch vụ lạ: service' }];
  const records = isRecord(data) ? [data] : recordsIn(data);
  return records.length > 0 ? records.map(known[1]) : [{ refused: 'thông điệp không có bản ghi nào: data' }];
}

function readSyncDossier(record: unknown): DossierReading {
  const adapted = adapter.readDossier(record);
  if (!('read' in adapted)) return adapted;
  const { dossier, factors } = adapted.read;
  return { dossier: { record: dossier, factors, isWhole: false } };
}

function readStep(record: unknown): DossierReading {
  const adapted = readSyncStep(record);
  return 'read' in adapted ? { step: adapted.read } : adapted;
}
