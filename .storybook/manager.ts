/** The panel beside the controls with what a webmaster pastes for them. */
import { createElement, useState, type ReactNode } from 'react';
import { AddonPanel } from 'storybook/internal/components';
import { addons, types, useArgs, useStorybookApi } from 'storybook/manager-api';
import { elements } from '../src/embed/elements.ts';
import { attributesOf } from '../stories/support/manifest.ts';
import { snippetOf } from '../stories/support/snippet.ts';
import { version } from '../package.json';

const PANEL = 'dvc/paste';

interface StoryOfElement {
  readonly importPath?: string;
}

function PastePanel(): ReactNode {
  // There are none before the story has been drawn.
  const [args] = useArgs() as [Readonly<Record<string, unknown>> | undefined, ...unknown[]];
  const story = useStorybookApi().getCurrentStoryData() as StoryOfElement | undefined;
  const [copied, setCopied] = useState('');
  const name = /([a-z-]+)\.stories\.ts$/.exec(story?.importPath ?? '')?.[1] ?? '';
  const heights = elements[name];
  if (!heights) return createElement('p', { style: { padding: 16 } }, 'Hãy mở một ví dụ của một thẻ.');

  const tag = `dvc-${name}`;
  const text = snippetOf(tag, { version, attributes: attributesOf(tag, args ?? {}), height: heights[0] });
  const copy = (): void => void navigator.clipboard.writeText(text).then(() => setCopied(text));
  return createElement(
    'div',
    { style: { padding: 16, fontSize: 14 } },
    createElement(
      'pre',
      { style: { whiteSpace: 'pre-wrap', fontSize: 13, lineHeight: 1.5, margin: '0 0 12px' } },
      text,
    ),
    createElement(
      'button',
      { type: 'button', onClick: copy, style: { padding: '10px 16px', font: 'inherit', cursor: 'pointer' } },
      copied === text ? 'Đã chép' : 'Chép vào bộ nhớ tạm',
    ),
  );
}

addons.register(PANEL, () => {
  addons.add(PANEL, {
    type: types.PANEL,
    title: 'Dán vào trang',
    match: ({ viewMode }) => viewMode === 'story',
    render: ({ active = false }) => createElement(AddonPanel, { active, children: createElement(PastePanel) }),
  });
});
