import { html, nothing, type TemplateResult } from 'lit';
import type { Channel, Fee, Procedure, ProcessingTime } from '../../backend/contract/procedures.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import type { TextKey } from '../../i18n/messages.ts';
import { renderProse } from '../../ui/prose.ts';

const LONGEST_SENSIBLE_TIME = 1000;

type Ways = Pick<Procedure, 'channels' | 'modes'>;

/** Where to hand in, how long it takes and what it costs: a box for each way, one for those that take the same. */
export function renderChannels(words: LocalizeController, { channels, modes }: Ways): TemplateResult {
  return html`<section>
    <h3>${words.t('procedure.channels')}</h3>
    ${channels.length === 0 ? html`<p>${words.t('procedure.channelsUnknown')}</p>` : nothing}
    <div class="channels">${alike(channels).map((group) => renderGroup(words, group, modes))}</div>
  </section>`;
}

/** Channels of equal time and fees side by side: a citizen need not compare three boxes that say the same. */
export function alike(channels: readonly Channel[]): Channel[][] {
  const groups = new Map<string, Channel[]>();
  for (const channel of channels) {
    const { amount, unit, text } = channel.time;
    const fees = channel.fees.map((fee) => [fee.amount, fee.currency, fee.text].join());
    const said = [amount, unit, text, ...fees].join('\n');
    groups.set(said, [...(groups.get(said) ?? []), channel]);
  }
  return [...groups.values()];
}

function renderGroup(words: LocalizeController, group: readonly Channel[], modes: Ways['modes']): TemplateResult {
  const { time, fees } = group[0]!;
  return html`<div class="channel">
    <p class="channel-name">${group.map(({ mode }) => channelName(words, mode, modes)).join(' · ')}</p>
    <dl>
      <dt>${words.t('procedure.time')}</dt>
      <dd>${renderStated(words, timeInWords(words, time), time.text, 'procedure.timeUnknown')}</dd>
      <dt>${words.t('procedure.fee')}</dt>
      <dd>
        ${
          fees.length > 0
            ? fees.map((fee) => renderStated(words, feeInWords(words, fee), fee.text, 'procedure.feeUnknown'))
            : words.t('procedure.feeUnknown')
        }
      </dd>
    </dl>
  </div>`;
}

/** The number large, the text as published below it; if there is neither, that it is not stated. */
function renderStated(
  words: LocalizeController,
  number: string | undefined,
  text: string | undefined,
  unknown: TextKey,
): TemplateResult {
  if (!number && !text) return html`<p>${words.t(unknown)}</p>`;
  return html`${number ? html`<p class="strong">${number}</p>` : nothing}
  ${text ? html`<div class="small" lang="vi">${renderProse(text, words.t('common.readOn'))}</div>` : nothing}`;
}

/**
 * Our word for a way to hand in, the server's own for one we do not know. A time and a fee are published for `online`;
 * whether a citizen can stay at home stands in the procedure's `modes`, and is said with the official term beside it.
 */
export function channelName(words: LocalizeController, mode: string, modes: Ways['modes']): string {
  const online = mode === 'online' && modes.find((one) => one.startsWith('online-'));
  return (online && words.t(`procedure.${online}` as TextKey)) || words.t(`mode.${mode}` as TextKey) || mode;
}

/** A time in words, where its number and unit make sense. */
export function timeInWords(words: LocalizeController, { amount, unit }: ProcessingTime): string | undefined {
  if (!amount || amount > LONGEST_SENSIBLE_TIME || !unit || unit === 'other') return undefined;
  return words.t(`procedure.${unit}` as TextKey, { count: amount }) || undefined;
}

/** An amount in words. 0 beside a text is not "free": the text then says what the province has set. */
export function feeInWords(words: LocalizeController, { amount, currency = 'VND', text }: Fee): string | undefined {
  if (amount === undefined) return undefined;
  if (amount === 0) return text ? undefined : words.t('procedure.free');
  return currency === 'VND'
    ? words.t('procedure.dong', { amount: words.number(amount) })
    : `${words.number(amount)} ${currency}`;
}
