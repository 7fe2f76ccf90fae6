/** How people write where somebody lives: a house with its street, a lane, or the smallest place that has a name. */

const NAME = String.raw`\p{Lu}[\p{L}\d'’-]*`;
const NAMES = `${NAME}(?: ${NAME})*`;
const TWO_NAMES = `${NAME}(?: ${NAME})+`;
const HOUSE = String.raw`\d{1,4}[A-Za-z]?(?:\/\d{1,4}[A-Za-z]?)*`;
const BEGIN = String.raw`(?<![\p{L}\d])`;
/** Article 5 of a law, lesson 5, road 5: the number is not a house's. */
const NO_HOUSE = String.raw`(?<!(?i:điều|khoản|điểm|mục|chương|bài|lớp|khóa|khoá|thứ|quý|tháng|năm|quốc lộ|tỉnh lộ|ql|tl|mẫu|thửa) )(?<!\d[.,/-])`;
const NO_STREET = String.raw`(?!(?i:luật|nghị định|nghị quyết|thông tư|quyết định|chỉ thị|công văn|bộ|sở|ban|phòng|ủy|uỷ|ubnd|hđnd|tháng|năm|điều|khoản|chương|phó|phần|mục|giấy|cấp) )`;
/** What a group or a squad is called that is an office's, and papers, which have the name of a hamlet. */
const OFFICIAL = String.raw`(?!(?i:công tác|công an|thủ tục|kiểm|quản lý|cảnh sát|trật tự|liên ngành|thuế|phòng cháy|bảo vệ|an ninh|hòa giải|hoà giải|dân quân|nhân dân|biên phòng|thanh tra|xung kích))`;
const PAPER = String.raw`(?!(?i:kế hoạch|cam kết|quyết định|tin|đồ|sao|án|thảo|vẽ|tự|kiểm|tường trình|chính)(?!\p{L}))`;
const TOWN = String.raw`(?!(?i:ma thuột|hồ|đôn)(?!\p{L}))`;
const CALLED = String.raw`(?:(?i:số) )?(?:\d+[A-Za-z]?(?![\p{L}\d/]|[.,]\d)|${NAMES})`;

const ADDRESS = [
  String.raw`${BEGIN}(?i:số nhà|nhà số) \d+\S*(?: (?i:đường|phố) ${NAMES})?`,
  String.raw`${BEGIN}(?:(?i:số) )?${HOUSE},? (?i:đường|phố) (?:${NAMES}|(?:(?i:số) )?\d+)`,
  String.raw`${BEGIN}(?i:số) ${HOUSE},? ${NO_STREET}${TWO_NAMES}`,
  String.raw`${BEGIN}${NO_HOUSE}${HOUSE} ${NO_STREET}${TWO_NAMES}`,
  String.raw`${BEGIN}(?i:ngõ|ngách|hẻm|kiệt) (?:(?i:số) )?\d+[A-Za-z]?(?:\/\d+)*`,
  String.raw`${BEGIN}(?<!(?i:nông) )(?i:thôn|xóm|ấp|khóm|khu phố|kp|tổ dân phố|tdp|làng|plei|sóc|phum) ${CALLED}`,
  String.raw`${BEGIN}(?<!(?i:quân|bộ|giỗ|đất) )(?i:tổ|đội) ${OFFICIAL}${CALLED}`,
  String.raw`${BEGIN}(?<!(?i:văn|biên|phiên|kịch|cơ|nguyên|tư) )(?i:bản) ${PAPER}${CALLED}`,
  String.raw`${BEGIN}(?<!(?i:bán) )(?i:buôn) ${TOWN}${CALLED}`,
].join('|');

export const ADDRESS_WORDS = new RegExp(ADDRESS, 'gu');
