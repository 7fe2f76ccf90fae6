import type { Summary } from '../backend/contract/procedures.ts';

/** Where most people's affairs are, 0 to 1; a field that is not here counts for nothing more or less. */
const FIELDS: Readonly<Record<string, number>> = {
  'Hộ tịch': 1,
  'Chứng thực': 1,
  'Đăng ký, quản lý cư trú': 1,
  'Cấp, quản lý căn cước': 1,
  'Bảo trợ xã hội': 0.9,
  'Đất đai': 0.9,
  'Hoạt động xây dựng': 0.6,
  'Người có công': 0.6,
  'Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)': 0.9,
  'Đăng ký, quản lý phương tiện giao thông cơ giới, xe máy chuyên dùng': 0.8,
  'Sát hạch, cấp giấy phép lái xe': 0.8,
  'Thực hiện chính sách BHXH': 0.7,
  'Cấp sổ BHXH, thẻ BHYT': 0.8,
  'Thu BHXH, BHYT, BHTN, BH tai nạn lao động, BNN': 0.7,
  'Bảo hiểm xã hội': 0.6,
  'Việc làm': 0.6,
  'Lý lịch tư pháp': 0.8,
  'Quản lý xuất nhập cảnh': 0.5,
  'Nghĩa vụ quân sự': 0.7,
  'Nuôi con nuôi': 0.7,
  'Giảm nghèo': 0.8,
  'Văn bằng, chứng chỉ': 0.7,
  'Giáo dục và Đào tạo thuộc hệ thống giáo dục quốc dân': 0.5,
  'Hạ tầng kỹ thuật': 0.5,
  'Trợ giúp pháp lý': 0.5,
  'Trẻ em': 0.6,
};

/** Words of titles for cases that few people are in. What they cost a title whose question does not speak of them. */
export const RARE_CASES: readonly { readonly words: readonly [string, string]; readonly cost: number }[] = [
  { words: ['nước', 'ngoài'], cost: 0.3 },
  { words: ['lưu', 'động'], cost: 0.9 },
  { words: ['biên', 'giới'], cost: 0.3 },
  { words: ['ký', 'lại'], cost: 0.2 },
  { words: ['cấp', 'lại'], cost: 0.08 },
  { words: ['trung', 'ương'], cost: 0.2 },
  { words: ['quốc', 'phòng'], cost: 0.3 },
  { words: ['quân', 'nhân'], cost: 0.3 },
  { words: ['công', 'an'], cost: 0.2 },
  { words: ['đại', 'diện'], cost: 0.15 },
  { words: ['chuyển', 'tiếp'], cost: 0.2 },
  { words: ['thu', 'hồi'], cost: 0.25 },
  { words: ['bãi', 'bỏ'], cost: 0.3 },
  { words: ['đình', 'chỉ'], cost: 0.2 },
  { words: ['chấm', 'dứt'], cost: 0.15 },
  { words: ['hủy', 'bỏ'], cost: 0.15 },
  { words: ['doanh', 'nghiệp'], cost: 0.15 },
  { words: ['tổ', 'chức'], cost: 0.1 },
  { words: ['người', 'gốc'], cost: 0.3 },
  { words: ['cấp', 'tỉnh'], cost: 0.05 },
];

/** 0 to 1: how likely a citizen who asks an agency means this procedure, before a word was typed. */
export function likelihood({ levels, audiences, field, modes }: Summary): number {
  const level = levels.includes('commune')
    ? 0.25
    : levels.includes('province')
      ? 0.15
      : levels.includes('vertical')
        ? 0.1
        : 0;
  const citizen = audiences.some((one) => one.startsWith('Công dân')) ? 0.2 : 0;
  return 0.25 + level + citizen + 0.25 * (FIELDS[field] ?? 0) + (modes.includes('online-full') ? 0.05 : 0);
}
