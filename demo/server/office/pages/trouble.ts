import { html } from 'hono/html';
import type { ProblemKind } from '../../../../src/backend/contract/problem.ts';
import { DESK } from '../visit.ts';
import { page, type Markup, type PageContext } from './layout.ts';

const TROUBLES: Readonly<Record<ProblemKind, readonly [title: string, advice: string]>> = {
  invalid: ['Yêu cầu có chỗ chưa đúng', 'Chưa có gì thay đổi. Hãy quay lại trang trước và thử lại.'],
  forbidden: ['Không làm được việc này từ đây', 'Chưa có gì thay đổi. Hãy mở lại từ bàn làm việc của bạn.'],
  'not-found': ['Không có trang này', 'Vụ việc có thể thuộc cơ quan khác, hoặc đã được xóa theo thời hạn lưu.'],
  conflict: ['Có người vừa sửa nội dung này', 'Chưa có gì thay đổi. Hãy mở lại trang rồi thử lại.'],
  'too-large': ['Tệp quá lớn', 'Chưa có gì được gửi đi. Hãy quay lại và chọn tệp nhỏ hơn.'],
  unsupported: ['Máy chủ không nhận dạng này', 'Chưa có gì thay đổi. Hãy quay lại trang trước và thử lại.'],
  'too-many': ['Có quá nhiều yêu cầu', 'Hãy thử lại sau ít phút.'],
  server: ['Máy chủ gặp sự cố', 'Hãy quay lại trang trước và thử lại sau ít phút.'],
  unavailable: ['Máy chủ đang bận', 'Hãy quay lại trang trước và thử lại sau ít phút.'],
};

/** A page for what cannot be shown or done: what happened, and what to do. */
export function troublePage(c: PageContext, kind: ProblemKind): Markup {
  const [title, advice] = TROUBLES[kind];
  const body = html`
    <div class="narrow">
      <h1>${title}</h1>
      <p>${advice}</p>
      <p><a class="button" href="${DESK}">Về bàn làm việc</a></p>
    </div>
  `;
  return page(c, { title, body });
}
