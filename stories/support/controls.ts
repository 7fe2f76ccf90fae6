/** The controls of a story, from the manifest: an attribute each, and beside them what else an element offers. */
import type { ArgTypes } from '@storybook/web-components-vite';
import { inVietnamese } from './in-vietnamese.ts';
import { elementNamed, type Described, type DescribedAttribute } from './manifest.ts';

export function controlsOf(tag: string): ArgTypes {
  const { attributes, events, slots, cssParts, cssProperties } = elementNamed(tag);
  return {
    lang: LANGUAGE,
    ...Object.fromEntries(attributes.map((attribute) => [attribute.fieldName, controlOf(attribute)])),
    ...listed('Sự kiện', events),
    ...listed('Chỗ cho nội dung', slots),
    ...listed('::part', cssParts),
    ...listed('Biến CSS', cssProperties),
  };
}

/** Every element of HTML has it; ours speak by it. */
const LANGUAGE: ArgTypes[string] = {
  name: 'lang',
  description: 'Ngôn ngữ theo `lang` gần nhất: ở đây, hoặc ở thẻ bao ngoài.',
  control: { type: 'inline-radio' },
  options: ['vi', 'en'],
  table: { category: 'Thuộc tính' },
};

function controlOf({ name, description, type, default: value }: DescribedAttribute): ArgTypes[string] {
  const said = type?.text.replace(' | undefined', '') ?? 'string';
  const options = [...said.matchAll(/'([^']*)'/g)].map(([, option]) => option);
  const control = options.length > 0 ? 'inline-radio' : (CONTROLS[said] ?? 'text');
  return {
    name,
    description: inVietnamese(description),
    control: { type: control },
    ...(options.length > 0 && { options }),
    table: { category: 'Thuộc tính', type: { summary: said }, ...(value && { defaultValue: { summary: value } }) },
  };
}

const CONTROLS: Readonly<Record<string, 'boolean' | 'number' | 'object'>> = {
  boolean: 'boolean',
  number: 'number',
  Messages: 'object',
};

/** What is to be read about and cannot be set here. */
const listed = (category: string, all: readonly Described[]): ArgTypes =>
  Object.fromEntries(
    all.map(({ name, description }) => [
      `${category} ${name}`,
      { name: name || 'mặc định', description: inVietnamese(description), control: false, table: { category } },
    ]),
  );
