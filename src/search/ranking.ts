import type { Summary } from '../backend/contract/procedures.ts';

/** What weighs how much when procedures are put in order. */
export const WEIGHTS = {
  /** A part of the question that a title holds only in part counts for less than its share. */
  partial: 1.5,
  /** How much of the title the question covers. */
  title: 0.35,
  /** Words of the question that stand side by side in the title. */
  together: 0.12,
  /** How likely citizens are to mean the procedure at all. */
  likely: 0.3,
  /** The question is the title. */
  same: 0.6,
  /** A word of the field or keywords instead of the title. */
  mentioned: 0.4,
  /** Procedures below this share of the best are not shown. */
  enough: 0.7,
} as const;

const FIELDS: Readonly<Record<string, number>> = {
  'Hộ tịch': 1,
  'Chứng thực': 1,
  'Đăng ký, quản lý cư trú': 1,
  'Cấp, quản lý căn cước': 1,
  'Bảo trợ xã hội': 0.9,
  'Đất đai': 0.9,
  'Người có công': 0.7,
};

/** Titles' words for cases few citizens are in, unless they say so. */
export const RARE_CASES: readonly (readonly [first: string, second: string, weight: number])[] = [
  ['nước', 'ngoài', 0.3],
  ['lưu', 'động', 0.3],
  ['biên', 'giới', 0.3],
  ['ký', 'lại', 0.2],
  ['cấp', 'lại', 0.08],
  ['trung', 'ương', 0.2],
  ['quốc', 'phòng', 0.3],
  ['quân', 'nhân', 0.3],
  ['công', 'an', 0.2],
  ['đại', 'diện', 0.15],
  ['chuyển', 'tiếp', 0.2],
  ['thu', 'hồi', 0.25],
  ['bãi', 'bỏ', 0.3],
  ['đình', 'chỉ', 0.2],
  ['chấm', 'dứt', 0.15],
  ['hủy', 'bỏ', 0.15],
  ['doanh', 'nghiệp', 0.15],
  ['tổ', 'chức', 0.1],
  ['người', 'gốc', 0.3],
];

const CITIZEN = /công dân việt nam/i;

/** 0 to 1: how likely a citizen who asks an agency means this procedure, before a word was typed. */
export function likelihood({ levels, audiences, field, modes }: Summary): number {
  const level = levels.includes('commune')
    ? 0.25
    : levels.includes('province')
      ? 0.15
      : levels.includes('vertical')
        ? 0.1
        : 0;
  const citizen = audiences.some((one) => CITIZEN.test(one)) ? 0.2 : 0;
  return 0.25 + level + citizen + 0.25 * (FIELDS[field] ?? 0) + (modes.includes('online-full') ? 0.05 : 0);
}
