import type { EpochMs } from '../base/clock.ts';

/** An element: its name, and either its text or its children. */
export type Element = readonly [name: string, content: string | readonly Element[]];

/** A list as EC2 sends it: the set's own element with an `item` for each member. */
export function itemSet(name: string, items: readonly (readonly Element[])[]): Element {
  return [name, items.map((item): Element => ['item', item])];
}

/** A time as the query protocol writes it, to the second. */
export function isoDate(time: EpochMs): string {
  return new Date(time).toISOString().replace(/\.\d{3}/, '');
}

/** The document of one root element, in a namespace where one is given. */
export function printDocument([name, content]: Element, namespace?: string): string {
  const attributes = namespace === undefined ? '' : ` xmlns="${escape(namespace)}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${name}${attributes}>${print(content)}</${name}>`;
}

function print(content: string | readonly Element[]): string {
  if (typeof content === 'string') return escape(content);
  return content.map(([name, inner]) => `<${name}>${print(inner)}</${name}>`).join('');
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
