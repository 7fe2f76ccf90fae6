/**
 * Records of the national synchronisation service: `DongBoHoSoMC`, a dossier whole, and `CapNhatTienDoHoSoMC`, a step of
 * one. Read are only the fields that a dossier's owner may see; forms, files, e-mail and what it is about in detail stay
 * where they are.
 */
import type { Dossier, DossierAction, DossierStep } from '../contract/dossiers.ts';
import { readDossierCode } from '../../vietnamese/dossier-code.ts';
import { actionOf } from './actions.ts';
import type { Adapted, AdaptedDossier, DossierAdapter, Mapping } from './adapter.ts';
import { DATE_FORMS } from './dates.ts';
import { maskName } from './mask-name.ts';
import {
  agencyOfCode,
  dateIn,
  isRecord,
  last,
  recordsIn,
  saying,
  textOf,
  UnreadableMember,
  type ForeignRecord,
} from './records.ts';
import { NATIONAL_STATES, nationalState, stateIn } from './states.ts';

/** States and dates as the service has them; three forms of dates were met in one document. */
export const NATIONAL_SYNC: Mapping = {
  states: NATIONAL_STATES,
  dates: [DATE_FORMS.compact, DATE_FORMS.iso, DATE_FORMS.vietnamese],
};

/** A step of a dossier that is known by its code. */
export interface AdaptedStep {
  readonly code: string;
  readonly step: DossierStep;
}

const DELIVERY: Readonly<Record<string, 'counter' | 'post'>> = { 0: 'counter', 1: 'post' };
/** States in which the agency gives a reason. */
/** A due day without a time lasts until offices close. */
const CLOSING_HOUR = 17;
const WITH_REASON = [3, 5, 8];

/** Reads `DongBoHoSoMC` records by a mapping, by default that of the service itself. */
export function nationalSyncAdapter(mapping: Mapping = NATIONAL_SYNC): DossierAdapter {
  return { mapping, readDossier: (record) => tellingWhy(record, (known, code) => dossierOf(known, code, mapping)) };
}

/** Reads a `CapNhatTienDoHoSoMC` record. */
export const readSyncStep = (record: unknown, mapping: Mapping = NATIONAL_SYNC): Adapted<AdaptedStep> =>
  tellingWhy(record, (known, code) => ({ code, step: stepOf(known, mapping) }));

function tellingWhy<T>(record: unknown, read: (record: ForeignRecord, code: string) => T): Adapted<T> {
  if (!isRecord(record)) return { refused: 'không phải một bản ghi' };
  const code = readDossierCode(textOf(record.MaHoSo));
  if (code === '') return { refused: 'thiếu mã hồ sơ: MaHoSo' };
  try {
    return { read: read(record, code) };
  } catch (error) {
    if (error instanceof UnreadableMember) return { refused: error.message, code };
    throw error;
  }
}

function dossierOf(record: ForeignRecord, code: string, mapping: Mapping): AdaptedDossier {
  const title = textOf(record.TenTTHC);
  if (title === '') throw new UnreadableMember('thiếu tên thủ tục: TenTTHC');
  const state = stateOf(record, 'TrangThaiHoSo', mapping);
  const dates = {
    receivedAt: dateIn(record, 'NgayTiepNhan', mapping),
    dueAt: dateIn(record, 'NgayHenTra', mapping, CLOSING_HOUR),
    newDueAt: newDueAtOf(record, mapping),
    finishedAt: dateIn(record, 'NgayKetThucXuLy', mapping),
    returnedAt: dateIn(record, 'NgayTra', mapping),
  };
  const { receivedAt, finishedAt, returnedAt } = dates;
  const updatedAt = latest([receivedAt, finishedAt, returnedAt, ...supplementsOf(record, mapping).map(({ at }) => at)]);
  if (updatedAt === undefined) throw new UnreadableMember('thiếu ngày tiếp nhận: NgayTiepNhan');
  const unit = textOf(record.DonViXuLy);
  const agency = agencyOfCode(code);
  const dossier: Dossier = {
    code,
    view: 'full',
    procedure: { ...saying({ code: textOf(record.MaTTHC) }), title },
    state,
    ...saying({ applicant: maskName(textOf(record.ChuHoSo)) }),
    agency: { code: agency, name: unit || agency, level: 'other' },
    ...saying(dates),
    action: actionIn(record, state.code, mapping),
    steps: [],
    ...deliveryOf(record),
    updatedAt,
  };
  return {
    dossier,
    factors: saying({ phone: textOf(record.SoDienThoai), 'citizen-id-last-6': textOf(record.MaDoiTuong) }),
  };
}

function stepOf(record: ForeignRecord, mapping: Mapping): DossierStep {
  const at = dateIn(record, 'ThoiDiemXuLy', mapping) ?? dateIn(record, 'NgayBatDau', mapping);
  if (at === undefined) throw new UnreadableMember('thiếu thời điểm xử lý: ThoiDiemXuLy');
  const name = textOf(record.NguoiXuLy);
  const officer = name && { name, ...saying({ title: textOf(record.ChucDanh) }) };
  return {
    at,
    state: stateOf(record, 'TrangThai', mapping),
    ...saying({ unit: textOf(record.PhongBanXuLy), officer: officer || undefined, note: textOf(record.NoiDungXuLy) }),
  };
}

function stateOf(record: ForeignRecord, name: string, { states }: Mapping) {
  const written = textOf(record[name]).replace(/^0+(?=\d)/, '');
  const code = stateIn(states, written);
  const state = code === undefined ? undefined : nationalState(code);
  if (!state) throw new UnreadableMember(written ? `trạng thái lạ: ${name}` : `thiếu trạng thái: ${name}`);
  return { ...state };
}

/** What the agency asks for beside the state: the papers of the newest request, or the sum of the fees. */
function actionIn(record: ForeignRecord, state: number, mapping: Mapping): DossierAction {
  const reason = WITH_REASON.includes(state) ? textOf(record.GhiChu) : '';
  if (state === 5) {
    const request = last(supplementsOf(record, mapping))?.record ?? {};
    const items = recordsIn(request.DanhSachGiayToBoSung).map(({ TenGiayTo }) => textOf(TenGiayTo));
    const named = items.filter(Boolean);
    return actionOf(
      5,
      saying({ text: textOf(request.NoiDungBoSung) || reason, items: named.length ? named : undefined }),
    );
  }
  if (state === 6) return actionOf(6, saying({ amount: feesOf(record) }));
  return actionOf(state, saying({ text: reason }));
}

/** Requests for more papers (yêu cầu bổ sung), the newest last. */
function supplementsOf(record: ForeignRecord, mapping: Mapping): { at: string; record: ForeignRecord }[] {
  return recordsIn(record.DanhSachHoSoBoSung)
    .map((each) => ({ at: dateIn(each, 'NgayBoSung', mapping) ?? '', record: each }))
    .sort((one, other) => Date.parse(one.at || '1970-01-01') - Date.parse(other.at || '1970-01-01'));
}

/** The date after the last change of it. */
function newDueAtOf(record: ForeignRecord, mapping: Mapping): string | undefined {
  const dates = supplementsOf(record, mapping).map((each) =>
    dateIn(each.record, 'NgayHenTraMoi', mapping, CLOSING_HOUR),
  );
  const newest = last(dates.filter((date) => date !== undefined));
  return newest === dateIn(record, 'NgayHenTra', mapping, CLOSING_HOUR) ? undefined : newest;
}

/** The fees of the newest request for them, otherwise those of the dossier; undefined where no sum is said. */
function feesOf(record: ForeignRecord): number | undefined {
  const asked = recordsIn(record.DanhSachHoSoBoSung).flatMap((each) => recordsIn(each.DanhSachLePhiBoSung));
  const fees = asked.length > 0 ? asked : recordsIn(record.DanhSachLePhi);
  const sum = fees.reduce((total, { Gia }) => total + Number(textOf(Gia).replace(/[.,\s](?=\d{3}\b)/g, '')), 0);
  return Number.isSafeInteger(sum) && sum > 0 ? sum : undefined;
}

function deliveryOf(record: ForeignRecord): Pick<Dossier, 'delivery'> {
  const kind = DELIVERY[textOf(record.HinhThuc)];
  return kind ? { delivery: { kind, ...saying({ text: textOf(record.ThongTinTra) }) } } : {};
}

const latest = (instants: readonly (string | undefined)[]): string | undefined =>
  last(instants.filter((instant) => instant).sort((one, other) => Date.parse(one!) - Date.parse(other!)));
