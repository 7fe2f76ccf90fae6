import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { delay } from 'msw';
import { http, HttpResponse } from 'msw/http';
import { expect } from 'storybook/test';
import { buildStatus } from '../demo/mocks/builders.ts';
import { at, MOCK_ENDPOINT, problemAnswer } from '../demo/mocks/handlers.ts';
import '../src/widgets/feedback-form/dvc-feedback-form.ts';
import { insecure, offline, pretend, whereabouts } from './support/device.ts';
import { find } from './support/element.ts';
import { keyboardWith } from './support/keyboard.ts';
import { renderElement } from './support/render.ts';
import { keys, steps, stepsWith, type Step } from './support/steps.ts';

interface Args {
  endpoint: string;
  agency: string;
  theme: string;
  lang: string;
  shared: boolean;
  assisted: boolean;
  width: string;
}

const meta = {
  title: 'Gửi phản ánh · feedback-form',
  component: 'dvc-feedback-form',
  args: {
    endpoint: MOCK_ENDPOINT,
    agency: 'H90.101',
    theme: 'light',
    lang: 'vi',
    shared: false,
    assisted: false,
    width: '340px',
  },
  argTypes: {
    theme: { control: 'inline-radio', options: ['auto', 'light', 'dark'] },
    width: { control: 'inline-radio', options: ['320px', '340px', '760px'] },
  },
  // What the story before has left on the device.
  beforeEach: async () => {
    sessionStorage.clear();
    localStorage.clear();
    for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name);
  },
  render: (args) =>
    renderElement(
      'dvc-feedback-form',
      args,
      html`<p>Gọi UBND xã Đồi Mận: <a href="tel:02900000101">0290 000 0101</a></p>`,
    ),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

const { element, says, press, touch, type } = stepsWith('dvc-feedback-form');

const { tabTo, enter, isOn } = keyboardWith('dvc-feedback-form');

const toContent = steps(touch('#category-delay'), press('Tiếp tục'));
const toSender = steps(
  toContent,
  type('content', 'Hồ sơ đất của tôi quá hẹn 20 ngày chưa có kết quả.'),
  press('Tiếp tục'),
  press('Tiếp tục'),
  press('Tiếp tục'),
);
const named = steps(
  type('name', "H'Hen Niê"),
  type('phone', '0912 345 678'),
  type('address', 'Thôn Trung Tâm, xã Đồi Mận'),
  press('Tiếp tục'),
);
const toConsents = steps(toSender, named);
const toCheck = steps(toConsents, press('Xem lại trước khi gửi'));
const toSent = steps(toCheck, press('Gửi đi'));

export const Playground: Story = { args: { theme: 'auto' } };

export const Category: Story = { name: 'Chọn chuyện muốn nói', play: says('Bạn muốn nói về chuyện gì?') };

export const Opening: Story = {
  name: 'Đang mở',
  beforeEach: ({ msw }) => {
    msw.use(http.get(at('/feedback/categories'), () => delay('infinite')));
  },
  play: says('Đang mở'),
};

export const NothingChosen: Story = {
  name: 'Chưa chọn chuyện nào',
  play: steps(press('Tiếp tục'), says(/Còn vài chỗ cần sửa.*Chọn chuyện bạn muốn nói/)),
};

export const Elsewhere: Story = {
  name: 'Khiếu nại, tố cáo có nơi riêng',
  play: steps(
    touch('#category-complaint'),
    says(/có nơi khác giải quyết.*Ban Tiếp công dân.*UBND xã Đồi Mận/),
    async (stage) => {
      await expect((await element(stage)).querySelector('button[type=submit]')).toBeNull();
    },
  ),
};

export const Content: Story = { name: 'Kể chuyện', play: steps(toContent, says('Chuyện thế nào?')) };

export const NothingTold: Story = {
  name: 'Chưa kể gì',
  play: steps(toContent, press('Tiếp tục'), says(/Còn vài chỗ cần sửa.*Kể chuyện gì đã xảy ra/)),
};

export const Files: Story = {
  name: 'Kèm ảnh, giấy tờ',
  play: steps(toContent, type('content', 'Đường hỏng.'), press('Tiếp tục'), says('Chụp ảnh')),
};

/** Chooses files as the device's own chooser would. */
const attach: (make: () => Promise<File[]>) => Step = (make) => async (stage) => {
  const field = await find<HTMLInputElement>(await element(stage), '#file');
  const chosen = new DataTransfer();
  for (const file of await make()) chosen.items.add(file);
  field.files = chosen.files;
  field.dispatchEvent(new Event('change'));
};

/** A street at dusk, as far as a few lines can draw one. */
async function photo(name: string): Promise<File> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 1200, height: 800 });
  const on = canvas.getContext('2d')!;
  const dusk = on.createLinearGradient(0, 0, 0, 800);
  dusk.addColorStop(0, '#31456b');
  dusk.addColorStop(0.6, '#c98a5b');
  dusk.addColorStop(0.62, '#3b3a3a');
  on.fillStyle = dusk;
  on.fillRect(0, 0, 1200, 800);
  on.fillStyle = '#1d1d1f';
  on.fillRect(820, 160, 24, 420);
  const blob = await new Promise<Blob | null>((made) => canvas.toBlob(made, 'image/jpeg'));
  return new File([blob!], name, { type: 'image/jpeg' });
}

const paper = (name: string): File => new File(['%PDF-1.7', new Uint8Array(48_000)], name, { type: 'application/pdf' });

const withFiles = steps(
  toContent,
  type('content', 'Đèn đường hỏng.'),
  press('Tiếp tục'),
  attach(async () => [await photo('đèn trước nhà văn hóa.jpg'), paper('đơn của tổ dân phố.pdf')]),
  says('đơn của tổ dân phố.pdf (49 kB)'),
);

export const FilesChosen: Story = { name: 'Ảnh và PDF đã chọn', play: withFiles };

export const FilesRefused: Story = {
  name: 'Tệp không gửi được',
  play: steps(
    toContent,
    type('content', 'Đèn đường hỏng.'),
    press('Tiếp tục'),
    attach(async () => [
      new File(['x'], 'phim.mp4', { type: 'video/mp4' }),
      new File(['x'], 'ảnh hỏng.jpg', { type: 'image/jpeg' }),
    ]),
    says(/Không nhận loại tệp của phim\.mp4.*không mở được ảnh hỏng\.jpg/),
  ),
};

export const LegacyFont: Story = {
  name: 'Chữ lỗi phông',
  play: steps(toContent, type('content', 'Hå s¬ ®Êt cña t«i qu¸ hÑn'), says('lỗi phông')),
};

/** Writes at once what nobody would type. */
const fill =
  (text: string): Step =>
  async (stage) => {
    const field = await find<HTMLTextAreaElement>(await element(stage), '#content');
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };

export const NearlyFull: Story = {
  name: 'Sắp hết chỗ viết',
  play: steps(toContent, fill('Đường hỏng. '.repeat(800)), says('Còn viết được 400 chữ cái')),
};

export const TooLong: Story = {
  name: 'Viết quá dài',
  play: steps(
    toContent,
    fill('Đường hỏng. '.repeat(900)),
    press('Tiếp tục'),
    says(/Rút ngắn phần kể chuyện.*Dài quá 800 chữ cái/),
  ),
};

const toPlace = steps(toContent, type('content', 'Đường hỏng.'), press('Tiếp tục'), press('Tiếp tục'));

export const Located: Story = {
  name: 'Đã lấy vị trí',
  beforeEach: () => whereabouts(12),
  play: steps(toPlace, touch('#consent-location'), press('Lấy vị trí đang đứng'), says('sai khoảng 12 mét')),
};

export const LocatedWithoutConsent: Story = {
  name: 'Đã lấy vị trí, chưa đồng ý gửi',
  beforeEach: () => whereabouts(12),
  play: steps(toPlace, press('Lấy vị trí đang đứng'), says('Bạn chưa đồng ý nên vị trí này không được gửi')),
};

export const NotLocated: Story = {
  name: 'Không lấy được vị trí',
  beforeEach: () => whereabouts(undefined),
  play: steps(toPlace, press('Lấy vị trí đang đứng'), says('Không lấy được vị trí')),
};

export const Place: Story = {
  name: 'Ở đâu',
  play: steps(toPlace, says('Chuyện ở đâu?')),
};

export const Sender: Story = {
  name: 'Trả lời cho ai',
  play: steps(toSender, says(/Trả lời cho ai\?.*Có số điện thoại hoặc thư điện tử là đủ/)),
};

export const Consents: Story = {
  name: 'Dùng thông tin vào việc gì, đồng ý thêm gì',
  play: steps(toConsents, says(/Bạn có quyền xem.*Bạn có đồng ý thêm không\?/)),
};

export const SenderMissing: Story = {
  name: 'Thiếu tên, số điện thoại, địa chỉ',
  play: steps(toSender, press('Tiếp tục'), says(/Ghi họ và tên.*Ghi số điện thoại hoặc thư điện tử/)),
};

export const BadReach: Story = {
  name: 'Số điện thoại, thư điện tử gõ nhầm',
  play: steps(
    toSender,
    type('name', "H'Hen Niê"),
    type('phone', '0912 345'),
    type('email', 'hhen@'),
    type('address', 'Thôn Trung Tâm'),
    press('Tiếp tục'),
    says(/Xem lại số điện thoại.*Xem lại thư điện tử/),
  ),
};

export const Anonymous: Story = {
  name: 'Không nêu tên',
  play: steps(
    toSender,
    touch('#anonymous'),
    press('Tiếp tục'),
    press('Xem lại trước khi gửi'),
    says('Gửi không nêu tên'),
  ),
};

export const Check: Story = { name: 'Xem lại trước khi gửi', play: steps(toCheck, says(/H'Hen Niê.*0912 345 678/)) };

export const CheckConsents: Story = {
  name: 'Xem lại: không nêu tên, đồng ý công khai',
  play: steps(
    toSender,
    touch('#hidden'),
    named,
    touch('#consent-publish'),
    press('Xem lại trước khi gửi'),
    says(/Không nêu tên tôi khi công khai.*Đồng ý công khai/),
  ),
};

const throughFiles = steps(
  withFiles,
  press('Tiếp tục'),
  press('Tiếp tục'),
  named,
  press('Xem lại trước khi gửi'),
  press('Gửi đi'),
);

export const SendingFiles: Story = {
  name: 'Đang gửi ảnh, giấy tờ',
  beforeEach: ({ msw }) => {
    msw.use(http.post(at('/feedback'), () => delay('infinite')));
  },
  play: steps(throughFiles, says(/Đang gửi.*đã tới nơi/)),
};

export const FileNotTaken: Story = {
  name: 'Máy chủ không nhận một tệp',
  beforeEach: ({ msw }) => {
    msw.use(http.post(at('/attachments'), () => problemAnswer('unsupported')));
  },
  play: steps(throughFiles, press('Sửa rồi gửi'), says('Máy chủ không nhận đèn trước nhà văn hóa.jpg')),
};

export const Sending: Story = {
  name: 'Đang gửi',
  beforeEach: ({ msw }) => {
    msw.use(http.post(at('/feedback'), () => delay('infinite')));
  },
  play: steps(toSent, says('Đang gửi')),
};

export const Waiting: Story = {
  name: 'Chưa gửi được, sẽ tự gửi lại',
  beforeEach: ({ msw }) => {
    msw.use(http.post(at('/feedback'), () => problemAnswer('unavailable', { 'Retry-After': '60' })));
  },
  play: steps(toSent, says(/Chưa gửi được.*Mở lại trang này là gửi tiếp/)),
};

export const WaitingOffline: Story = {
  name: 'Máy mất mạng: có mạng lại là tự gửi',
  beforeEach: ({ msw }) => {
    msw.use(http.post(at('/feedback'), () => HttpResponse.error()));
    return offline();
  },
  play: steps(toSent, says('Chưa gửi được vì máy mất mạng')),
};

let hoursLater = 0;

/** The same page, opened again after some hours. */
const comeBack: (hours: number) => Step =
  (hours) =>
  async ({ canvasElement }) => {
    hoursLater = hours;
    sessionStorage.clear();
    const before = canvasElement.querySelector('dvc-feedback-form')!;
    before.replaceWith(before.cloneNode());
  };

export const Expired: Story = {
  name: 'Để quá 72 giờ chưa gửi được: đã xóa khỏi máy',
  beforeEach: ({ msw }) => {
    msw.use(http.post(at('/feedback'), () => problemAnswer('unavailable', { 'Retry-After': '60' })));
    const { now } = Date;
    hoursLater = 0;
    return pretend(Date, 'now', () => now() + hoursLater * 3600_000);
  },
  play: steps(toSent, says('Chưa gửi được'), comeBack(73), says('Quá 72 giờ')),
};

export const WaitingShared: Story = {
  name: 'Máy dùng chung: chưa gửi được',
  args: { shared: true },
  beforeEach: Waiting.beforeEach!,
  play: steps(toSent, says('đừng đóng trang này')),
};

export const CaptivePortal: Story = {
  name: 'Trang đăng nhập wifi trả lời thay: chưa gửi được',
  beforeEach: ({ msw }) => {
    msw.use(http.post(at('/feedback'), () => HttpResponse.html('<h1>Đăng nhập wifi</h1>')));
  },
  play: steps(toSent, says('Chưa gửi được')),
};

export const Refused: Story = {
  name: 'Máy chủ chưa nhận',
  beforeEach: ({ msw }) => {
    msw.use(http.post(at('/feedback'), () => problemAnswer('invalid')));
  },
  play: steps(toSent, says('Nội dung của bạn vẫn còn đây')),
};

export const FieldRefused: Story = {
  name: 'Máy chủ chưa nhận một phần: mở đúng bước có phần ấy',
  beforeEach: ({ msw }) => {
    const errors = [{ field: 'place.text', key: 'too-long' }];
    const refusal = { type: 'about:blank', title: 'invalid', status: 400, kind: 'invalid', errors };
    msw.use(http.post(at('/feedback'), () => HttpResponse.json(refusal, { status: 400 })));
  },
  play: steps(toSent, press('Sửa rồi gửi'), says(/Phần “Chuyện ở đâu\?” dài quá.*Bước 4 trên 6/)),
};

export const WithoutStorage: Story = {
  name: 'Máy không cho lưu: chưa gửi được',
  beforeEach: ({ msw }) => {
    msw.use(http.post(at('/feedback'), () => HttpResponse.error()));
    return pretend(globalThis, 'indexedDB', undefined);
  },
  play: steps(toSent, says('đừng đóng trang này')),
};

/** The key belongs to other words. */
const keyIsTaken = (): Response =>
  new HttpResponse('{}', { status: 422, headers: { 'Content-Type': 'application/problem+json' } });

export const EarlierEdition: Story = {
  name: 'Bản gửi trước lần sửa đã tới nơi',
  beforeEach: ({ msw }) => {
    // The first answer is lost on its way; the endpoint has what was sent.
    let bound: string | undefined;
    msw.use(
      http.post(at('/feedback'), async ({ request }) => {
        const body = await request.clone().text();
        if (bound === undefined) {
          bound = body;
          return HttpResponse.error();
        }
        return body === bound ? undefined : keyIsTaken();
      }),
    );
  },
  play: steps(
    toSent,
    press('Sửa rồi gửi'),
    press('Tiếp tục'),
    type('content', ' Sửa thêm.'),
    press('Tiếp tục'),
    press('Tiếp tục'),
    press('Tiếp tục'),
    press('Tiếp tục'),
    press('Xem lại trước khi gửi'),
    press('Gửi đi'),
    says('Cơ quan đã nhận bản gửi trước lần sửa cuối'),
  ),
};

export const KeyTaken: Story = {
  name: 'Cơ quan đã nhận một bản khác từ trước',
  beforeEach: ({ msw }) => {
    msw.use(http.post(at('/feedback'), keyIsTaken));
  },
  play: steps(toSent, says('đã nhận một bản bạn gửi lần trước')),
};

export const DraftFound: Story = {
  name: 'Viết dở lần trước',
  beforeEach: () => {
    const draft = new URLSearchParams({ category: 'delay', content: 'Hồ sơ đất của tôi', '': String(Date.now()) });
    sessionStorage.setItem(`dvc-draft feedback ${MOCK_ENDPOINT}\nH90.101`, String(draft));
  },
  play: says('viết dở lần trước'),
};

export const Shared: Story = {
  name: 'Máy dùng chung: không lưu lại gì',
  args: { shared: true },
  play: says('không lưu lại gì'),
};

export const Received: Story = {
  name: 'Đã nhận, có mã theo dõi',
  play: steps(toSent, says(/Cơ quan đã nhận được.*7K3M-9QWX-2R5T-VB8N-4.*15\/12\/2026/)),
};

export const ReceivedWithQr: Story = {
  name: 'Mã QR',
  play: steps(toSent, says('7K3M'), press('Hiện mã QR'), async (stage) => {
    await find(await element(stage), 'svg.qr path');
  }),
};

export const Wide: Story = {
  name: 'Trên màn hình rộng: một trang',
  args: { width: '760px' },
  play: says(/Bạn muốn nói về chuyện gì\?.*Chuyện thế nào\?.*Trả lời cho ai\?/),
};

export const Closed: Story = {
  name: 'Trang chưa được phép',
  beforeEach: ({ msw }) => {
    msw.use(http.get(at('/status'), () => problemAnswer('forbidden')));
  },
  play: says('chưa được phép chạy'),
};

export const OpeningFailed: Story = {
  name: 'Không mở được: thử lại, hoặc gọi',
  beforeEach: ({ msw }) => {
    msw.use(http.get(at('/feedback/categories'), () => HttpResponse.error()));
  },
  play: says(/Chưa kết nối được.*Thử lại/),
};

export const TooMany: Story = {
  name: 'Nhiều người gửi cùng lúc',
  beforeEach: ({ msw }) => {
    msw.use(http.get(at('/status'), () => problemAnswer('too-many', { 'Retry-After': '40' })));
  },
  play: says('Bạn đợi 40 giây'),
};

export const Insecure: Story = {
  name: 'Trang chưa mã hóa: không hỏi gì riêng',
  beforeEach: insecure,
  play: says(/chưa mã hóa.*Mở trang an toàn/),
};

export const NotConfigured: Story = {
  name: 'Chưa cài đặt xong: hiện nội dung trong thẻ',
  args: { endpoint: 'dvc.example.gov.vn/api' },
  play: says('chưa được cài đặt xong'),
};

export const WithoutNames: Story = {
  name: 'Không nhận thư nặc danh, không nhận tệp',
  beforeEach: ({ msw }) => {
    const { feedback, ...rest } = buildStatus();
    const status = buildStatus({
      ...rest,
      operations: ['feedback'],
      feedback: { ...feedback!, anonymous: false, consents: [] },
    });
    msw.use(http.get(at('/status'), () => HttpResponse.json(status)));
  },
  play: steps(
    toContent,
    type('content', 'Chậm.'),
    press('Tiếp tục'),
    says('Chuyện ở đâu?'),
    press('Tiếp tục'),
    async (stage) => {
      const root = await element(stage);
      await find(root, '#name');
      await expect(root.querySelector('#anonymous')).toBeNull();
    },
  ),
};

export const Dark: Story = {
  name: 'Nền tối',
  globals: { look: 'dark' },
  play: steps(toSent, says('Cơ quan đã nhận được')),
};

export const Assisted: Story = {
  name: 'Có cán bộ giúp: bỏ lời giải thích',
  args: { assisted: true },
  play: steps(toContent, says('Chuyện thế nào?')),
};

export const English: Story = { args: { lang: 'en' }, play: says('Step 1 of 6') };

export const KeyboardJourney: Story = {
  name: 'Cả hành trình bằng bàn phím',
  play: steps(
    tabTo(/^Giải quyết chậm/),
    keys(' '),
    tabTo('Tiếp tục'),
    enter,
    isOn('Bước 2 trên 6'),
    tabTo(/^Chuyện thế nào/),
    keys('Hồ sơ đất của tôi quá hẹn 20 ngày.'),
    tabTo('Tiếp tục'),
    enter,
    isOn('Bước 3 trên 6'),
    tabTo('Tiếp tục'),
    enter,
    isOn('Bước 4 trên 6'),
    tabTo(/^Chuyện ở đâu/),
    keys('Thôn Trung Tâm{Enter}'),
    isOn('Bước 5 trên 6'),
    tabTo('Họ và tên'),
    keys("H'Hen Niê"),
    tabTo('Số điện thoại liên hệ'),
    keys('0912 345 678'),
    tabTo('Địa chỉ'),
    keys('Thôn Trung Tâm, xã Đồi Mận{Enter}'),
    isOn('Bước 6 trên 6'),
    tabTo(/^Đồng ý công khai/),
    keys(' '),
    tabTo('Xem lại trước khi gửi'),
    enter,
    isOn('Xem lại trước khi gửi'),
    tabTo('Gửi đi'),
    enter,
    isOn('Cơ quan đã nhận được'),
    tabTo('Chép mã'),
    tabTo('Gửi chuyện khác'),
  ),
};
