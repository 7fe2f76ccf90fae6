/**
 * How fast the endpoint searches and pages 10,000 published replies: a server in a process of its own, asked over real
 * sockets by this one, one question after the other.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { savePublication } from '../demo/server/store/publications.ts';
import { openStore } from '../demo/server/store/store.ts';
import { fold } from '../src/vietnamese/text.ts';
import { randomOf } from './random.ts';
import { percentile } from './search/percentile.ts';

const PORT = 18_081;
const REPLIES = 10_000;
const ASKED = 1_000;
const ROUNDS = 5;
/** Milliseconds. */
const BUDGET = 20;
const ROOT = join(import.meta.dirname, '..');

const PLACES = 'chợ|trường|cầu|bến đò|ngõ 12|đường Bờ Sông|thôn Giếng Làng|trạm y tế|nhà văn hóa|bộ phận một cửa'.split(
  '|',
);
const THINGS =
  'đèn đường|ổ gà|rác thải|nước sạch|giấy khai sinh|hồ sơ đất đai|cây đổ|tiếng ồn|nắp cống|biển báo|phí chứng thực|lịch tiếp dân'.split(
    '|',
  );
const TROUBLES = 'không sáng|bị hỏng|chưa được giải quyết|quá hẹn nhiều ngày|gây mất an toàn|làm bà con lo lắng'.split(
  '|',
);
const WORDS =
  'việc này đã được bà con phản ánh nhiều lần với cán bộ phụ trách mà đến nay vẫn chưa thấy trả lời rõ ràng đề nghị cơ quan xem xét kiểm tra và cho biết thời gian khắc phục cụ thể để người dân yên tâm đi lại buôn bán học hành trong những ngày tới nhất là khi trời mưa to gió lớn hoặc vào buổi tối'.split(
    ' ',
  );
const CATEGORIES = ['lighting', 'road', 'environment', 'delay', 'other'];

/** `npm run bench -- replies` */
export async function run(): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'dvc-bench-'));
  try {
    await fill(data);
    const server = spawn(process.execPath, ['demo/server/main.ts'], {
      cwd: ROOT,
      env: { ...process.env, DVC_DATA: data, PORT: String(PORT) },
    });
    try {
      for await (const line of createInterface({ input: server.stdout })) if (line.includes('endpoint')) break;
      server.stdout.resume();
      await measure();
    } finally {
      server.kill('SIGTERM');
      await once(server, 'exit');
    }
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

async function measure(): Promise<void> {
  const random = randomOf(2);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const ways = [
    () => `q=${encodeURIComponent(pick(THINGS))}`,
    () => `q=${encodeURIComponent(fold(`${pick(THINGS)} ${pick(PLACES)}`))}`,
    () => `q=${encodeURIComponent(`${pick(THINGS)} ở ${pick(PLACES)} ${pick(TROUBLES)}, đề nghị cơ quan kiểm tra`)}`,
    () => `q=${encodeURIComponent(pick(PLACES))}&category=${pick(CATEGORIES)}`,
    () => `page=${1 + Math.floor(random() * 500)}`,
    () => `size=100&page=${1 + Math.floor(random() * 100)}`,
  ];
  const paths = Array.from({ length: ASKED }, (_, at) => `/api/v1/replies?${ways[at % ways.length]!()}`);
  const rows: string[] = [];
  let least = Infinity;
  const first = await timeOf([paths[0]!]);
  for (let round = 1; round <= ROUNDS; round++) {
    const empty = await timeOf(paths.map(() => '/healthz'));
    const times = await timeOf(paths);
    least = Math.min(least, percentile(times, 0.95));
    rows.push(`| ${round} | ${inWords(empty)} | ${inWords(times)} |`);
  }
  const table = [
    `${REPLIES} replies of one agency, ${ASKED} searches and pages one after the other, ${cpus().length} cores. The very first`,
    `question, which reads them all from the store, took ${Math.round(first[0]!)} ms.`,
    '',
    '| round | empty answer p50 / p95 / max ms | search or page p50 / p95 / max ms |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
  console.log(table);
  await mkdir(join(import.meta.dirname, 'results'), { recursive: true });
  await writeFile(join(import.meta.dirname, 'results/replies.md'), `# Published replies at the endpoint\n\n${table}`);
  // What else the machine does makes a round slower, never faster.
  if (least > BUDGET) throw new Error(`p95 is ${least.toFixed(1)} ms, more than ${BUDGET} ms`);
}

async function fill(data: string): Promise<void> {
  const store = await openStore({ data });
  const random = randomOf(1);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const sentences = (words: number) => Array.from({ length: words }, () => pick(WORDS)).join(' ');
  for (let at = 0; at < REPLIES; at += 500) {
    await store.write(async (transaction) => {
      for (let number = at; number < at + 500; number++) {
        const [thing, place] = [pick(THINGS), pick(PLACES)];
        const day = new Date(Date.UTC(2026, 0, 1) + number * 3_000_000).toISOString();
        await savePublication(transaction, {
          id: `r${number}`,
          feedback_id: null,
          agency: 'H90',
          category: pick(CATEGORIES),
          title: `${thing} ở ${place} ${pick(TROUBLES)}`,
          content: `Số ${number}: ${thing} ở ${place}. ${sentences(40 + Math.floor(random() * 120))}`,
          place,
          asked_at: day,
          reply_at: day,
          reply_text: sentences(60 + Math.floor(random() * 200)),
          files: null,
          ground: 'anonymous',
          published_at: day,
          withdrawn_at: null,
        });
      }
    });
  }
  await store.close();
}

/** Milliseconds of each answer, the shortest first. */
async function timeOf(paths: readonly string[]): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  for (const path of paths) {
    const from = performance.now();
    await answer(path, agent);
    times.push(performance.now() - from);
  }
  agent.destroy();
  return times.sort((a, b) => a - b);
}

function answer(path: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port: PORT, path, agent, headers: { 'Accept-Encoding': 'gzip' } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${path} answered ${response.statusCode}`));
      response.resume().on('end', resolve);
    }).on('error', reject);
  });
}

const inWords = (times: readonly number[]): string =>
  [0.5, 0.95, 1].map((part) => percentile(times, part).toFixed(2)).join(' / ');
