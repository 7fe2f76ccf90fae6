import type { OfficeAccount } from '../store/office-accounts.ts';
import { addAuditEntry } from '../store/office-audit.ts';
import type { Database } from '../store/tables.ts';
import type { DeskParts } from './desk-parts.ts';

/** What can be read or done at the desk, in an admin's words. */
export const AUDITED = {
  setup: 'Tạo tài khoản đầu tiên',
  login: 'Đăng nhập',
  'login-failed': 'Đăng nhập không được',
  logout: 'Đăng xuất',
  password: 'Đổi mật khẩu',
  'account-add': 'Tạo tài khoản',
  'account-reset': 'Đặt lại mật khẩu',
  'account-disable': 'Khóa tài khoản',
  'account-enable': 'Mở lại tài khoản',
  'read-list': 'Xem danh sách',
  'read-case': 'Xem vụ việc',
  'read-contact': 'Xem cách liên hệ',
  'read-file': 'Xem tệp',
  'read-figures': 'Xem số liệu',
  'read-audit': 'Xem nhật ký',
  take: 'Nhận xử lý',
  assign: 'Nhận thay đồng nghiệp',
  forward: 'Chuyển cơ quan khác',
  ask: 'Hỏi thêm người dân',
  answer: 'Trả lời',
  refuse: 'Từ chối',
  duplicate: 'Ghi là trùng',
  elsewhere: 'Chỉ nơi khác',
  close: 'Đóng',
  reopen: 'Mở lại vụ việc',
  publish: 'Công khai',
  unpublish: 'Gỡ công khai',
  'template-save': 'Lưu mẫu trả lời',
  'template-delete': 'Xóa mẫu trả lời',
  'notice-save': 'Đăng thông báo',
  'notice-end': 'Gỡ thông báo',
  'export-audit': 'Tải nhật ký',
  'export-figures': 'Tải số liệu',
} as const;

export type Audited = keyof typeof AUDITED;

/** Whoever is written down: an account, or what somebody typed as one. */
export type Who = Pick<OfficeAccount, 'agency' | 'login' | 'name'>;

interface About {
  readonly caseId?: string | undefined;
  readonly detail?: string | undefined;
}

/** Writes down what somebody reads, before it is shown. */
export async function record({ store, clock }: DeskParts, who: Who, act: Audited, about: About = {}): Promise<void> {
  const at = clock().toISOString();
  await store.write((transaction) => recordWithin(transaction, at, who, act, about));
}

/** Writes down what somebody does, within the transaction that does it. */
export const recordWithin = (
  transaction: Database,
  at: string,
  { agency, login, name }: Who,
  act: Audited,
  about: About = {},
): Promise<void> => addAuditEntry(transaction, { at, agency, login, name, act, ...about });
