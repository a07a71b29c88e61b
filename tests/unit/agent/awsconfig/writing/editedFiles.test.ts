import fc from 'fast-check';
import { expect, test } from 'vitest';
import { putProfiles, removeKeys, removeProfiles } from '../../../../../src/agent/awsconfig/writing/edit.ts';
import { parse } from '../../../../../src/agent/awsconfig/reading/lines.ts';
import type { PropertyValue } from '../../../../../src/agent/awsconfig/profile.ts';
import { readProfiles } from '../../../../../src/agent/awsconfig/reading/readProfiles.ts';
import { sectionMeaning } from '../../../../../src/agent/awsconfig/reading/sections.ts';
import { refusalOf } from '../../../../../src/agent/awsconfig/writing/writable.ts';
import type { FileKind } from '../../../../../src/protocol/views/files.ts';

/* Files of all that reading knows, more often odd than not. */
const header = fc.constantFrom(
  '[p]',
  '[q]',
  '[default]',
  '[profile default]',
  '[profile p]',
  '[profile q] # c',
  '["p"]',
  '[sso-session p]',
  '[services s]',
  '[p',
  '[]',
);
const key = fc.constantFrom(
  'a',
  'B',
  'c',
  's3',
  'region',
  'aws_session_token',
  'aws_secret_access_key',
  'x y',
  'k:v',
);
const value = fc.constantFrom('', '1', '2', 'x = y', 'AAAA==', 'v # c', '"q"', '#c', ': 1', '[p]');
const property = fc
  .tuple(key, fc.constantFrom(' = ', '=', ':', ' : ', '='), value)
  .map((parts) => parts.join(''));
const other = fc.constantFrom('', ' ', '# c', '; c', 'what', 'AAA=', 'BB==', '= x', 'more', '[p');
const line = fc
  .tuple(fc.constantFrom('', '', '', ' ', '  ', '    ', '\t'), fc.oneof(property, property, other, header))
  .map((parts) => parts.join(''));
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
const file = fc
  .tuple(
    fc.constantFrom('', '\uFEFF'),
    fc.array(line, { maxLength: 14 }),
    lineEnd,
    fc.constantFrom('', '[p]'),
    fc.boolean(),
  )
  .map(([mark, lines, end, last, isEnded]) => mark + [...lines, last].join(end) + (isEnded ? end : ''));
const kind = fc.constantFrom<FileKind>('credentials', 'config');
const name = fc.constantFrom('p', 'q', 'default', 'new');

const text = fc.constantFrom('', '1', '2', 'new', 'a=b', 'AAAA==', ': x');
const wanted = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', 's3', 'region', 'aws_session_token', 'n'),
  fc.oneof(
    text,
    fc.dictionary(
      fc.constantFrom('a', 'b', 'n'),
      text.filter((each) => each !== ''),
      { minKeys: 1 },
    ),
  ),
);

const read = (kind: FileKind, text: string) => readProfiles([{ name: kind, kind, text }]);
const none: ReadonlyMap<string, PropertyValue> = new Map();
const asMap = (value: string | Record<string, string>): PropertyValue =>
  typeof value === 'string' ? value : new Map(Object.entries(value));

test('putProfiles makes a file that reads as asked, and changes no line that it need not', () => {
  fc.assert(
    fc.property(kind, file, name, wanted, fc.boolean(), (kind, before, name, given, isMore) => {
      const held = read(kind, before).profiles.get(name)?.properties ?? none;
      const properties = new Map(isMore ? held : []);
      for (const [each, value] of Object.entries(given)) properties.set(each, asMap(value));
      fc.pre(held !== none || refusalOf({ name, properties }) === undefined);
      const after = putProfiles(before, kind, [{ name, properties }]);
      expect(read(kind, after).profiles.get(name)?.properties ?? none).toEqual(properties);
      expect(others(kind, after, name)).toEqual(others(kind, before, name));
      expect(putProfiles(after, kind, [{ name, properties }])).toBe(after);
      if (held.size > 0) expect(putProfiles(before, kind, [{ name, properties: held }])).toBe(before);
    }),
    { numRuns: 400 },
  );
});

test('removeProfiles makes a file without them, all else in it as it was', () => {
  fc.assert(
    fc.property(kind, file, name, (kind, before, name) => {
      const after = removeProfiles(before, kind, new Set([name]));
      expect(read(kind, after).profiles.has(name)).toBe(false);
      expect(others(kind, after, name)).toEqual(others(kind, before, name));
    }),
    { numRuns: 400 },
  );
});

test('removeKeys makes a file without them, all else in it as it was', () => {
  const keys = new Set(['a', 's3', 'aws_session_token', 'aws_secret_access_key']);
  fc.assert(
    fc.property(kind, file, name, (kind, before, name) => {
      const after = removeKeys(before, kind, new Set([name]), keys);
      const held = [...(read(kind, before).profiles.get(name)?.properties ?? [])];
      const left = held.filter(([key]) => !keys.has(key));
      expect([...(read(kind, after).profiles.get(name)?.properties ?? [])]).toEqual(left);
      expect(others(kind, after, name)).toEqual(others(kind, before, name));
    }),
    { numRuns: 400 },
  );
});

/** What the file is without the profile: all sections line by line, indentation of headers and line ends apart; what is read of them. */
function others(kind: FileKind, text: string, name: string) {
  const isOther = (title: string | undefined) => {
    const meaning = sectionMeaning(title ?? '', kind);
    return meaning.at !== 'profile' || meaning.name !== name;
  };
  const { byteOrderMark, sections } = parse(text);
  const { profiles, sections: shared } = read(kind, text);
  return {
    byteOrderMark,
    sections: sections
      .filter(({ header }) => isOther(header.title))
      .map(({ header, lines }) => [
        header.text.trim(),
        ...lines.filter(({ kind }) => kind !== 'comment' && kind !== 'blank').map(({ text }) => text),
      ]),
    profiles: [...profiles.values()]
      .filter((each) => each.name !== name)
      .map(({ name, properties }) => [name, properties]),
    shared: [...shared.values()].map(({ section }) => section.properties),
  };
}
