import { DOSSIER_STATES, type DossierState } from '../contract/dossiers.ts';
import { fold } from '../../vietnamese/text.ts';

/** The national state of this number. */
export const nationalState = (code: number): DossierState | undefined =>
  DOSSIER_STATES.find((state) => state.code === code);

/** The national states by their numbers, as the national synchronisation sends them. */
export const NATIONAL_STATES: Readonly<Record<string, number>> = Object.fromEntries(
  DOSSIER_STATES.map(({ code }) => [String(code), code]),
);

/**
 * The national states by their official terms and by what systems of several makers call them. The numbers of those
 * systems differ from installation to installation; their names say what they mean.
 */
export const STATES_BY_NAME: Readonly<Record<string, number>> = {
  ...Object.fromEntries(DOSSIER_STATES.map(({ code, text }) => [text, code])),
  'Chờ tiếp nhận': 1,
  'Đã tiếp nhận': 2,
  'Mới tiếp nhận': 2,
  'Từ chối tiếp nhận': 3,
  'Từ chối': 3,
  'Chờ xử lý': 4,
  'Đang giải quyết': 4,
  'Yêu cầu bổ sung': 5,
  'Yêu cầu bổ sung hồ sơ': 5,
  'Chờ bổ sung hồ sơ': 5,
  'Chờ thanh toán': 6,
  'Yêu cầu thanh toán': 6,
  'Rút hồ sơ': 7,
  'Đã rút hồ sơ': 7,
  'Công dân rút hồ sơ': 7,
  'Tạm dừng': 8,
  'Tạm dừng xử lý': 8,
  'Có kết quả': 9,
  'Đã có kết quả': 9,
  'Chờ trả kết quả': 9,
  'Trả kết quả': 10,
};

/** The national number of a state that is called so, whatever the spelling; by its number where that is mapped. */
export function stateIn(states: Readonly<Record<string, number>>, ...names: readonly string[]): number | undefined {
  for (const name of names.filter(Boolean)) {
    const known = Object.entries(states).find(([called]) => called === name || fold(called) === fold(name));
    if (known) return known[1];
  }
  return undefined;
}
