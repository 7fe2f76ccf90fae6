/** Cases of feedback and published replies for stories and tests, built through the contract's own schemas. */
import {
  acknowledgement,
  feedbackCase,
  type Acknowledgement,
  type FeedbackCase,
} from '../../src/backend/contract/feedback.ts';
import {
  publishedReplies,
  publishedReply,
  type PublishedReplies,
  type PublishedReply,
} from '../../src/backend/contract/replies.ts';
import { anAgency, build, type Changes } from './builders.ts';

/** A follow-up code whose check character is right. */
export const A_CODE = '7K3M-9QWX-2R5T-VB8N-6';

/** An instant so many days from now: deadlines are early or late by the reader's own clock. */
export const inDays = (days: number): string => new Date(Date.now() + days * 24 * 3600_000).toISOString();

type Step = FeedbackCase['steps'][number];

const received: Step = { at: '2026-11-16T08:05:00+07:00', state: 'received', agency: anAgency };
const processing: Step = {
  at: '2026-11-17T09:30:00+07:00',
  state: 'processing',
  agency: anAgency,
  note: 'Cán bộ địa chính đã nhận việc.',
};

/** A case that is being worked on; a story changes what it is about. */
export const buildCase = (changes: Changes<FeedbackCase> = {}): FeedbackCase =>
  build(
    feedbackCase,
    {
      code: A_CODE,
      kind: 'reflection',
      category: 'road',
      receivedAt: received.at,
      state: 'processing',
      agency: anAgency,
      dueAt: inDays(3),
      steps: [received, processing],
      canAdd: false,
      canRate: false,
      published: false,
    },
    changes,
  );

/** An officer has a question. */
export const buildAskingCase = (changes: Changes<FeedbackCase> = {}): FeedbackCase =>
  buildCase({
    state: 'need-more',
    question: 'Cột đèn hỏng ở trước nhà số mấy, thôn nào? Bà con chụp giúp một tấm ảnh.',
    steps: [received, processing, { at: '2026-11-18T10:00:00+07:00', state: 'need-more', agency: anAgency }],
    canAdd: true,
    ...changes,
  });

/** It was answered, and the citizen can say whether that was it. */
export const buildAnsweredCase = (changes: Changes<FeedbackCase> = {}): FeedbackCase =>
  buildCase({
    state: 'answered',
    steps: [received, processing, { at: '2026-11-20T15:20:00+07:00', state: 'answered', agency: anAgency }],
    reply: {
      at: '2026-11-20T15:20:00+07:00',
      agency: anAgency,
      text: 'Chào bà con,\n\nĐội quản lý đô thị đã thay bóng đèn trước nhà văn hóa thôn Trung Tâm chiều 20/11. Nếu đèn còn chập chờn, bà con gọi 0290 000 0101 hoặc viết tới doiman@songmay.example.\n\nLịch sửa đèn cả xã: https://doiman.songmay.example/lich-sua-den.',
      attachments: [
        {
          name: 'bien-ban-sua-den.pdf',
          type: 'application/pdf',
          bytes: 182_000,
          url: 'https://mock.dvc.example/v1/files/1',
        },
      ],
    },
    canRate: true,
    canReopenUntil: inDays(20),
    ...changes,
  });

export const buildAcknowledgement = (key: string, changes: Changes<Acknowledgement> = {}): Acknowledgement =>
  build(acknowledgement, { receivedAt: '2026-11-21T08:05:00+07:00', key }, changes);

export const buildPublishedReply = (changes: Changes<PublishedReply> = {}): PublishedReply =>
  build(
    publishedReply,
    {
      id: 'den-duong-thon-trung-tam',
      title: 'Đèn đường thôn Trung Tâm hỏng một tháng',
      content: 'Đèn trước nhà văn hóa thôn Trung Tâm hỏng đã một tháng, tối trẻ em đi học về rất nguy hiểm.',
      category: 'road',
      askedAt: '2026-11-16T08:05:00+07:00',
      place: 'Thôn Trung Tâm',
      reply: {
        at: '2026-11-20T15:20:00+07:00',
        agency: anAgency,
        text: 'Đội quản lý đô thị đã thay bóng đèn chiều 20/11. Lịch sửa đèn cả xã: https://doiman.songmay.example/lich-sua-den.',
        attachments: [],
      },
    },
    changes,
  );

const others: readonly (readonly [id: string, title: string, category: string])[] = [
  ['ho-so-dat-qua-hen', 'Hồ sơ đất quá hẹn 20 ngày', 'delay'],
  ['rac-cho-xom', 'Rác ở chợ xóm Đồi không ai thu', 'road'],
  ['may-lay-so', 'Đề nghị đặt máy lấy số ở Bộ phận Một cửa', 'idea'],
];

/** One page of what was published: four in all, unless a story says otherwise. */
export const buildPublishedReplies = (changes: Changes<PublishedReplies> = {}): PublishedReplies => {
  const items = changes.items ?? [
    buildPublishedReply(),
    ...others.map(([id, title, category]) => buildPublishedReply({ id, title, category })),
  ];
  return build(publishedReplies, { items, total: items.length, page: 1, size: 10 }, changes);
};
