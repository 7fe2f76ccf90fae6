/** What states, acts and grounds are called at the desk. */
import type { GROUNDS } from '../feedback/publishing.ts';
import { isOpen } from '../feedback/transitions.ts';
import type { Policy } from '../policy/policy.ts';
import { countWorkingDays, sayDay } from '../policy/working-days.ts';
import { dayOf, sayDate, today } from './days.ts';
import type { InboxRow } from '../store/office-cases.ts';
import type { Role } from '../store/office-accounts.ts';

const STATES: Readonly<Record<string, string>> = {
  received: 'Mới nhận',
  forwarded: 'Được chuyển đến',
  processing: 'Đang xử lý',
  'need-more': 'Chờ người dân',
  answered: 'Đã trả lời',
  refused: 'Từ chối',
  duplicate: 'Trùng',
  elsewhere: 'Thuộc nơi khác',
  reopened: 'Mở lại',
  closed: 'Đã đóng',
};

export const STATE_CHOICES = Object.entries(STATES).map(([value, label]) => ({ value, label }));

export const nameOfState = (state: string): string => STATES[state] ?? state;

const KINDS: Readonly<Record<string, string>> = { reflection: 'Phản ánh', petition: 'Kiến nghị' };

export const nameOfKind = (kind: string): string => KINDS[kind] ?? kind;

/** What happened in a step, as the history tells it; a place for whoever did it comes before. */
const STEPS: Readonly<Record<string, string>> = {
  receive: 'Người dân gửi',
  take: 'Nhận xử lý',
  forward: 'Chuyển đến',
  ask: 'Hỏi thêm người dân',
  answer: 'Trả lời',
  refuse: 'Từ chối',
  duplicate: 'Ghi là trùng',
  elsewhere: 'Chỉ nơi khác',
  close: 'Đóng',
  reopen: 'Mở lại',
  publish: 'Công khai',
  unpublish: 'Gỡ công khai',
  add: 'Người dân bổ sung',
  rate: 'Người dân đánh giá',
  'rate-and-reopen': 'Người dân đánh giá và đề nghị mở lại',
};

export const nameOfStep = (act: string | null, state: string): string => STEPS[act ?? ''] ?? nameOfState(state);

export const OUTCOMES: Readonly<Record<string, string>> = {
  solved: 'Đã được giải quyết',
  partly: 'Giải quyết một phần',
  'not-solved': 'Chưa được giải quyết',
};

export const SUSPICIONS: Readonly<Record<string, string>> = {
  trap: 'điền cả ô mà người không thấy',
  hasty: 'điền xong rất nhanh',
};

/** What is said of a case's time, and how urgent it is. */
export interface Deadline {
  readonly text: string;
  readonly look: 'late' | 'soon' | 'calm';
}

/** Working days that still count as soon. */
const SOON = 2;

type Timed = Pick<InboxRow, 'state' | 'due_at' | 'days_left' | 'ended_at'>;

/** How much time a case has, in working days of the calendar. */
export function deadlineOf(row: Timed, now: Date, { calendar }: Pick<Policy, 'calendar'>): Deadline | undefined {
  const { state, due_at: dueAt, days_left: daysLeft, ended_at: endedAt } = row;
  if (!isOpen(state)) {
    if (!dueAt || !endedAt) return undefined;
    return { text: endedAt <= dueAt ? 'Xong đúng hạn' : 'Xong trễ hạn', look: 'calm' };
  }
  if (!dueAt) {
    return daysLeft === null ? undefined : { text: `Tạm dừng, còn ${daysLeft} ngày làm việc`, look: 'calm' };
  }
  const [day, due] = [today(now), dayOf(dueAt)];
  if (dueAt <= now.toISOString()) {
    const days = countWorkingDays(due, day, calendar);
    return { text: days > 0 ? `Quá hạn ${days} ngày làm việc` : 'Vừa quá hạn', look: 'late' };
  }
  const days = countWorkingDays(day, due, calendar);
  if (days === 0) return { text: 'Hạn hôm nay', look: 'soon' };
  return { text: `Còn ${days} ngày làm việc`, look: days <= SOON ? 'soon' : 'calm' };
}

/** The day itself, `thứ Ba, ngày 01/12/2026`. */
export const sayDue = (dueAt: string): string => sayDay(dayOf(dueAt));

/** `nhận 22/11/2026` */
export const sayReceived = (receivedAt: string): string => `nhận ${sayDate(receivedAt)}`;

export const ROLE_NAMES: Readonly<Record<Role, string>> = { officer: 'Cán bộ', admin: 'Quản trị' };

/** Why something may be published. */
export const GROUND_WORDS: Readonly<Record<(typeof GROUNDS)[number], { label: string; hint: string }>> = {
  consent: { label: 'Người gửi đồng ý', hint: 'đã đánh dấu đồng ý công khai khi gửi' },
  duty: { label: 'Luật yêu cầu công khai', hint: 'Nghị định 20/2008/NĐ-CP, điều 19' },
  anonymous: { label: 'Không nhận ra ai được', hint: 'bài đã bỏ hết những gì chỉ đến một người' },
};

const MEGABYTE = 1024 * 1024;

/** `1,4 MB` */
export function sayBytes(bytes: number): string {
  if (bytes < MEGABYTE) return `${Math.max(1, Math.round(bytes / 1024))} kB`;
  return `${(bytes / MEGABYTE).toFixed(1).replace(/\.0$/, '').replace('.', ',')} MB`;
}
