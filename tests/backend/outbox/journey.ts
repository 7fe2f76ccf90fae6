/**
 * What may happen to a citizen's words, told step by step: commands for fast-check. Whatever their order, nothing is
 * lost, nothing is kept twice and nothing is called received that is not.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { newKey } from '../../../src/backend/submission.ts';
import { Citizen, type Sight } from './citizen.ts';
import { html, json, problem } from './keeping-endpoint.ts';
import { World, type Fate } from './world.ts';

const HOUR_MS = 3600_000;
const KEPT_MS = 72 * HOUR_MS;
/** What the endpoint does not take. */
const WRONG = 'sai';

/** Something a citizen wants to say, in all its editions. */
interface Matter {
  readonly key: string;
  readonly editions: { readonly content: string; readonly files: readonly string[] }[];
  readonly sights: { readonly citizen: Citizen; readonly sight: Sight; readonly edition: string | undefined }[];
  discarded: boolean;
  /** A page in which the citizen has it before her to change it; she changes it in one at a time. */
  editedIn: Citizen | undefined;
  /** When it was sent first, and how far clocks have been from then. */
  readonly since: number;
  lowest: number;
  highest: number;
}

export class Journey {
  readonly world = new World();
  readonly citizens: Citizen[] = [];
  readonly matters: Matter[] = [];
  /** What a step ended in that must not fail. */
  failure: Error | undefined;
  /** Two tabs may then hold the same matter in other words, and one of them hears of a conflict. */
  storageFailed = false;

  constructor(hasLocks: boolean) {
    this.world.hasLocks = hasLocks;
    this.world.endpoint.refuses = ({ content }) => content.includes(WRONG);
  }

  get living(): Citizen[] {
    return this.citizens.filter(({ tab }) => !tab.dead);
  }

  citizen(which: number): Citizen | undefined {
    const { living } = this;
    return living[which % Math.max(1, living.length)];
  }

  matter(which: number): Matter | undefined {
    return this.matters[which % Math.max(1, this.matters.length)];
  }

  /** Some breaths of the platform, so that the next step comes into the middle of this one. */
  async breathe(breaths: number): Promise<void> {
    for (let i = 0; i < breaths; i++) await new Promise((resolve) => setImmediate(resolve));
  }

  async open(): Promise<void> {
    if (this.living.length < 5) this.citizens.push(await Citizen.at(this.world));
  }

  submit(citizen: Citizen, wrong: boolean, files: readonly string[]): void {
    const content = `việc ${this.matters.length}, bản 0${wrong ? WRONG : ''}`;
    const { wall } = this.world;
    const matter: Matter = {
      key: newKey(),
      editions: [{ content, files }],
      sights: [],
      discarded: false,
      editedIn: undefined,
      since: this.world.passed,
      lowest: wall,
      highest: wall,
    };
    this.matters.push(matter);
    const sight = citizen.submit(content, { key: matter.key, files });
    matter.sights.push({ citizen, sight, edition: content });
  }

  /** The citizen takes it back, as far as this page knows of it, and sends it in other words. */
  async edit(citizen: Citizen, matter: Matter, wrong: boolean, files: readonly string[]): Promise<void> {
    if (matter.discarded || matter.editedIn?.tab.dead === false) return;
    matter.editedIn = citizen;
    await this.#edit(citizen, matter, wrong, files);
    matter.editedIn = undefined;
  }

  async #edit(citizen: Citizen, matter: Matter, wrong: boolean, files: readonly string[]): Promise<void> {
    const known = await citizen.does((outbox) => outbox.held());
    const isHere = known.some(({ key, state }) => key === matter.key && state !== 'received');
    if (citizen.tab.dead || matter.discarded || !isHere) return;
    await citizen.does((outbox) => outbox.recall(matter.key));
    if (citizen.tab.dead) return;
    const content = `${matter.editions[0]!.content.split(',')[0]}, bản ${matter.editions.length}${wrong ? WRONG : ''}`;
    matter.editions.push({ content, files });
    const sight = citizen.submit(content, { key: matter.key, files });
    matter.sights.push({ citizen, sight, edition: content });
  }

  async resumeAll(citizen: Citizen): Promise<void> {
    for (const { key } of await citizen.does((outbox) => outbox.held())) {
      const matter = this.matters.find((one) => one.key === key);
      if (citizen.tab.dead || !matter) return;
      matter.sights.push({ citizen, sight: citizen.resume(key), edition: undefined });
    }
  }

  async discard(citizen: Citizen, matter: Matter): Promise<void> {
    matter.discarded = true;
    // Where the storage fails it says so, and the citizen may try again.
    await citizen.does((outbox) => outbox.discard(matter.key)).catch(() => {});
  }

  clockMoved(): void {
    for (const matter of this.matters) {
      matter.lowest = Math.min(matter.lowest, this.world.wall);
      matter.highest = Math.max(matter.highest, this.world.wall);
    }
  }

  /** What must hold at any time. */
  check(): void {
    const { endpoint } = this.world;
    if (this.failure) throw this.failure;
    for (const { key, editions, sights, discarded } of this.matters) {
      const rows = endpoint.rowsOf(key);
      assert.ok(rows.length <= 1, 'kept twice');
      const [row] = rows;
      if (row) this.#checkRow(row.body, editions);
      for (const { sight } of sights) {
        if (sight.outcome?.state === 'refused' && !this.storageFailed && !discarded) {
          assert.equal(sight.outcome.error.kind, 'invalid', 'refused for what no citizen can mend');
        }
        if (sight.outcome?.state !== 'received') continue;
        assert.ok(row, 'called received, and it is not');
        const receipt = JSON.parse(row.receipt.body) as { code: string };
        assert.equal(sight.outcome.answer.code, receipt.code, 'received with another code');
      }
      for (const { citizen, sight, edition } of sights) {
        // What an earlier page has left may not come off the device; that is said at once.
        const isNotGivenBack = edition === undefined && sight.states.length === 0;
        assert.ok(citizen.tab.dead || isNotGivenBack || sight.failure === undefined, String(sight.failure));
      }
    }
  }

  /** The words of one edition, and its photos. */
  #checkRow(body: string, editions: Matter['editions']): void {
    const kept = JSON.parse(body) as { content: string; attachments: string[] };
    const edition = editions.find(({ content }) => content === kept.content);
    assert.ok(edition, 'kept in words that nobody wrote');
    const { uploads } = this.world.endpoint;
    const photos = kept.attachments.map((id) => uploads.find((upload) => upload.id === id)?.content);
    const sent = edition.files.map((text) => Buffer.from(text).toString('latin1'));
    assert.deepEqual(photos, sent, 'kept with photos of another edition');
  }

  /** Everything gets well again, and every page is opened once more: then all has arrived. */
  async end(): Promise<void> {
    const { world } = this;
    this.clockMoved();
    world.fates = [{ way: 'through' }];
    world.storage = () => world.disk;
    world.transact = (begin) => begin();
    world.online = true;
    const last = await Citizen.at(world);
    this.citizens.push(last);
    await world.settle();
    await this.mendAll(last);
    await this.resumeAll(last);
    await world.pass(HOUR_MS);
    this.check();
    for (const matter of this.matters) this.#checkEnd(matter);
    for (const { tab } of this.living) {
      assert.equal(tab.timers.size, 0, 'a timer was left behind');
      assert.equal(tab.listeners, 0, 'a listener was left behind');
    }
    assert.equal(world.locks.size, 0, 'a lock was left behind');
  }

  /** What was refused or recalled is sent in right words. */
  async mendAll(citizen: Citizen): Promise<void> {
    const held = citizen.does((outbox) => outbox.held());
    await this.world.settle();
    for (const { key, state } of await held) {
      const matter = this.matters.find((one) => one.key === key);
      if (!matter || !(state === 'refused' || state === 'recalled' || matter.editions.at(-1)!.content.includes(WRONG)))
        continue;
      const editing = this.edit(citizen, matter, false, []);
      await this.world.settle();
      await editing;
    }
  }

  #checkEnd(matter: Matter): void {
    const { key, editions, sights, discarded, since, lowest, highest } = matter;
    const [row] = this.world.endpoint.rowsOf(key);
    const mayHaveExpired = highest - lowest >= KEPT_MS || this.world.passed - since >= KEPT_MS;
    const living = sights.filter(({ citizen }) => !citizen.tab.dead);
    const wasKept = sights.some(({ sight }) =>
      sight.states.some((state) => 'kept' in state && state.kept === 'device'),
    );
    const isShown = living.some(({ sight }) => sight.outcome?.state === 'refused');
    if (!row) {
      assert.ok(discarded || mayHaveExpired || isShown || (!wasKept && living.length === 0), 'lost');
      return;
    }
    // Whoever wrote the last words and is still there knows whether it is they that were kept.
    const { content } = JSON.parse(row.body) as { content: string };
    const newest = sights.findLast(({ edition }) => edition !== undefined)!;
    const { outcome } = newest.sight;
    if (newest.citizen.tab.dead || outcome?.state !== 'received') return;
    if (!outcome.earlier)
      assert.equal(content, editions.at(-1)!.content, 'the last words are not those that were kept');
  }
}

// ── commands ──

type Model = Record<string, never>;

class Step implements fc.AsyncCommand<Model, Journey> {
  readonly #name: string;
  readonly #act: (journey: Journey) => Promise<void> | void;
  readonly #breaths: number;

  constructor(name: string, breaths: number, act: (journey: Journey) => Promise<void> | void) {
    this.#name = name;
    this.#breaths = breaths;
    this.#act = act;
  }

  check(): boolean {
    return true;
  }

  async run(_: Model, journey: Journey): Promise<void> {
    // Not waited for: what a killed page was doing never ends.
    void Promise.resolve(this.#act(journey)).catch((error: Error) => (journey.failure = error));
    await journey.breathe(this.#breaths);
    journey.check();
  }

  toString(): string {
    return `${this.#name}…${this.#breaths}`;
  }
}

class Wait implements fc.AsyncCommand<Model, Journey> {
  readonly #milliseconds: number;

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  check(): boolean {
    return true;
  }

  async run(_: Model, journey: Journey): Promise<void> {
    await journey.world.pass(this.#milliseconds);
    journey.clockMoved();
    journey.check();
  }

  toString(): string {
    return `wait ${this.#milliseconds}`;
  }
}

const which = fc.nat(3);
const breaths = fc.oneof(fc.nat(12), fc.nat(60), fc.constant(200));
const files = fc.array(fc.constantFrom('một', 'hai', 'ba'), { maxLength: 2 });
const rarely = fc.integer({ min: 0, max: 5 }).map((value) => value === 0);

const SOMEBODY_ELSES = json(201, {
  code: 'X',
  receivedAt: '2026-11-24T08:00:00+07:00',
  agency: { code: 'H90', name: 'Tỉnh', level: 'province' },
  next: 'Chờ.',
  key: 'another',
});

const fate: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Fate>({ way: 'through' }) },
  {
    weight: 5,
    arbitrary: fc.constantFrom<Fate>(
      { way: 'cut-before' },
      { way: 'cut-after' },
      { way: 'cut-after' },
      { way: 'late' },
      { way: 'delayed' },
      { way: 'twice' },
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Fate>(
      { way: 'answered', answer: html(200) },
      { way: 'answered', answer: SOMEBODY_ELSES },
      { way: 'answered', answer: html(403) },
      { way: 'answered', answer: html(502) },
      { way: 'answered', answer: problem(500) },
      { way: 'answered', answer: problem(503, {}, { 'Retry-After': '30' }) },
      { way: 'answered', answer: problem(429, {}, { 'Retry-After': '700' }) },
      { way: 'answered', answer: problem(409) },
    ),
  },
);

const DAY_MS = 24 * HOUR_MS;

const open = breaths.map((n) => new Step('open', n, (journey) => journey.open()));
const submit = fc.tuple(which, rarely, files, breaths).map(
  ([who, wrong, photos, n]) =>
    new Step(`submit ${who} ${wrong ? WRONG : ''}[${photos.join()}]`, n, (journey) => {
      const citizen = journey.citizen(who);
      if (citizen) journey.submit(citizen, wrong, photos);
    }),
);
const edit = fc.tuple(which, which, rarely, files, breaths).map(
  ([who, what, wrong, photos, n]) =>
    new Step(`edit ${who} ${what} ${wrong ? WRONG : ''}[${photos.join()}]`, n, async (journey) => {
      const [citizen, matter] = [journey.citizen(who), journey.matter(what)];
      if (citizen && matter) await journey.edit(citizen, matter, wrong, photos);
    }),
);
const resume = fc.tuple(which, breaths).map(
  ([who, n]) =>
    new Step(`resume ${who}`, n, async (journey) => {
      const citizen = journey.citizen(who);
      if (citizen) await journey.resumeAll(citizen);
    }),
);
const discard = fc.tuple(which, which, breaths).map(
  ([who, what, n]) =>
    new Step(`discard ${who} ${what}`, n, async (journey) => {
      const [citizen, matter] = [journey.citizen(who), journey.matter(what)];
      if (citizen && matter) await journey.discard(citizen, matter);
    }),
);
const kill = fc
  .tuple(which, fc.boolean(), breaths)
  .map(
    ([who, writes, n]) =>
      new Step(`kill ${who}${writes ? '' : ' in the middle of a word'}`, n, (journey) =>
        journey.citizen(who)?.tab.kill(writes),
      ),
  );
const faults = fc.array(fate, { minLength: 1, maxLength: 8 }).map(
  (fates) =>
    new Step(`faults ${fates.map(({ way }) => way).join()}`, 0, ({ world }) => {
      world.fates = [...fates, { way: 'through' }];
    }),
);
const network = fc.tuple(fc.boolean(), breaths).map(
  ([online, n]) =>
    new Step(online ? 'online' : 'offline', n, ({ world }) => {
      world.online = online;
      for (const tab of world.living) tab.hear(online ? 'online' : 'offline');
    }),
);
const look = fc
  .tuple(which, breaths)
  .map(([who, n]) => new Step(`look at ${who}`, n, (journey) => journey.citizen(who)?.tab.hear('visibilitychange')));
const jump = fc
  .oneof(
    { weight: 5, arbitrary: fc.constantFrom(-DAY_MS, DAY_MS, -HOUR_MS, HOUR_MS) },
    { weight: 1, arbitrary: fc.constantFrom(-3650 * DAY_MS, 3650 * DAY_MS) },
  )
  .map(
    (milliseconds) =>
      new Step(`clock ${milliseconds / HOUR_MS} h`, 0, (journey) => {
        journey.world.jump(milliseconds);
        journey.clockMoved();
      }),
  );
const storage = fc.integer({ min: 1, max: 6 }).map(
  (count) =>
    new Step(`storage fails ${count} times`, 0, (journey) => {
      let left = count;
      journey.storageFailed = true;
      journey.world.transact = (begin) => {
        if (left-- <= 0) return begin();
        throw new DOMException('no', 'UnknownError');
      };
    }),
);
const wait = fc
  .oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 20_000 }) },
    { weight: 3, arbitrary: fc.integer({ min: 20_000, max: 15 * 60_000 }) },
    { weight: 1, arbitrary: fc.constant(25 * HOUR_MS) },
  )
  .map((milliseconds) => new Wait(milliseconds));

/** Any story of at most forty steps. */
export const stories = fc.commands<Model, Journey, false>(
  [
    open,
    open,
    submit,
    submit,
    submit,
    edit,
    edit,
    edit,
    resume,
    resume,
    discard,
    kill,
    kill,
    faults,
    faults,
    network,
    look,
    jump,
    storage,
    wait,
    wait,
    wait,
  ],
  { maxCommands: 40, size: 'max' },
);
