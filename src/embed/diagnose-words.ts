import type { Fillings } from '../i18n/messages.ts';

/** What was seen, whether it is well, and what to fill in. */
export type Finding = readonly [what: keyof typeof vi, well: boolean, fillings?: Fillings];

const vi = {
  title: 'dvc-widgets xem trang này:',
  version: 'Bộ nạp dvc.js bản {version} đang chạy.',
  versions: 'Trang còn nạp bản khác ({version}), bản đó nằm nghỉ. Hãy bỏ bớt một dòng script.',
  renamed:
    'Tệp dvc.js bị đổi tên hoặc gộp vào tệp khác, nên không tìm được các tệp còn lại. Hãy nạp nó bằng dòng script riêng.',
  http: 'Trang chạy bằng http, chưa mã hóa. Các thẻ có thông tin cá nhân sẽ chỉ đưa liên kết sang trang https.',
  trustedTypes:
    'Chính sách của trang (trusted-types) chưa có "dvc-widgets". Hãy thêm tên đó; tạm thời chỉ có liên kết.',
  quirks: 'Trang không có <!doctype html> ở đầu. Các thẻ vẫn chạy.',
  altered: 'Thư viện của trang đã thay hoặc thêm: {what}. Các thẻ không dùng những thứ đó.',
  replaced:
    'Mã của trang đã thay {what}, thứ các thẻ phải dùng. Mã theo dõi hay thêm tiêu đề vào fetch, khi đó máy chủ từ chối: hãy cho nó bỏ qua máy chủ này. Các dòng khác đều ✓ thì không sao.',
  none: 'Chưa có thẻ <dvc-…> nào trên trang. Nếu bạn đã dán, trình soạn thảo có thể đã xóa. Hãy dùng <div data-dvc="…">.',
  unknown: '{what} không có trong bản này. Tên đúng: {names}.',
  notDrawn: '{what} chưa hiện được, đang để nội dung dự phòng. Hãy xem các dòng khác trong bảng điều khiển.',
  inShadow:
    '{what} nằm trong shadow root của thành phần khác, dvc.js không tìm tới đó. Hãy nạp thêm tệp riêng của thẻ, như cách 3 trong docs/ways-in.md.',
  failing: '{what} đang báo lỗi và để người dân xem nội dung dự phòng. Hãy xem các dòng khác trong bảng điều khiển.',
  swallows:
    '<{what}> đang chứa cả <{held}>. Thẻ viết tắt "/>" không đóng được và nuốt phần sau của trang: hãy viết đủ <{what}></{what}>.',
  hidden: '{what} chạy rồi nhưng trang đang giấu nó.',
  drawn: '{what} đã hiện.',
  address: 'Địa chỉ máy chủ "{what}" chưa dùng được. Nó phải bắt đầu bằng https:// và không có dấu ? hay #.',
  endpoint: 'Máy chủ {what} trả lời đúng.',
  refused: '{what} trả lời mã {status}. Hãy xem lại địa chỉ, hoặc nhật ký của máy chủ.',
  path: '{what} trả lời mã 404: ở đó không có gì. Hãy xem lại địa chỉ máy chủ, chỉ viết đến trước /v1.',
  agency:
    'Máy chủ {what} không biết cơ quan "{agency}". Hãy xem lại mã định danh ở agency của thẻ hay data-agency của dòng script.',
  contract: '{what} trả lời không đúng giao ước. Hãy chạy: npx dvc-widgets check ĐỊA-CHỈ',
  cors: '{what} có trả lời nhưng chưa cho phép trang này đọc (CORS). Hãy xem đường dẫn đã đúng chưa, rồi thêm {origin} vào DVC_ORIGINS của máy chủ.',
  silent:
    '{what} không trả lời. Hãy xem lại tên miền, chứng chỉ, tường lửa, và connect-src trong chính sách của trang.',
} as const;

const en: Readonly<Record<keyof typeof vi, string>> = {
  title: 'dvc-widgets looks at this page:',
  version: 'The loader dvc.js runs, version {version}.',
  versions: 'The page loads another version too ({version}), which rests. Take one of the script lines out.',
  renamed:
    'dvc.js was renamed or put into another file, so its other files are not found. Load it by a script line of its own.',
  http: 'The page is http, not encrypted. Elements with personal data only link to an https page.',
  trustedTypes: 'The page’s trusted-types policy lacks "dvc-widgets". Add that name; until then there are only links.',
  quirks: 'The page has no <!doctype html> on top. The elements work.',
  altered: 'Libraries of the page have replaced or added: {what}. The elements do without.',
  replaced:
    'The page’s scripts have replaced {what}, which the elements need. Monitoring often adds headers to fetch, and the endpoint then refuses: let it pass this endpoint by. Where all other lines are ✓, nothing is wrong.',
  none: 'There is no <dvc-…> on the page. If you pasted one, the editor may have removed it: use <div data-dvc="…">.',
  unknown: '{what} is not in this version. There are: {names}.',
  notDrawn: '{what} could not draw itself and shows its fallback. See the other lines of the console.',
  inShadow:
    '{what} is in the shadow root of another component, where dvc.js does not look. Load the element’s own file too, as in way 3 of docs/ways-in.en.md.',
  failing: '{what} shows an error and your fallback. See the other lines of the console.',
  swallows:
    '<{what}> holds <{held}>. A tag written with "/>" is not closed and takes in what follows: write <{what}></{what}>.',
  hidden: '{what} runs, but the page hides it.',
  drawn: '{what} is there.',
  address: 'The endpoint "{what}" cannot be used. It must begin with https:// and have no ? or #.',
  endpoint: 'The endpoint {what} answers well.',
  refused: '{what} answers {status}. Check the address, or the server’s log.',
  path: '{what} answers 404: nothing is there. Check the endpoint’s address, which ends before /v1.',
  agency:
    'The endpoint {what} does not know the agency "{agency}". Check agency on the tag, or data-agency on the script.',
  contract: '{what} does not answer as agreed. Run: npx dvc-widgets check URL',
  cors: '{what} answers, but does not let this page read it (CORS). If the path is right, add {origin} to DVC_ORIGINS there.',
  silent: '{what} does not answer. Check its name, certificate, firewall, and connect-src in the page’s policy.',
};

/** The findings as one text, in Vietnamese or, on pages in English, in English. */
export function say(findings: readonly Finding[], lang: string): string {
  const words = /^en\b/i.test(lang) ? en : vi;
  const lines = findings.map(([what, well, fillings = {}]) => {
    const line = words[what].replace(/\{(\w+)\}/g, (_, name: string) => String(fillings[name]));
    return `${well ? '✓' : '✗'} ${line}`;
  });
  return [words.title, ...lines].join('\n');
}
