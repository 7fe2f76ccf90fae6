/** What a citizen sees on a phone, as it should not and as it should be written. */
import { createElement, type CSSProperties, type ReactElement } from 'react';

interface Screen {
  readonly heading: string;
  readonly text: string;
  readonly button?: string;
}

interface PairContent {
  readonly not: Screen;
  readonly but: Screen;
  /** Above each of the two. */
  readonly heads: readonly [not: string, but: string];
}

const RED = '#9c0f1f';
const GREEN = '#0b5530';

/** The same message twice, side by side. */
export const Pair = ({ not, but, heads }: PairContent): ReactElement =>
  box(
    { display: 'flex', flexWrap: 'wrap', gap: 24, margin: '24px 0' },
    renderScreen(not, `✗ ${heads[0]}`, RED),
    renderScreen(but, `✓ ${heads[1]}`, GREEN),
  );

const renderScreen = ({ heading, text, button }: Screen, head: string, ink: string): ReactElement =>
  box(
    { flex: '1 1 260px', maxWidth: 340 },
    box({ marginBottom: 8, color: ink, fontSize: 15, fontWeight: 700 }, head),
    box(
      {
        padding: '20px 18px',
        border: '2px solid #75818f',
        borderTop: `6px solid ${ink}`,
        borderRadius: 16,
        background: '#fff',
        color: '#1a2330',
        fontSize: 16,
        lineHeight: 1.55,
      },
      box({ fontSize: 18, fontWeight: 700, marginBottom: 6 }, heading),
      box({}, text),
      button && box(BUTTON, button),
    ),
  );

const BUTTON: CSSProperties = {
  display: 'inline-block',
  marginTop: 14,
  padding: '9px 18px',
  borderRadius: 8,
  background: '#0b4a8f',
  color: '#fff',
  fontWeight: 600,
};

const box = (style: CSSProperties, ...children: readonly unknown[]): ReactElement =>
  createElement('div', { style }, ...(children.filter(Boolean) as ReactElement[]));
