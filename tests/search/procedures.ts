import type { Summary } from '../../src/backend/contract/procedures.ts';
import { EVERYDAY } from '../../src/search/everyday-words.ts';
import { ProcedureIndex } from '../../src/search/procedure-index.ts';

/** A procedure of a commune; plainly made up but for its title. */
export function procedure(code: string, title: string, more: Partial<Summary> = {}): Summary {
  return {
    code,
    title,
    field: 'Hộ tịch',
    levels: ['commune'],
    modes: ['counter'],
    audiences: ['Công dân Việt Nam'],
    keywords: [],
    issuer: { name: 'Bộ Tư pháp' },
    scope: 'national',
    ...more,
  };
}

export function indexOf(...procedures: readonly Summary[]): ProcedureIndex {
  const index = new ProcedureIndex({ everyday: EVERYDAY });
  for (const one of procedures) index.add(one);
  return index;
}

export const codesFor = (index: ProcedureIndex, q: string, more = {}): string[] =>
  index.search({ q, ...more }).items.map(({ code }) => code);

const TITLES: readonly (readonly [code: string, title: string, field?: string])[] = [
  ['1.000001', 'Thủ tục đăng ký khai sinh'],
  ['1.000002', 'Thủ tục đăng ký khai sinh có yếu tố nước ngoài'],
  ['1.000003', 'Thủ tục đăng ký khai sinh lưu động'],
  ['1.000004', 'Thủ tục đăng ký lại khai sinh'],
  ['1.000005', 'Thủ tục đăng ký kết hôn'],
  ['1.000006', 'Thủ tục đăng ký khai tử'],
  ['1.000007', 'Thủ tục cấp Giấy xác nhận tình trạng hôn nhân'],
  ['1.000008', 'Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh'],
  ['1.000009', 'Đăng ký thường trú', 'Đăng ký, quản lý cư trú'],
  ['1.000010', 'Đăng ký tạm trú', 'Đăng ký, quản lý cư trú'],
  ['1.000011', 'Tách hộ', 'Đăng ký, quản lý cư trú'],
  ['1.000012', 'Cấp đổi thẻ căn cước', 'Cấp, quản lý căn cước'],
  ['1.000013', 'Cấp lại thẻ căn cước', 'Cấp, quản lý căn cước'],
  ['1.000014', 'Cấp thẻ căn cước cho người từ đủ 14 tuổi trở lên', 'Cấp, quản lý căn cước'],
  ['1.000015', 'Tách thửa hoặc hợp thửa đất', 'Đất đai'],
  ['1.000016', 'Cấp đổi Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất', 'Đất đai'],
  ['1.000017', 'Cấp lại Giấy chứng nhận do bị mất', 'Đất đai'],
  ['1.000018', 'Cấp lại giấy phép lái xe', 'Sát hạch, cấp giấy phép lái xe'],
  ['1.000019', 'Đổi giấy phép lái xe', 'Sát hạch, cấp giấy phép lái xe'],
  ['1.000020', 'Chứng thực di chúc', 'Chứng thực'],
  ['1.000021', 'Giải quyết hưởng chế độ thai sản', 'Thực hiện chính sách BHXH'],
  ['1.000022', 'Đăng ký thành lập hộ kinh doanh', 'Hộ kinh doanh'],
];

/** What a commune's citizens ask for most, to try questions on. */
export const everydayProcedures = (): ProcedureIndex =>
  indexOf(...TITLES.map(([code, title, field = 'Hộ tịch']) => procedure(code, title, { field })));
