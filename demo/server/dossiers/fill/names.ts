/** Names of nobody, of all the kinds that registers hold: one word, apostrophes of three kinds, letters of the highlands, capitals. */
import type { Chance } from './chance.ts';

const FAMILY = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Vũ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Hồ',
  'Ngô',
  'Dương',
  'Lý',
  'Thạch',
  'Danh',
  'Vàng',
  'Lò',
  'Nông',
];
const MIDDLE = ['Văn', 'Thị', 'Đức', 'Thị Thu', 'Hữu', 'Thị Kim', 'Quang', 'Thị Bích', 'A', 'Xuân', 'Thị Ánh'];
/** Words for what is only an example, so that nobody takes them for people. */
const GIVEN = ['Mẫu', 'Ví Dụ', 'Thử', 'Minh Họa', 'Giả Định', 'Thí Dụ', 'Tạm', 'Phỏng Chừng', 'Không Thật', 'Nháp'];
const OTHERS = [
  "H'Mẫu Niê",
  'H’Thử Êban',
  'HʼNháp Kbuôr',
  'Y Ví Dụ Mlô',
  'Y Tạm Bkrông',
  'Rơ Châm Mẫu',
  'Amĭ Thử',
  'Ama Ñáp',
  'K’Nháp',
  'Mẫu',
  'Siu Črŏ Mẫu',
  'Giàng Thị Nháp',
  'Jane Example',
  'John Q. Sample-Muster',
  '김예시',
  '見本 太郎',
  'Søren Prøve',
  'O’Sample, Mary-Ann',
];
const COMPANIES = [
  'Công ty TNHH Ví Dụ Sông Mây',
  'Hộ kinh doanh Bà Mẫu',
  'Hợp tác xã Nháp Thử',
  'CÔNG TY CỔ PHẦN GIẢ ĐỊNH',
];
const LONG = `Hội những người không có thật ${'và bạn bè của họ '.repeat(9)}tại Sông Mây`;

export function makeUpName(chance: Chance): string {
  const usual = () => `${chance.of(FAMILY)} ${chance.of(MIDDLE)} ${chance.of(GIVEN)}`;
  return chance.weighed<() => string>([
    [usual, 70],
    [() => usual().toUpperCase(), 8],
    [() => usual().normalize('NFD'), 4],
    [() => usual().replace(' ', '  '), 1],
    [() => chance.of(OTHERS), 12],
    [() => chance.of(COMPANIES), 4],
    [() => LONG, 0.1],
  ])();
}

/** An officer of the demonstration. */
export const makeUpOfficer = (chance: Chance) => ({
  name: `${chance.of(FAMILY)} ${chance.of(MIDDLE)} ${chance.of(GIVEN)}`,
  title: chance.of(['Công chức một cửa', 'Chuyên viên', 'Công chức tư pháp – hộ tịch', 'Công chức địa chính']),
  unit: chance.of(['Bộ phận tiếp nhận và trả kết quả', 'Phòng chuyên môn', 'Văn phòng']),
});
