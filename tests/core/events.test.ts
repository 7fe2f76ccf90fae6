import { expect } from '@open-wc/testing';
import {
  ProcedureOpenedEvent,
  ProceduresFoundEvent,
  ReadyEvent,
  RequestEvent,
  WidgetErrorEvent,
} from '../../src/core/events.ts';

const EVENTS: readonly [event: Event, type: string, holds: Record<string, unknown>][] = [
  [new ReadyEvent(), 'dvc-ready', {}],
  [new RequestEvent('procedures'), 'dvc-request', { operation: 'procedures' }],
  [new WidgetErrorEvent('timeout'), 'dvc-error', { kind: 'timeout' }],
  [new ProceduresFoundEvent(0), 'dvc-procedures-found', { total: 0 }],
  [new ProcedureOpenedEvent('1.001193'), 'dvc-procedure-opened', { code: '1.001193' }],
];

describe('an event for the page', () => {
  for (const [event, type, holds] of EVENTS) {
    it(`${type} is heard outside every shadow root and holds nothing but what it is about`, () => {
      expect(event.type).to.equal(type);
      expect([event.bubbles, event.composed]).to.deep.equal([true, true]);
      expect({ ...event, isTrusted: undefined }).to.deep.equal({ ...holds, isTrusted: undefined });
    });
  }

  it('stops a question only before it is asked', () => {
    for (const [event, type] of EVENTS) expect(event.cancelable, type).to.equal(type === 'dvc-request');
  });
});
