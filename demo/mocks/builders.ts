/**
 * Answers for stories and tests, built through the contract's own schemas, so that a mock cannot drift from what a real
 * endpoint says. Each builder gives a believable answer and takes what the story is about.
 */
import type * as z from 'zod/mini';
import { attachment, type Attachment } from '../../src/backend/contract/attachments.ts';
import type { Agency } from '../../src/backend/contract/agencies.ts';
import { DOSSIER_STATES, dossier, type Dossier } from '../../src/backend/contract/dossiers.ts';
import {
  feedbackCategories,
  receipt,
  type FeedbackCategory,
  type Receipt,
} from '../../src/backend/contract/feedback.ts';
import { problem, type Problem, type ProblemKind } from '../../src/backend/contract/problem.ts';
import {
  procedure,
  procedureList,
  summary,
  type Procedure,
  type ProcedureList,
  type Summary,
} from '../../src/backend/contract/procedures.ts';
import { status, type Status } from '../../src/backend/contract/status.ts';
import {
  survey,
  surveyResults,
  type Survey,
  type SurveyReceipt,
  type SurveyResults,
} from '../../src/backend/contract/surveys.ts';

/** Changes on top of what a builder gives; `undefined` takes an optional part away. */
export type Changes<T> = { readonly [K in keyof T]?: T[K] | undefined };

export function build<T extends z.ZodMiniType>(schema: T, base: z.input<T>, changes: Changes<z.input<T>>): z.infer<T> {
  const changed = { ...(base as object), ...changes };
  return schema.parse(Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined)));
}

export const anAgency: Agency = {
  code: 'H90.101',
  name: 'UBND xã Đồi Mận',
  level: 'commune',
  province: 'H90',
  parent: 'H90',
  hotline: '0290 000 0101',
  address: 'Thôn Trung Tâm, xã Đồi Mận, tỉnh Sông Mây',
  hours: 'Thứ Hai đến thứ Sáu: 7:30–11:30 và 13:30–17:00',
};

export const buildStatus = (changes: Changes<Status> = {}): Status =>
  build(
    status,
    {
      contract: '1.0',
      service: 'dvc-widgets',
      version: '0.1.0',
      time: '2026-11-24T08:00:00+07:00',
      agency: anAgency,
      operations: ['procedures', 'catalogue', 'dossiers', 'attachments', 'feedback', 'replies'],
      notices: [],
      limits: {
        contentChars: 10_000,
        attachments: { count: 5, bytes: 5_000_000, types: ['image/jpeg', 'application/pdf'] },
      },
      dossiers: { factors: ['phone', 'citizen-id-last-6', 'lookup-code', 'phone-last-4'] },
      calendar: { holidays: ['2026-09-02', '2026-11-24', '2027-01-01'], workdays: [], asOf: '2026-07-01' },
      feedback: {
        anonymous: true,
        notice: {
          text: 'UBND xã dùng họ tên, địa chỉ, số điện thoại của bạn để giải quyết và trả lời. Bạn có quyền xem, sửa, xin xóa.',
          version: '2026-07',
        },
        consents: [
          { purpose: 'publish', text: 'Đồng ý công khai nội dung và câu trả lời trên trang này.', version: '2026-07' },
          {
            purpose: 'location',
            text: 'Đồng ý gửi kèm vị trí của điện thoại để cán bộ tìm đúng nơi.',
            version: '2026-07',
          },
        ],
      },
    },
    changes,
  );

const birth: Summary = {
  code: '1.001193',
  title: 'Thủ tục đăng ký khai sinh',
  field: 'Hộ tịch',
  levels: ['commune'],
  modes: ['online-full', 'post', 'counter'],
  audiences: ['Công dân Việt Nam'],
  keywords: [],
  issuer: { code: 'G15', name: 'Bộ Tư pháp' },
  scope: 'national',
};

export const buildSummary = (changes: Changes<Summary> = {}): Summary => build(summary, birth, changes);

export const buildProcedure = (changes: Changes<Procedure> = {}): Procedure =>
  build(
    procedure,
    {
      ...birth,
      agencies: ['Ủy ban nhân dân xã, phường, đặc khu'],
      steps: [
        'Người đi khai sinh nộp giấy tờ ở Bộ phận Một cửa, hoặc khai trên Cổng Dịch vụ công quốc gia.',
        'Cán bộ xem giấy tờ, thiếu gì thì nói ngay để bổ sung.',
        'Công chức tư pháp – hộ tịch ghi vào Sổ đăng ký khai sinh.',
        'Người đi khai nhận Giấy khai sinh và kiểm tra lại từng chữ.',
      ],
      cases: [
        {
          documents: [
            { name: 'Giấy chứng sinh', originals: 1, copies: 0, required: true },
            {
              name: 'Văn bản cam đoan về việc sinh',
              originals: 1,
              copies: 0,
              required: false,
              note: 'Khi không có giấy chứng sinh và không có người làm chứng.',
            },
            { name: 'Giấy chứng nhận kết hôn của cha mẹ', originals: 0, copies: 1, required: false },
            { name: 'Tờ khai đăng ký khai sinh', originals: 1, copies: 0, required: true, form: 'Tờ khai theo mẫu' },
          ],
        },
      ],
      channels: [
        {
          mode: 'online',
          time: { text: 'Trong ngày; sau 15 giờ thì ngày làm việc tiếp theo.' },
          fees: [{ amount: 0 }],
        },
        { mode: 'post', time: { amount: 3, unit: 'working-day' }, fees: [{ amount: 8000 }] },
        {
          mode: 'counter',
          time: { amount: 1, unit: 'working-day' },
          fees: [{ amount: 0, text: 'Mức thu do Hội đồng nhân dân tỉnh quy định.' }],
        },
      ],
      results: ['Giấy khai sinh (bản chính)'],
      legalBases: [
        { code: '60/2014/QH13', title: 'Luật Hộ tịch' },
        { code: '123/2015/NĐ-CP', title: 'Quy định chi tiết một số điều của Luật Hộ tịch' },
      ],
      submitUrl: 'https://dichvucong.gov.vn/',
      source: { decision: '1872/QĐ-BTP', asOf: '2026-07-18', url: 'https://dichvucong.gov.vn/' },
    },
    changes,
  );

const found: readonly Summary[] = [
  birth,
  { ...birth, code: '1.004884', title: 'Đăng ký lại khai sinh', modes: ['online-part', 'counter'] },
  { ...birth, code: '1.000110', title: 'Đăng ký khai sinh có yếu tố nước ngoài tại khu vực biên giới' },
  {
    ...birth,
    code: '2.000986',
    title:
      'Liên thông các thủ tục hành chính về đăng ký khai sinh, cấp Thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi và đăng ký thường trú',
    modes: ['online-full'],
  },
];

const facetsOf = (items: readonly Summary[]): ProcedureList['facets'] => ({
  field: tally(items.map(({ field }) => field)),
  level: tally(items.flatMap(({ levels }) => levels)),
  audience: tally(items.flatMap(({ audiences }) => audiences)),
  mode: tally(items.flatMap(({ modes }) => modes)),
});

function tally(values: readonly string[]): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count }));
}

export const buildProcedureList = (changes: Changes<ProcedureList> = {}): ProcedureList => {
  const items = changes.items ?? [...found];
  return build(procedureList, { items, total: items.length, page: 1, size: 20, facets: facetsOf(items) }, changes);
};

const STATUS_OF_KIND: Readonly<Record<ProblemKind, number>> = {
  invalid: 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  unsupported: 415,
  'too-many': 429,
  server: 500,
  unavailable: 503,
};

export const buildProblem = (kind: ProblemKind, changes: Changes<Problem> = {}): Problem =>
  build(problem, { type: `urn:dvc:problem:${kind}`, title: kind, status: STATUS_OF_KIND[kind], kind }, changes);

export const buildCategories = (): FeedbackCategory[] =>
  feedbackCategories.parse([
    { id: 'delay', label: 'Giải quyết chậm', kind: 'reflection', hint: 'Quá hẹn mà chưa có kết quả.' },
    {
      id: 'harassment',
      label: 'Cán bộ gây phiền hà',
      kind: 'reflection',
      hint: 'Đòi thêm giấy tờ, bắt đi lại nhiều lần.',
    },
    { id: 'road', label: 'Đường sá, vệ sinh, chiếu sáng', kind: 'reflection' },
    {
      id: 'complaint',
      label: 'Khiếu nại, tố cáo',
      kind: 'reflection',
      elsewhere: {
        text: 'Khiếu nại, tố cáo có luật riêng. Bạn gửi đơn tới Ban Tiếp công dân.',
        url: 'https://tiepcongdan.example',
        phone: '0290 000 0109',
      },
    },
    { id: 'idea', label: 'Đề xuất cách làm mới', kind: 'petition' },
  ]);

/** A receipt for the key that was sent, since nothing counts as received that does not echo it. */
export const buildReceipt = (key: string, changes: Changes<Receipt> = {}): Receipt =>
  build(
    receipt,
    {
      code: '7K3M-9QWX-2R5T-VB8N-4',
      receivedAt: '2026-11-24T08:05:00+07:00',
      agency: anAgency,
      dueAt: '2026-12-15T17:00:00+07:00',
      next: 'Trong 5 ngày làm việc, UBND xã xem và chuyển tới người giải quyết. Bạn dùng mã theo dõi để xem trả lời.',
      key,
    },
    changes,
  );

let uploads = 0;

export const buildAttachment = (key: string, type: string, bytes: number): Attachment =>
  build(attachment, { id: `upload-${++uploads}`, type, bytes, expiresAt: '2099-01-01T00:00:00Z', key }, {});

/** One of the ten national states (trạng thái hồ sơ). */
export const stateOf = (code: number): Dossier['state'] => {
  const { text, group } = DOSSIER_STATES.find((state) => state.code === code)!;
  return { code, text, group };
};

/** A dossier that is being worked on; a story changes what it is about. */
export const buildDossier = (changes: Changes<Dossier> = {}): Dossier =>
  build(
    dossier,
    {
      code: 'H90.101-261120-0001',
      view: 'full',
      procedure: { code: '1.004222', title: 'Đăng ký thường trú' },
      state: stateOf(4),
      applicant: 'N***** V** M**',
      agency: anAgency,
      officer: { name: 'Trần Thị Mẫu', title: 'Công chức tư pháp – hộ tịch', unit: 'Phòng Văn hóa – Xã hội' },
      receivedAt: '2026-11-20T08:05:00+07:00',
      dueAt: '2026-12-01T17:00:00+07:00',
      action: { kind: 'none', text: 'Cơ quan đang xem hồ sơ. Có gì cần, cơ quan sẽ gọi cho bạn.' },
      steps: [
        {
          at: '2026-11-20T08:05:00+07:00',
          state: stateOf(2),
          unit: 'Bộ phận Một cửa',
          officer: { name: 'Lê Văn Thí' },
        },
        {
          at: '2026-11-20T14:30:00+07:00',
          state: stateOf(4),
          unit: 'Phòng Văn hóa – Xã hội',
          officer: { name: 'Trần Thị Mẫu' },
          note: 'Đã chuyển hồ sơ tới người giải quyết.',
        },
      ],
      delivery: { kind: 'counter', text: 'Bộ phận Một cửa xã Đồi Mận' },
      updatedAt: '2026-11-23T16:40:00+07:00',
    },
    changes,
  );

/** The one-stop slip: one tap, and reasons where it is a low one. */
export const buildSurvey = (changes: Changes<Survey> = {}): Survey =>
  build(
    survey,
    {
      id: 'mot-cua',
      version: '1',
      title: 'Đánh giá việc phục vụ tại Bộ phận Một cửa',
      intro: 'Không hỏi tên. Không ai biết bạn đã chấm mức nào.',
      scale: 3,
      questions: [
        { id: 'hai-long', kind: 'rating', label: 'Bạn có hài lòng với việc phục vụ không?', required: true },
        {
          id: 'ly-do',
          kind: 'choices',
          label: 'Điều gì làm bạn chưa hài lòng?',
          options: [
            { value: 'cho-lau', label: 'Phải chờ lâu' },
            { value: 'tre-hen', label: 'Trả kết quả trễ hẹn' },
            { value: 'thai-do', label: 'Thái độ của cán bộ' },
            { value: 'khac', label: 'Điều khác' },
          ],
          required: false,
          showIf: { question: 'hai-long', in: [1] },
        },
        {
          id: 'y-kien',
          kind: 'text',
          label: 'Bạn muốn nói thêm gì?',
          help: 'Đừng ghi tên, số điện thoại hay mã hồ sơ.',
          required: false,
          showIf: { question: 'hai-long', in: [1] },
        },
      ],
      thanks: 'Cảm ơn bạn. Cơ quan đã ghi nhận.',
    },
    changes,
  );

/** A questionnaire with a question of every kind, and a condition. */
export const buildLongSurvey = (changes: Changes<Survey> = {}): Survey =>
  buildSurvey({
    id: 'sipas',
    title: 'Ý kiến về các mặt phục vụ',
    scale: 5,
    questions: [
      { id: 'tiep-can', kind: 'rating', label: 'Tìm nơi làm và nộp hồ sơ', required: true },
      { id: 'da-gop-y', kind: 'yes-no', label: 'Bạn đã góp ý lần nào chưa?', required: true },
      {
        id: 'gop-y',
        kind: 'rating',
        label: 'Việc trả lời góp ý của bạn',
        required: true,
        showIf: { question: 'da-gop-y', in: [true] },
      },
      {
        id: 'so-lan',
        kind: 'choice',
        label: 'Bạn phải đến cơ quan mấy lần?',
        options: [
          { value: '1', label: 'Một lần' },
          { value: '2', label: 'Hai lần trở lên' },
        ],
        required: false,
      },
      { id: 'y-kien', kind: 'text', label: 'Điều bạn mong cơ quan sửa trước nhất', required: false },
    ],
    ...changes,
  });

/** What says that a response was taken. */
export const buildSurveyReceipt = (key: string): SurveyReceipt => ({ receivedAt: '2026-11-24T08:00:00+07:00', key });

export const buildSurveyResults = (changes: Changes<SurveyResults> = {}): SurveyResults =>
  build(
    surveyResults,
    {
      id: 'mot-cua',
      version: '1',
      from: '2026-11-01',
      to: '2026-11-22',
      questions: [
        {
          id: 'hai-long',
          answered: 1284,
          counts: [
            { value: 3, count: 902 },
            { value: 2, count: 321 },
            { value: 1, count: 61 },
          ],
        },
        {
          id: 'ly-do',
          answered: 58,
          counts: [
            { value: 'cho-lau', count: 40 },
            { value: 'tre-hen', count: 12 },
            { value: 'thai-do', count: 9 },
            { value: 'khac', count: 0 },
          ],
        },
      ],
    },
    changes,
  );
