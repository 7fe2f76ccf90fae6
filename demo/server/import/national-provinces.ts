/**
 * The 34 provinces and centrally run cities (tỉnh, thành phố trực thuộc trung ương) by their identifier (mã định danh,
 * QĐ 20/2020/QĐ-TTg), and those they absorbed on 1 July 2025 (NQ 202/2025/QH15). A merged province keeps the
 * identifier of the one whose name lives on. As of 2026.
 */
import { oneLine } from './national-text.ts';

const PROVINCES: readonly (readonly [code: string, name: string, absorbed: Readonly<Record<string, string>>])[] = [
  ['H01', 'An Giang', { H33: 'Kiên Giang' }],
  ['H05', 'Bắc Ninh', { H02: 'Bắc Giang' }],
  ['H12', 'Cà Mau', { H04: 'Bạc Liêu' }],
  ['H13', 'Cần Thơ', { H30: 'Hậu Giang', H51: 'Sóc Trăng' }],
  ['H14', 'Cao Bằng', {}],
  ['H15', 'Đắk Lắk', { H45: 'Phú Yên' }],
  ['H17', 'Đà Nẵng', { H47: 'Quảng Nam' }],
  ['H18', 'Điện Biên', {}],
  ['H19', 'Đồng Nai', { H10: 'Bình Phước' }],
  ['H20', 'Đồng Tháp', { H58: 'Tiền Giang' }],
  ['H21', 'Gia Lai', { H08: 'Bình Định' }],
  ['H24', 'Hải Phòng', { H23: 'Hải Dương' }],
  ['H26', 'Hà Nội', {}],
  ['H27', 'Hà Tĩnh', {}],
  ['H29', 'Hồ Chí Minh', { H06: 'Bà Rịa - Vũng Tàu', H09: 'Bình Dương' }],
  ['H31', 'Hưng Yên', { H54: 'Thái Bình' }],
  ['H32', 'Khánh Hòa', { H43: 'Ninh Thuận' }],
  ['H35', 'Lai Châu', {}],
  ['H36', 'Lâm Đồng', { H16: 'Đắk Nông', H11: 'Bình Thuận' }],
  ['H37', 'Lạng Sơn', {}],
  ['H38', 'Lào Cai', { H63: 'Yên Bái' }],
  ['H41', 'Nghệ An', {}],
  ['H42', 'Ninh Bình', { H40: 'Nam Định', H25: 'Hà Nam' }],
  ['H44', 'Phú Thọ', { H62: 'Vĩnh Phúc', H28: 'Hòa Bình' }],
  ['H48', 'Quảng Ngãi', { H34: 'Kon Tum' }],
  ['H49', 'Quảng Ninh', {}],
  ['H50', 'Quảng Trị', { H46: 'Quảng Bình' }],
  ['H52', 'Sơn La', {}],
  ['H53', 'Tây Ninh', { H39: 'Long An' }],
  ['H55', 'Thái Nguyên', { H03: 'Bắc Kạn' }],
  ['H56', 'Thanh Hóa', {}],
  ['H57', 'Huế', {}],
  ['H60', 'Tuyên Quang', { H22: 'Hà Giang' }],
  ['H61', 'Vĩnh Long', { H07: 'Bến Tre', H59: 'Trà Vinh' }],
];

const successors = new Map(
  PROVINCES.flatMap(([code, , absorbed]) => Object.keys(absorbed).map((old) => [old, code] as const)),
);

const plainName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}]+/gu, ' ')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .trim();

const byName = new Map(
  PROVINCES.flatMap(([code, name, absorbed]) =>
    [name, ...Object.values(absorbed)].map((each) => [plainName(each), code] as const),
  ),
);
byName.set('thua thien hue', 'H57');

/** `H55`, `H55.12` and, in the older form, `000.00.12.H55`. */
const IN_CODE = /^(H\d{2})(?:\.|$)|\.(H\d{2})$/;
const PEOPLE_S_COMMITTEE = /^(?:ubnd|uy ban nhan dan)\s+(?:tinh|thanh pho|tp)\s+(.+)$/;

/**
 * The identifier of the province that an issuer (cơ quan ban hành) belongs to, today's one for a province that was
 * absorbed; nothing for a ministry or another national body.
 */
export function provinceOf(issuer: { readonly code?: string | undefined; readonly name: string }): string | undefined {
  const inCode = IN_CODE.exec(oneLine(issuer.code).toUpperCase());
  const code = inCode?.[1] ?? inCode?.[2];
  if (code) return successors.get(code) ?? code;
  const name = PEOPLE_S_COMMITTEE.exec(plainName(issuer.name))?.[1];
  return name === undefined ? undefined : byName.get(name);
}
