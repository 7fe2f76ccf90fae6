import type { EverydayTable } from './everyday.ts';

/** What people say, in all three regions, for what procedures are called. */
export const EVERYDAY: EverydayTable = {
  words: [
    'giấy chứng nhận quyền sử dụng đất = sổ đỏ | sổ hồng | bìa đỏ',
    'giấy phép lái xe = bằng lái xe | bằng lái | gplx',
    'thẻ căn cước = cccd | chứng minh nhân dân | căn cước công dân',
    'cấp giấy xác nhận tình trạng hôn nhân = giấy độc thân | xác nhận độc thân',
    'đăng ký thường trú = nhập hộ khẩu | nhập khẩu',
    'hộ chiếu = passport',
  ],
  situations: ['cấp lại giấy chứng nhận bị mất = mất sổ đỏ | mất sổ hồng'],
  fillers: ['cho hỏi', 'cho tôi hỏi', 'như thế nào', 'thế nào', 'ở đâu', 'cần gì', 'bao lâu'],
};
