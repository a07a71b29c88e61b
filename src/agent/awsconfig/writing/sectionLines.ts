import type { FileKind } from '../../../protocol/views/files.ts';
import type { Comment, Profile, PropertyValue } from '../profile.ts';

/** The header of a profile in either file. */
export function profileHeader(kind: FileKind, name: string): string {
  return kind === 'credentials' || name === 'default' ? `[${name}]` : `[profile ${name}]`;
}

/**
 * A section as it is written anew, without line ends. What is given must be writable. A comment whose key is gone stands
 * at the end.
 */
export function sectionLines(header: string, { properties, comments = [] }: Profile): readonly string[] {
  const above = new Map<string, string[]>();
  for (const comment of comments) {
    const place = comment.above === '[' || properties.has(comment.above) ? comment.above : '';
    const lines = above.get(place) ?? [];
    lines.push(commentLine(comment));
    above.set(place, lines);
  }
  const commentsAbove = (place: string) => above.get(place) ?? [];
  return [
    ...commentsAbove('['),
    header,
    ...[...properties].flatMap(([key, value]) => [...commentsAbove(key), ...propertyLines(key, value)]),
    ...commentsAbove(''),
  ];
}

/** Nothing but sub-properties is indented: each deeper line would be read as more of the value above it. */
export function propertyLines(key: string, value: PropertyValue): readonly string[] {
  if (typeof value === 'string') return [assignment(key, value)];
  return [assignment(key, ''), ...[...value].map(([subKey, text]) => `  ${assignment(subKey, text)}`)];
}

export function assignment(key: string, value: string): string {
  return value === '' ? `${key} =` : `${key} = ${value}`;
}

/** One line whatever the text holds: what is behind a line break must not become a key or a section. */
export function commentLine({ text }: Comment): string {
  const line = text.replaceAll(/(?:[\p{Zl}\p{Zp}]|(?!\t)\p{Cc})+/gu, ' ').trim();
  return /^[#;]/.test(line) ? line : `# ${line}`;
}
