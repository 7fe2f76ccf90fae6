/** More agencies of the fictional province of Sông Mây: its departments, and communes whose names nobody bears. */
import type { Agency } from '../../../../src/backend/contract/agencies.ts';
import type { Chance } from './chance.ts';

const DEPARTMENTS = [
  'Tài chính',
  'Xây dựng',
  'Y tế',
  'Công Thương',
  'Nông nghiệp và Môi trường',
  'Giáo dục và Đào tạo',
  'Khoa học và Công nghệ',
  'Văn hóa, Thể thao và Du lịch',
  'Dân tộc và Tôn giáo',
  'Ngoại vụ',
];
const FIRST = [
  'Suối',
  'Đồi',
  'Bến',
  'Chợ',
  'Đầm',
  'Nương',
  'Cầu',
  'Giếng',
  'Vườn',
  'Thác',
  'Bãi',
  'Hang',
  'Ngã Ba',
  'Đồng',
];
const SECOND = [
  'Khói',
  'Gấm',
  'Diều',
  'Ốc Sên',
  'Bồ Hóng',
  'Trầu',
  'Sáo Trúc',
  'Khế',
  'Mây Chiều',
  'Đom Đóm',
  'Ngói Cũ',
  'Lá Đỏ',
  'Cối Xay',
  'Võng',
];
const FIRST_DEPARTMENT = 20;
const FIRST_COMMUNE = 201;

/** So many agencies, always the same ones first. */
export function makeUpAgencies(count: number, chance: Chance): Agency[] {
  const departments = DEPARTMENTS.slice(0, count).map((name, at) =>
    agency(FIRST_DEPARTMENT + at, `Sở ${name} tỉnh Sông Mây`, 'department', 'phường Bến Trăng'),
  );
  const names = FIRST.flatMap((first) => SECOND.map((second) => `${first} ${second}`));
  const communes: Agency[] = [];
  while (departments.length + communes.length < count) {
    const [name] = names.splice(chance.below(names.length), 1);
    if (name === undefined) break;
    const kind = communes.length === 0 ? 'đặc khu' : chance.isOneIn(4) ? 'phường' : 'xã';
    communes.push(
      agency(FIRST_COMMUNE + communes.length, `Ủy ban nhân dân ${kind} ${name}`, 'commune', `${kind} ${name}`),
    );
  }
  return [...departments, ...communes];
}

const agency = (number: number, name: string, level: Agency['level'], place: string): Agency => ({
  code: `H90.${number}`,
  name,
  level,
  province: 'H90',
  parent: 'H90',
  hotline: `0290 000 ${String(2_000 + number)}`,
  email: `co-quan-${number}@songmay.example`,
  address: `Đường Không Tên, ${place}, tỉnh Sông Mây`,
  hours: 'Thứ Hai đến thứ Sáu: 7 giờ 30 – 11 giờ 30 và 13 giờ 30 – 17 giờ',
});
