import { expect } from '@open-wc/testing';
import { BackendError } from '../../src/backend/errors.ts';
import { RemoteTask, type BusyLook } from '../../src/controllers/remote-task.ts';
import { Clock } from './clock.ts';
import { hostWith, place, type HostElement } from './host.ts';

interface Question {
  readonly asked: string;
  readonly signal: AbortSignal;
  readonly answer: (text: string) => void;
  readonly fail: (error: unknown) => void;
}

/** A task whose questions are answered by hand. */
function taskByHand({ heedsAborts = true } = {}) {
  const questions: Question[] = [];
  const told: string[] = [];
  const [host, task] = hostWith(
    (element) =>
      new RemoteTask<[string], string>(element, {
        run: ([asked], signal) =>
          new Promise((answer, fail) => {
            questions.push({ asked, signal, answer, fail });
            if (heedsAborts) signal.addEventListener('abort', () => fail(signal.reason));
          }),
        done: (answer) => told.push(`done ${answer}`),
        failed: ({ kind }) => told.push(`failed ${kind}`),
      }),
  );
  place(host);
  return { host, task, questions, told };
}

/** What is shown, in one word and what belongs to it. */
const shown = (task: RemoteTask<[string], string>): string =>
  task.render({
    initial: () => 'nothing',
    pending: (busy, before) => `waiting${look(busy)}${before ? ` over ${before}` : ''}`,
    complete: (answer) => `answer ${answer}`,
    error: ({ kind }, before) => `${kind}${before ? ` over ${before}` : ''}`,
  });
const look = ({ look, slow }: BusyLook): string => (slow ? ' slowly' : look ? ' busily' : '');

async function settled(host: HostElement): Promise<void> {
  // What is told comes after what is shown, and a task takes an answer in after a few microtasks.
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  await host.shown();
  await Promise.resolve();
}

describe('a remote task', () => {
  it('shows nothing, then that it waits, then the answer', async () => {
    const { host, task, questions, told } = taskByHand();
    expect(shown(task)).to.equal('nothing');
    expect(task.busy).to.equal(false);
    task.ask('a');
    expect(shown(task)).to.equal('waiting');
    expect(task.busy).to.equal(true);
    questions[0]!.answer('A');
    await settled(host);
    expect(shown(task)).to.equal('answer A');
    expect(task.busy).to.equal(false);
    expect(task.latest).to.equal('A');
    expect(told).to.deep.equal(['done A']);
  });

  it('takes the newest question only, in whatever order the answers come', async () => {
    const { host, task, questions, told } = taskByHand({ heedsAborts: false });
    task.ask('a');
    task.ask('b');
    task.ask('c');
    expect(questions.map(({ signal }) => signal.aborted)).to.deep.equal([true, true, false]);
    questions[2]!.answer('C');
    await settled(host);
    questions[0]!.answer('A');
    questions[1]!.fail(new BackendError('server'));
    await settled(host);
    expect(shown(task)).to.equal('answer C');
    expect(told).to.deep.equal(['done C']);
  });

  it('keeps the answer before in view while it waits and when it fails', async () => {
    const { host, task, questions, told } = taskByHand();
    task.ask('a');
    questions[0]!.answer('A');
    await settled(host);
    task.ask('b');
    expect(shown(task)).to.equal('waiting over A');
    questions[1]!.fail(new BackendError('timeout'));
    await settled(host);
    expect(shown(task)).to.equal('timeout over A');
    expect(task.failure?.kind).to.equal('timeout');
    expect(told).to.deep.equal(['done A', 'failed timeout']);
  });

  it('asks the same again, and the failure is gone from then on', async () => {
    const { host, task, questions } = taskByHand();
    task.retry();
    expect(questions).to.have.length(0);
    task.ask('a');
    questions[0]!.fail(new BackendError('offline'));
    await settled(host);
    task.retry();
    expect(questions[1]?.asked).to.equal('a');
    expect(task.failure).to.equal(undefined);
    expect(shown(task)).to.equal('waiting');
  });

  for (const [what, error, kind] of [
    ['each kind of the backend', new BackendError('too-many'), 'too-many'],
    ['a fault of our own like an answer that cannot be read', new TypeError('x is undefined'), 'contract'],
    ['something that is no error at all', 'oops', 'contract'],
  ] as const) {
    it(`tells ${what}`, async () => {
      const { host, task, questions, told } = taskByHand();
      task.ask('a');
      questions[0]!.fail(error);
      await settled(host);
      expect(shown(task)).to.equal(kind);
      expect(told).to.deep.equal([`failed ${kind}`]);
    });
  }

  it('tells after it is shown', async () => {
    let shownWhenTold = '';
    const [host, task] = hostWith(
      (element) =>
        new RemoteTask<[string], string>(element, {
          run: ([asked]) => Promise.resolve(asked),
          done: () => (shownWhenTold = shown(task)),
        }),
    );
    place(host);
    task.ask('a');
    await settled(host);
    expect(shownWhenTold).to.equal('answer a');
  });

  describe('that is dropped', () => {
    for (const heedsAborts of [true, false]) {
      it(`forgets the question and its answer, ${heedsAborts ? 'aborted' : 'also when it comes late'}`, async () => {
        const { host, task, questions, told } = taskByHand({ heedsAborts });
        task.ask('a');
        task.drop();
        expect(questions[0]!.signal.aborted).to.equal(true);
        expect(task.busy).to.equal(false);
        questions[0]!.answer('A');
        await settled(host);
        expect(shown(task)).to.equal('nothing');
        expect(task.latest).to.equal(undefined);
        expect(task.failure).to.equal(undefined);
        expect(told).to.deep.equal([]);
      });
    }

    it('forgets what was answered before, and can be asked again', async () => {
      const { host, task, questions } = taskByHand();
      task.ask('a');
      questions[0]!.answer('A');
      await settled(host);
      task.drop();
      expect(shown(task)).to.equal('nothing');
      task.ask('b');
      expect(shown(task)).to.equal('waiting');
      questions[1]!.answer('B');
      await settled(host);
      expect(shown(task)).to.equal('answer B');
    });
  });

  describe('whose element leaves the page', () => {
    for (const heedsAborts of [true, false]) {
      it(`leaves no request and tells nothing${heedsAborts ? '' : ', also when the answer comes late'}`, async () => {
        const { host, task, questions, told } = taskByHand({ heedsAborts });
        task.ask('a');
        host.remove();
        expect(questions[0]!.signal.aborted).to.equal(true);
        questions[0]!.answer('A');
        await settled(host);
        expect(told).to.deep.equal([]);
        expect(questions).to.have.length(1);
      });
    }

    it('asks again when it comes back', async () => {
      const { host, task, questions, told } = taskByHand();
      task.ask('a');
      host.remove();
      await settled(host);
      place(host);
      expect(questions.map(({ asked }) => asked)).to.deep.equal(['a', 'a']);
      questions[1]!.answer('A');
      await settled(host);
      expect(shown(task)).to.equal('answer A');
      expect(told).to.deep.equal(['done A']);
    });

    it('asks again when it is only moved', async () => {
      const { host, task, questions } = taskByHand();
      task.ask('a');
      place(host);
      expect(questions).to.have.length(2);
      expect(questions[1]!.signal.aborted).to.equal(false);
      questions[1]!.answer('A');
      await settled(host);
      expect(shown(task)).to.equal('answer A');
    });

    it('does not ask again what was answered or failed already', async () => {
      const { host, task, questions } = taskByHand();
      task.ask('a');
      questions[0]!.answer('A');
      await settled(host);
      place(host);
      task.ask('b');
      questions[1]!.fail(new BackendError('server'));
      await settled(host);
      place(host);
      expect(questions).to.have.length(2);
      expect(shown(task)).to.equal('server over A');
    });
  });

  describe('that takes long', () => {
    it('looks busy only after a moment, and slow after some seconds', async () => {
      const clock = new Clock();
      const { host, task } = taskByHand();
      await host.shown();
      task.ask('a');
      await host.shown();
      const { updates } = host;
      clock.pass(299);
      expect(shown(task)).to.equal('waiting');
      clock.pass(1);
      expect(shown(task)).to.equal('waiting busily');
      await host.shown();
      expect(host.updates).to.equal(updates + 1);
      clock.pass(3699);
      expect(shown(task)).to.equal('waiting busily');
      clock.pass(1);
      expect(shown(task)).to.equal('waiting slowly');
      await host.shown();
      expect(host.updates).to.equal(updates + 2);
      expect(clock.running).to.equal(0);
    });

    it('counts from the newest question', () => {
      const clock = new Clock();
      const { task } = taskByHand();
      task.ask('a');
      clock.pass(299);
      task.ask('b');
      clock.pass(299);
      expect(shown(task)).to.equal('waiting');
      expect(clock.running).to.equal(2);
    });

    it('leaves no timer behind once it is answered, fails, is dropped or leaves', async () => {
      const clock = new Clock();
      for (const end of [
        ({ questions }) => questions[0]!.answer('A'),
        ({ questions }) => questions[0]!.fail(new BackendError('server')),
        ({ task }) => task.drop(),
        ({ host }) => host.remove(),
      ] satisfies ((task: ReturnType<typeof taskByHand>) => void)[]) {
        const task = taskByHand();
        task.task.ask('a');
        expect(clock.running).to.equal(2);
        end(task);
        await settled(task.host);
        expect(clock.running).to.equal(0);
      }
    });
  });
});
