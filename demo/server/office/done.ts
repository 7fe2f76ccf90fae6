/** What a page says at its top after something was done; the address names it by a word, never by a text. */
const SENTENCES = {
  setup: 'Đã tạo tài khoản quản trị. Bây giờ bạn có thể mở tài khoản cho từng cán bộ.',
  password: 'Đã đổi mật khẩu. Các máy khác đang đăng nhập đã được đăng xuất.',
  assign: 'Vụ việc này giờ do bạn xử lý.',
  take: 'Bạn đã nhận xử lý vụ việc này.',
  forward: 'Đã chuyển sang cơ quan khác. Người dân thấy việc này khi tra mã.',
  ask: 'Đã gửi câu hỏi. Thời hạn tạm dừng cho đến khi người dân trả lời.',
  answer: 'Đã gửi câu trả lời. Người dân đọc được ngay khi tra mã.',
  refuse: 'Đã ghi lý do không giải quyết. Người dân đọc được khi tra mã.',
  duplicate: 'Đã ghi là trùng với phản ánh khác.',
  elsewhere: 'Đã chỉ cho người dân nơi có thẩm quyền.',
  close: 'Đã đóng vụ việc.',
  reopen: 'Đã mở lại vụ việc.',
  publish: 'Đã công khai. Mọi người đọc được trên trang hỏi đáp.',
  unpublish: 'Đã gỡ khỏi trang hỏi đáp.',
  'account-disable': 'Đã khóa tài khoản. Người này không vào được nữa.',
  'account-enable': 'Đã mở lại tài khoản.',
  'template-save': 'Đã lưu mẫu.',
  'template-delete': 'Đã xóa mẫu.',
  'notice-save': 'Đã đăng thông báo. Người dân thấy ở đầu mỗi tiện ích.',
  'notice-end': 'Đã gỡ thông báo.',
} as const;

export type Done = keyof typeof SENTENCES;

export const sayDone = (word: string | undefined): string | undefined =>
  word !== undefined && Object.hasOwn(SENTENCES, word) ? SENTENCES[word as Done] : undefined;
