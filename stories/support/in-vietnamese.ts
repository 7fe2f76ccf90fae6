/**
 * What the manifest and the tokens say in English, in the Vietnamese of a webmaster: each sentence as it stands there.
 * A test sees to it that none is missing and none is left over.
 */
export const IN_VIETNAMESE: Readonly<Record<string, string>> = {
  // Custom properties.
  'buttons, links, the focused field': 'nút, liên kết, ô đang gõ',
  'text on the accent colour': 'chữ trên màu chủ đạo',
  text: 'chữ',
  'secondary text': 'chữ phụ',
  background: 'nền',
  'background of panels and chosen rows': 'nền của khung và dòng đang chọn',
  'outlines of fields and panels': 'viền ô nhập và khung',
  'behind the matching part of a title': 'nền của phần trùng với chữ đã gõ',
  'what went wrong': 'điều chưa ổn',
  'what has arrived': 'điều đã xong, đã nhận',
  'typeface; it must hold the Vietnamese letters': 'phông chữ; phải có đủ chữ Việt',
  'size of running text; in px, so that a host’s rem cannot shrink it':
    'cỡ chữ thường; tính bằng px, để rem của trang không làm nhỏ đi',
  'roundness of corners': 'độ bo góc',

  // Parts.
  'the whole element inside its reset': 'cả thẻ, bên trong lớp gỡ kiểu của trang',
  'every framed button': 'mọi nút có viền',
  'what is wrong, in the summary and at each field': 'điều chưa đúng, ở khung tóm tắt và cạnh từng ô',
  'what is wrong with what was typed': 'điều chưa đúng trong phần vừa gõ',
  'what is wrong, in the summary and at each question': 'điều chưa đúng, ở khung tóm tắt và cạnh từng câu hỏi',
  "the box around the tag's own children": 'khung quanh phần chữ của trang đặt trong thẻ',
  'the two fields': 'hai ô nhập',
  'every text field': 'mọi ô nhập chữ',
  'the search field': 'ô tìm kiếm',
  'the question above a field': 'câu hỏi phía trên một ô',
  'the question above the field': 'câu hỏi phía trên ô',
  'each question': 'từng câu hỏi',
  'each level of the rating': 'từng mức đánh giá',
  'a level of the rating': 'một mức đánh giá',
  'each level of a rating': 'từng mức của một câu đánh giá',
  'messages: what happened and what to do': 'lời báo: chuyện gì đã xảy ra và nên làm gì',
  'the dossier': 'hồ sơ',
  'the receipt': 'giấy báo đã nhận',
  "the agency's reply": 'câu trả lời của cơ quan',
  'the results, and the procedure that is read': 'danh sách kết quả, và thủ tục đang đọc',
  'the reply that is read': 'câu trả lời đang đọc',
  'thanks, and the results': 'lời cảm ơn, và bảng kết quả',

  // Events.
  'a citizen sees where a dossier is': 'người dân thấy hồ sơ đang ở đâu',
  'something failed in a way a citizen can see': 'có việc không thành mà người dân nhìn thấy',
  'the endpoint has an addition or a rating': 'máy chủ đã nhận lời bổ sung hoặc đánh giá',
  'a citizen sees where a feedback stands': 'người dân thấy phản ánh đang tới đâu',
  'the endpoint has given its receipt': 'máy chủ đã báo nhận',
  'a citizen reads a procedure': 'người dân đọc một thủ tục',
  'a search was answered': 'một câu tìm đã có kết quả',
  'the element shows itself for the first time': 'thẻ hiện ra lần đầu',
  'a citizen reads a reply': 'người dân đọc một câu trả lời',
  'a dossier is about to be asked for; cancelable': 'sắp hỏi một hồ sơ; chặn được',
  'a feedback is about to be sent; cancelable': 'sắp gửi một phản ánh; chặn được',
  'a case is about to be asked for, or something about to be sent; cancelable':
    'sắp hỏi một phản ánh, hoặc sắp gửi điều gì; chặn được',
  'a search or a procedure is about to be asked for; cancelable': 'sắp tìm, hoặc sắp hỏi một thủ tục; chặn được',
  'replies are about to be asked for; cancelable': 'sắp hỏi các câu trả lời; chặn được',
  'a response is about to be sent; cancelable': 'sắp gửi một phiếu; chặn được',
  'the endpoint has said that it has the response': 'máy chủ đã báo nhận phiếu',

  // Slots.
  "shown where no script runs or the element cannot work: the agency's telephone, address, hours, a link":
    'hiện ra khi script không chạy hoặc thẻ không làm việc được: điện thoại, địa chỉ, giờ làm việc, một liên kết',
  "shown where no script runs or the element cannot work: plain links to replies, the agency's telephone":
    'hiện ra khi script không chạy hoặc thẻ không làm việc được: liên kết thường tới các câu trả lời, điện thoại',
  "shown where no script runs or the element cannot work: the agency's telephone, address, a link":
    'hiện ra khi script không chạy hoặc thẻ không làm việc được: điện thoại, địa chỉ, một liên kết',

  // Attributes.
  "Number of the province's text message service (tra cứu bằng tin nhắn), where it has one: `8088`.":
    'Số tra cứu bằng tin nhắn của tỉnh, nếu có: `8088`.',
  "What is written to that number; `{code}` stands for the dossier's code: `TN {code}`.":
    'Lời soạn gửi tới số đó; `{code}` là chỗ của mã hồ sơ: `TN {code}`.',
  "Address of the agency's endpoint: absolute, https (http only on loopback). The script tag's `data-endpoint` serves all.":
    'Địa chỉ máy chủ của cơ quan: đủ cả `https://` (`http` chỉ dùng trên chính máy này). `data-endpoint` ở dòng script dùng chung cho mọi thẻ.',
  "Identifier of the agency whose page it is (mã định danh); left out, it is the endpoint's own.":
    'Mã định danh của cơ quan có trang này; bỏ trống thì lấy cơ quan của máy chủ.',
  'Sentences in place of the built-in ones, by key; as an attribute, JSON.':
    'Câu chữ thay cho câu có sẵn, theo khóa; viết vào thẻ thì là JSON.',
  "`auto` follows the page's background, `light` and `dark` pin it.":
    '`auto` theo nền của trang, `light` và `dark` thì cố định.',
  'The device is shared by many people (a counter, a village hall): nothing is kept on it.':
    'Máy dùng chung (ở quầy, ở nhà văn hóa): không lưu gì lại trên máy.',
  'A helper fills in beside the citizen: longer explanations are left out.':
    'Có người ngồi cạnh giúp điền: bỏ bớt lời giải thích dài.',
  'Code of the procedure (mã thủ tục) that the feedback is about, where the page knows it.':
    'Mã thủ tục mà phản ánh nói tới, nếu trang biết.',
  'Code of the dossier (mã hồ sơ) that the feedback is about, where the page knows it.':
    'Mã hồ sơ mà phản ánh nói tới, nếu trang biết.',
  'Who fills in beside the citizen, for pages of a one-stop counter: name, and role after a comma.':
    'Ai ngồi cạnh giúp điền, cho máy ở bộ phận Một cửa: tên, rồi chức danh sau dấu phẩy.',
  '`endpoint` asks the endpoint each time, `catalogue` loads the list once and searches in the page, `auto` picks.':
    '`endpoint` hỏi máy chủ từng lần, `catalogue` tải danh mục một lần rồi tìm ngay trong trang, `auto` tự chọn.',
  "Which questionnaire: `mot-cua` (a service, also where nothing is said), `sipas`, `thong-tin` (a page), or an agency's own.":
    'Phiếu nào: `mot-cua` (một lần phục vụ, cũng là mặc định), `sipas`, `thong-tin` (một trang), hoặc phiếu riêng của cơ quan.',
  'What came with a dossier or a reply, so that it is rated once; it names nobody.':
    'Mã đi kèm hồ sơ hoặc câu trả lời, để đánh giá một lần; mã không nói ai là ai.',
  'What the token came with: `dossier` or `feedback`.': 'Mã ấy đi kèm cái gì: `dossier` hoặc `feedback`.',
  'Code of the procedure (mã thủ tục) that is rated, where the page knows it.':
    'Mã thủ tục được đánh giá, nếu trang biết.',
  'Name of the counter (quầy) that is rated, as it stands above it.':
    'Tên quầy được đánh giá, như tên ghi phía trên quầy.',
  '`page` shows all questions at once, `steps` one a screen; left out, what suits their number.':
    '`page` hiện mọi câu cùng lúc, `steps` mỗi màn hình một câu; bỏ trống thì tùy số câu.',
  'Days until a device that has answered or passed over is asked again; 0 asks each time.':
    'Bao nhiêu ngày sau mới hỏi lại một máy đã trả lời hoặc đã bỏ qua; 0 là lần nào cũng hỏi.',
  'Shows what people have answered, in place of the questions.':
    'Hiện những gì mọi người đã trả lời, thay cho câu hỏi.',
  'First day of the results, `YYYY-MM-DD`; left out, from the beginning.':
    'Ngày đầu của kết quả, `YYYY-MM-DD`; bỏ trống thì từ đầu.',
  'Last day of the results, `YYYY-MM-DD`; left out, until today.':
    'Ngày cuối của kết quả, `YYYY-MM-DD`; bỏ trống thì đến hôm nay.',
  'A screen at a counter: one citizen after the other, also without network.':
    'Màn hình ở quầy: hết người này tới người khác, cả khi mất mạng.',
  'Seconds without a touch until the next citizen begins, at a counter.':
    'Ở quầy: bao nhiêu giây không ai chạm thì sang người kế tiếp.',
};

/** A sentence of the manifest in Vietnamese. */
export const inVietnamese = (english = ''): string => IN_VIETNAMESE[english] ?? english;
