import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EVERYDAY } from '../../src/search/everyday-words.ts';
import { ProcedureIndex } from '../../src/search/procedure-index.ts';
import { codesFor, everydayProcedures, procedure } from './procedures.ts';

const index = everydayProcedures();

/** The first answer's title. */
const first = (q: string): string | undefined => index.search({ q }).items[0]?.title;

const finds = (title: string, questions: readonly string[]): void => {
  for (const question of questions) assert.equal(first(question), title, question);
};

test('finds a title however it was typed', () => {
  finds('Thủ tục đăng ký kết hôn', [
    'Đăng ký kết hôn',
    'Đăng ký kết hôn'.normalize('NFD'),
    'dang ky ket hon',
    'ket hon dang ky',
    'đăng\u00a0ký\u200bkết hôn',
    'ddawng kys keets hoon',
    'dangw kys keest hoon',
    'd9a8ng ky1 ke61t ho6n',
    'dangkykethon',
    'dang kyket hon',
    'dang ky ke t hon',
    'dag ky ket hon',
    'dang ky ket hno',
    'đăng kí kết hôn',
    'đăng ký kếch hôn',
    'dkkh',
    'đăng ký kết h',
    'cho hỏi thủ tục đăng ký kết hôn như thế nào ạ',
  ]);
});

test('takes one spelling of a tone for the other', () => {
  assert.deepEqual(codesFor(index, 'hoà'), codesFor(index, 'hòa'));
});

test('puts the plain procedure before its rare variants', () => {
  finds('Thủ tục đăng ký khai sinh', ['khai sinh', 'đăng ký khai sinh', 'làm giấy khai sinh cho con']);
  finds('Thủ tục đăng ký khai sinh có yếu tố nước ngoài', [
    'khai sinh có yếu tố nước ngoài',
    'khai sinh người nước ngoài',
  ]);
  finds('Thủ tục đăng ký khai sinh lưu động', ['khai sinh lưu động']);
});

test('knows what people say for what procedures are called', () => {
  finds('Thủ tục cấp Giấy xác nhận tình trạng hôn nhân', ['giấy độc thân', 'xác nhận chưa vợ']);
  finds('Đăng ký thường trú', ['hộ khẩu', 'nhập khẩu cho vợ', 'chuyen khau']);
  finds('Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh', ['mất giấy khai sinh', 'trích lục khai sinh']);
  finds('Cấp lại Giấy chứng nhận do bị mất', ['mất sổ đỏ', 'bìa đỏ nhà tôi bị cháy']);
  finds('Cấp lại thẻ căn cước', ['mất cccd', 'em bị rớt chứng minh nhân dân']);
  finds('Cấp đổi thẻ căn cước', ['căn cước hết hạn', 'cccd bi gay']);
  finds('Đổi giấy phép lái xe', ['gia hạn bằng lái', 'đổi gplx']);
  finds('Tách thửa hoặc hợp thửa đất', ['chia đất cho con', 'tách sổ đỏ']);
  finds('Giải quyết hưởng chế độ thai sản', ['tiền đẻ', 'nghỉ sinh']);
  finds('Đăng ký thành lập hộ kinh doanh', ['mở quán nhậu', 'giấy phép kinh doanh']);
  finds('Thủ tục đăng ký khai tử', ['ông nội mới mất', 'chứng tử']);
});

test('says what a word was read as, and because of what', () => {
  assert.deepEqual(index.search({ q: 'giấy độc thân' }).understood, {
    query: 'cấp giấy xác nhận tình trạng hôn nhân',
    because: 'giấy độc thân',
  });
  assert.deepEqual(index.search({ q: 'khai sjnh' }).understood, { query: 'sinh', because: 'sjnh' });
});

test('names only the words that were read as others, and only what they were read as', () => {
  assert.deepEqual(index.search({ q: 'xin giấy độc thân nộp cho cơ quan' }).understood, {
    query: 'cấp giấy xác nhận tình trạng hôn nhân',
    because: 'giấy độc thân',
  });
  assert.deepEqual(index.search({ q: 'căn cước của bà ngoại bị rách' }).understood, {
    query: 'cấp đổi thẻ căn cước',
    because: 'căn cước … rách',
  });
});

test('makes no news of a deed that procedures call by another name', () => {
  assert.equal(index.search({ q: 'xin giấy xác nhận tình trạng hôn nhân' }).understood, undefined);
});

test('says nothing where the question was taken as typed', () => {
  assert.equal(index.search({ q: 'dang ky ket hon' }).understood, undefined);
});

test('takes a question in double quotes as it stands', () => {
  assert.equal(first('sổ đỏ bị rách'), first('"cấp đổi giấy chứng nhận quyền sử dụng đất"'));
  const answer = index.search({ q: '"sổ đỏ bị rách"' });
  assert.equal(answer.understood, undefined);
  assert.notEqual(answer.items[0]?.title, first('sổ đỏ bị rách'));
  assert.equal(index.search({ q: '"ddawng kys"' }).total, 0);
});

test("knows a province's own everyday words", () => {
  const own = new ProcedureIndex({ everyday: EVERYDAY, words: [['giấy thông lều', 'đăng ký tạm trú']] });
  own.add(procedure('1.000001', 'Đăng ký tạm trú'));
  own.add(procedure('1.000002', 'Cấp giấy phép'));
  assert.deepEqual(codesFor(own, 'giay thong leu')[0], '1.000001');
});
