/** How a dossier can be handed in by a record of the national portal: the ways, their times and their fees. */
import type {
  CHANNEL_MODES,
  Channel,
  Fee,
  ProcessingTime,
  TIME_UNITS,
} from '../../../src/backend/contract/procedures.ts';
import { isRecord, recordsOf, type NationalRecord } from './national-record.ts';
import { distinct, oneLine, plainText } from './national-text.ts';

type ChannelMode = (typeof CHANNEL_MODES)[number];
type TimeUnit = Exclude<(typeof TIME_UNITS)[number], 'other'>;

const MODES: readonly (readonly [method: string, mode: ChannelMode])[] = [
  ['ONLINE', 'online'],
  ['POSTAL', 'post'],
  ['DIRECT', 'counter'],
];
const UNITS: ReadonlyMap<unknown, TimeUnit> = new Map([
  ['WORKING_DAY', 'working-day'],
  ['DAY', 'day'],
  ['HOUR', 'hour'],
  ['MONTH', 'month'],
  ['YEAR', 'year'],
]);
const UNIT_WORDS: Readonly<Record<TimeUnit, string>> = {
  'working-day': 'ngày làm việc',
  day: 'ngày',
  hour: 'giờ',
  month: 'tháng',
  year: 'năm',
};
const CURRENCIES: ReadonlyMap<string, string> = new Map([
  ['', 'VND'],
  ['Việt Nam Đồng', 'VND'],
]);

const SPEAKS_OF_TIME = /ngày|giờ|tháng|thời hạn|thời gian|năm|ngay/i;
const SPEAKS_OF_MONEY = /phí|đồng\s*\/|USD/i;
const SAYS_FREE = /miễn (?:thu )?(?:phí|lệ phí)|không thu (?:phí|lệ phí)/i;
/** Words that stand where a number was asked for and say nothing by themselves. */
const NO_TIME = /^(?:theo mô tả|xem phần mô tả|không|-)\.?$/i;
/** There has been no price below this for long; a smaller number left out its thousands (`20` for `20.000 đồng`). */
const LEAST_DONG = 1000;

/** What a method of handing in says beside its numbers: about the fee where it speaks of money only, else about the time. */
const remarkOf = (method: NationalRecord) => {
  const text = plainText(method.description);
  const isAboutFee = SPEAKS_OF_MONEY.test(text) && !SPEAKS_OF_TIME.test(text);
  return isAboutFee ? { time: '', fee: text } : { time: text, fee: '' };
};

/**
 * A number without a unit (`OTHER`) gets the unit of the services (`cases`) where they all count the same: so `1 OTHER`
 * of the birth registration is one working day. Elsewhere the number says nothing and is left out.
 */
const unitOfServices = (record: NationalRecord, amount: number): TimeUnit | undefined => {
  const times = recordsOf(record.cases).map(({ processingDay }) => (isRecord(processingDay) ? processingDay : {}));
  const [first] = times;
  if (!first || !times.every(({ qty, type }) => qty === amount && type === first.type)) return undefined;
  return UNITS.get(first.type);
};

function timeOf(record: NationalRecord, method: NationalRecord): ProcessingTime {
  const published = method.processingTime;
  const words = typeof published === 'string' && !/^\s*\d*\s*$/.test(published) ? plainText(published) : '';
  const amount = words === '' && published !== null && published !== '' ? Number(published) : 0;
  const unit = UNITS.get(method.processingTimeUnit) ?? unitOfServices(record, amount);
  const text = distinct([NO_TIME.test(words) ? '' : words, remarkOf(method).time]).join('\n');
  return {
    ...(amount > 0 && unit ? { amount, unit } : {}),
    ...(text ? { text } : {}),
  };
}

const inWords = ({ amount, unit, text }: ProcessingTime): string => {
  const number = amount === undefined ? '' : `${String(amount).replace('.', ',')} ${UNIT_WORDS[unit as TimeUnit]}`;
  return [number, text ?? ''].filter((part) => part !== '').join(': ');
};

/** One time of several that one way has, for this case and for that: a number only where it is the same in all. */
function commonTime(times: readonly ProcessingTime[]): ProcessingTime {
  const [first] = times;
  if (!first) return {};
  if (times.every(({ amount, unit }) => amount === first.amount && unit === first.unit)) {
    const text = distinct(times.map((time) => time.text ?? '')).join('\n');
    return { ...first, ...(text ? { text } : {}) };
  }
  return { text: distinct(times.map(inWords)).join('\n') };
}

const currencyOf = (fee: NationalRecord, amount: number, text: string): string => {
  const name = oneLine(fee.currencyName);
  if (name === '' && new RegExp(`(?<!\\d)${amount}\\s*USD`, 'i').test(text)) return 'USD';
  return CURRENCIES.get(name) ?? name;
};

/**
 * A fee as published. The portal fills in 0 where nobody wrote a number: with a text it is what the text says, without
 * one (6,778 of 10,595 zeros in the summer of 2026, births and deaths among them) it is no statement at all and is left
 * out, unless the way itself is said to be free of charge.
 */
function feeOf(fee: NationalRecord, method: NationalRecord): Fee | undefined {
  const text = plainText(fee.description);
  const published = typeof fee.value === 'number' && fee.value >= 0 ? fee.value : undefined;
  if (published === undefined) return text ? { text } : undefined;
  const currency = currencyOf(fee, published, text);
  if (published === 0 && text === '') {
    return SAYS_FREE.test(plainText(method.description)) ? { amount: 0, currency } : undefined;
  }
  if (currency === 'VND' && published > 0 && published < LEAST_DONG) return text ? { text } : undefined;
  const amount = currency === 'VND' ? Math.round(published) : published;
  return { amount, currency, ...(text ? { text } : {}) };
}

function feesOf(method: NationalRecord): Fee[] {
  const fees = recordsOf(method.fees)
    .map((fee) => feeOf(fee, method))
    .filter((fee) => fee !== undefined);
  const remark = remarkOf(method).fee;
  const [only] = fees;
  if (!remark) return fees;
  if (only && fees.length === 1) return [{ ...only, text: distinct([remark, only.text ?? '']).join('\n') }];
  return [...fees, { text: remark }];
}

const withoutRepeats = (fees: readonly Fee[]): Fee[] => [
  ...new Map(fees.map((fee) => [JSON.stringify([fee.amount, fee.currency, fee.text]), fee])).values(),
];

/** The ways to hand in, each once; the fees of all its cases, each once. */
export function channelsOf(record: NationalRecord): Channel[] {
  const methods = recordsOf(record.executionMethods);
  return MODES.flatMap(([name, mode]) => {
    const same = methods.filter((method) => method.submissionMethod === name);
    if (same.length === 0) return [];
    return [
      {
        mode,
        time: commonTime(same.map((method) => timeOf(record, method))),
        fees: withoutRepeats(same.flatMap(feesOf)),
      },
    ];
  });
}

/** `online-full` (toàn trình) only where there is an online way: 156 records are flagged so without one. */
export const modesOf = (record: NationalRecord, channels: readonly Channel[]) =>
  channels.map(({ mode }) => {
    if (mode !== 'online') return mode;
    return record.isFullProcess === true ? 'online-full' : 'online-part';
  });

/** An https address of an official service portal in what is said about handing in online. */
const PORTAL = /https:\/\/(?:dichvucong|dvc)(?:\.[a-z\d-]+)*\.gov\.vn(?![\w:@-]|\.\w)(?:\/[^\s"'<>()“”;,]*)?/i;

/** Where to hand in online, when the record itself gives an https address. */
export const submitUrlOf = (record: NationalRecord): string | undefined =>
  recordsOf(record.executionMethods)
    .filter((method) => method.submissionMethod === 'ONLINE')
    .map((method) => PORTAL.exec(plainText(method.description))?.[0].replace(/[./]+$/, ''))
    .find((url) => url !== undefined);
