/*
 * Everything doubtful that reading the lines of a shared file can find, and what the six AWS readers make of it. Where a
 * rule does not come from tests/fixtures/ini-readers.json it comes from the readers' own source.
 */
import type { FileKind, ReaderId } from '../../../protocol/views/files.ts';
import { error, placeName, quoted, warning, type ProblemPlace } from './problemRule.ts';
import { said, type Others } from './readers.ts';
import { longestName } from '../reading/sections.ts';

interface Named {
  readonly name: string;
}
interface Keyed {
  readonly key: string;
}
interface Replaced {
  readonly earlier: ProblemPlace;
}
interface OfKind {
  readonly kind: FileKind;
}
/** A section of a name that another one has; of another spelling, it is not the same to all readers. */
interface Again extends Named, Replaced {
  readonly noun: 'profile' | 'section';
}
/** Whether the key is a sub-property. */
interface Sub {
  readonly sub: boolean;
}

const strict: readonly ReaderId[] = ['rust', 'java'];
const refusing = 'refuse such a file';

export const syntaxProblems = {
  'byte-order-mark': warning(() =>
    said(
      'The file begins with a byte order mark',
      [['boto', 'rust', 'java', 'net'], refusing],
      [['go'], 'lose its first section'],
    ),
  ),
  'line-end-cr': warning(() =>
    said('This line ends with a carriage return alone', [
      ['ts', 'go', 'rust'],
      'read it and the next as one line',
    ]),
  ),
  'line-blank-odd': warning(() =>
    said('This line is not empty but has blanks that are neither space nor tab', [strict, refusing]),
  ),
  'line-broken': error((d: { readonly found: BrokenLine }) =>
    said(
      'This line is not a section, a key with "=", or a comment, and is left out',
      ...brokenLines[d.found],
    ),
  ),
  'key-outside-section': error((d: Keyed & { readonly separator: '=' | ':' }) =>
    said(`The key ${quoted(d.key)} comes before the first section and is left out`, [
      ['boto', ...strict, ...(d.separator === ':' ? (['net'] as const) : [])],
      refusing,
    ]),
  ),
  'section-broken': error((d: { readonly after: string | undefined; readonly isFirst: boolean }) =>
    said(
      'This section is left out with its keys, since a name in brackets, and after them at most a comment, was expected',
      ...otherSections(d.after, d.isFirst),
    ),
  ),
  'section-unnamed': error((d: OfKind & { readonly written: string }) =>
    said('This section has no name and is left out with its keys', ...otherNames(d.kind, d.written)),
  ),
  'section-long': error(
    (d: Named) =>
      `The section ${quoted(d.name)} has a name of more than ${longestName} characters, and is left out with its keys.`,
  ),
  'section-not-profile': warning((d: Named) =>
    said(
      `The section ${quoted(d.name)} is not a profile and is left out: in a config file only [default] and [profile NAME] are`,
      [d.name.toLowerCase() === 'default' ? ['go'] : [], 'treat it as a profile'],
      [d.name === 'DEFAULT' ? ['boto'] : [], 'give its keys to every profile'],
      [/^profile\S+\s+\S+$/.test(d.name) ? ['boto'] : [], 'use its last word as the name of a profile'],
      [d.name === '__proto__' ? ['ts'] : [], refusing],
    ),
  ),
  'section-other-duplicate': warning((d: Named & Replaced) =>
    said(`The section ${quoted(d.name)}, which is left out, already appears on ${placeName(d.earlier)}`, [
      ['boto'],
      refusing,
    ]),
  ),
  'section-config-only': warning((d: Named) =>
    said(`The section ${quoted(d.name)} has a meaning only in a config file and is left out`, [
      ['boto', 'net'],
      'treat it as a profile of that name',
    ]),
  ),
  'section-prefixed': warning((d: Named) =>
    said(
      `This section is read as profile ${quoted(d.name)}, though names in a credentials file have no "profile" before them`,
      [['boto', 'ts', 'go', 'rust', 'java'], 'find no profile of that name in it'],
    ),
  ),
  'section-indented': warning((d: { readonly below: boolean }) =>
    said('This section is indented', [d.below ? ['boto', ...strict] : strict, 'refuse or miss it']),
  ),
  'section-duplicate': warning((d: Again) =>
    said(again(d), [['boto'], refusing], [['net'], 'read the first only']),
  ),
  'section-respelled': warning((d: Again & { readonly readsLater: boolean; readonly quotes: boolean }) =>
    said(
      again(d),
      [d.readsLater ? ['boto'] : [], 'read the later one only'],
      [d.quotes ? [] : ['net'], 'read the first only'],
    ),
  ),
  'title-blanks': warning((d: OfKind & { readonly readers: readonly ReaderId[] }) =>
    said('There are more blanks in the brackets than needed', [
      d.readers,
      d.kind === 'config' ? 'ignore the section' : 'treat them as part of the name',
    ]),
  ),
  'comment-after-section': warning((d: { readonly after: string }) =>
    said(
      'A comment follows this section',
      [/\S/.test(d.after.charAt(0)) ? ['ts'] : [], 'ignore the section'],
      [d.after.includes(']') ? ['boto'] : [], 'treat it as part of the name up to its last bracket'],
      [['net'], refusing],
    ),
  ),
  'name-quoted': warning((d: Named & OfKind & { readonly plain: boolean }) =>
    said(
      `The profile ${quoted(d.name)} is read without its quotes`,
      [d.kind === 'config' ? ['go', 'net'] : ['boto', 'ts', 'go', 'net'], 'keep them'],
      [d.kind === 'config' && !d.plain ? ['ts', ...strict] : strict, 'drop the profile'],
      [d.kind === 'config' && /["'\\]/.test(d.name) ? ['boto'] : [], 'read another name'],
    ),
  ),
  'name-unusual': warning((d: Named & OfKind) =>
    said(
      `The name ${quoted(d.name)} has characters other than A-Z a-z 0-9 _ - / . % @ : +`,
      [unusualNameDroppers(d.name, d.kind), 'drop such a profile'],
      [d.name.includes('=') ? ['net'] : [], 'read the line as a key'],
    ),
  ),
  'name-proto': warning((d: Named) =>
    said(`The name ${quoted(d.name)} means something else in JavaScript`, [['ts'], refusing]),
  ),
  'name-default': warning((d: Named) =>
    said(`The profile ${quoted(d.name)} is not the profile "default"`, [
      ['boto'],
      'give its keys to every other profile instead',
    ]),
  ),
  'default-twice': warning((d: { readonly isLater: boolean }) =>
    said(
      '[default] is left out because [profile default] stands in the config file too and takes precedence',
      [d.isLater ? ['boto', 'net'] : ['net'], 'read [default] instead'],
    ),
  ),
  // Of another section of that name it is said already what these readers make of the two.
  'key-duplicate': warning(
    (d: Keyed & Replaced & Sub & { readonly isOther: boolean; readonly lingers: boolean }) =>
      said(
        `The key ${quoted(d.key)} already has a value on ${placeName(d.earlier)}; this later one is used`,
        [d.sub || d.isOther ? [] : ['boto'], refusing],
        [d.lingers ? ['ts'] : [], 'keep what the earlier one has'],
        [d.isOther ? [] : ['net'], 'drop the whole section'],
      ),
  ),
  'key-indented': warning((d: Keyed & { readonly isAfterEmpty: boolean }) =>
    said(
      `The key ${quoted(d.key)} is indented`,
      [d.isAfterEmpty ? ['ts'] : [], 'treat it as one below the key above'],
      [strict, refusing],
    ),
  ),
  'key-upper-case': warning((d: Keyed & Sub) =>
    said(`The key ${quoted(d.key)} has capital letters and counts as if it had none`, [
      d.sub ? ['boto', 'ts', ...strict] : ['ts', 'java'],
      'keep them and so read another key',
    ]),
  ),
  'key-unusual': warning((d: Keyed) =>
    said(`The key ${quoted(d.key)} has characters other than A-Z a-z 0-9 _ - / . % @ : +`, [
      /\s[#;]/.test(d.key) ? ['ts', 'go', ...strict] : strict,
      'drop it or the file',
    ]),
  ),
  'key-colon': warning((d: Keyed & Sub) =>
    said(`The key ${quoted(d.key)} has a ":" before its "="`, [
      d.sub ? ['go'] : ['boto', 'go'],
      'end the key there',
    ]),
  ),
  'key-proto': warning((d: Keyed) =>
    said(`The key ${quoted(d.key)} means something else in JavaScript`, [['ts'], 'drop it']),
  ),
  'separator-colon': warning((d: Keyed & Sub) =>
    said(`The key ${quoted(d.key)} has ":" instead of "="`, [
      [...(d.sub ? (['boto'] as const) : []), 'ts', ...strict, 'net'],
      'ignore it, read another key or refuse such a file',
    ]),
  ),
  'sub-properties': warning((d: Keyed) =>
    said(`The key ${quoted(d.key)} has keys of its own below it`, [
      ['net'],
      'treat them as keys of the profile itself',
    ]),
  ),
  'secret-nested': error((d: Keyed) =>
    said(
      `The key ${quoted(d.key)} has keys of its own below it where a secret was expected, and is left out`,
      [['net'], 'treat them as keys of the profile itself'],
    ),
  ),
  continuation: warning((d: Keyed & { readonly readers: readonly ReaderId[] }) =>
    said(`This line is indented below the key ${quoted(d.key)} and so continues its value`, [
      d.readers,
      'read it differently',
    ]),
  ),
  'value-quoted': warning((d: Keyed) =>
    said(`The value of ${quoted(d.key)} is in quotes, which are part of it`, [['go'], 'drop them']),
  ),
  'value-escaped': warning((d: Keyed) =>
    said(`The value of ${quoted(d.key)} has a backslash before a quote or the letter n`, [
      ['go'],
      'read a quote or a line end there',
    ]),
  ),
  'value-blanks': warning((d: Keyed & { readonly mark: boolean }) =>
    said(
      `The value of ${quoted(d.key)} has blanks around it that are neither space nor tab and do not count`,
      [d.mark ? ['boto', 'go', ...strict, 'net'] : strict, 'treat them as part of it'],
    ),
  ),
  'comment-after-value': warning((d: Keyed & { readonly below: boolean }) =>
    said(`A comment follows the value of ${quoted(d.key)} and is not part of it`, [
      d.below ? ['boto', 'go', ...strict, 'net'] : ['boto', 'net'],
      'treat it as part of the value',
    ]),
  ),
  'secret-whole': warning((d: Keyed & Sub) =>
    said(`The value of ${quoted(d.key)} has a "#" or ";" after a space and is read whole`, [
      d.sub ? ['ts'] : ['ts', 'go', ...strict],
      'cut it there',
    ]),
  ),
  'comment-indented': warning(() =>
    said('This comment is indented', [strict, 'treat it as part of the value above or refuse such a file']),
  ),
  'secret-commented': warning(() => said('This comment still holds a secret that was taken out of use')),
  'file-without-profiles': warning(() => said('No profile was found in this file')),
};

function again({ noun, name, earlier }: Again): string {
  return `The ${noun} ${quoted(name)} already appears on ${placeName(earlier)}; both are read as one, the later value of a key wins`;
}

/** Without "=" or ":", with nothing before either, or with what looks like a secret there, alone or among other words. */
export type BrokenLine = 'no separator' | 'no key, ":"' | 'no key, "="' | 'token' | 'words';

const brokenLines: Readonly<Record<BrokenLine, readonly Others[]>> = {
  'no separator': [[['boto', 'rust', 'java', 'net'], refusing]],
  'no key, ":"': [
    [['boto', 'rust', 'java', 'net'], refusing],
    [['go'], 'read it as a key without a name'],
  ],
  'no key, "="': [
    [['boto', 'rust', 'java'], refusing],
    [['go', 'net'], 'read it as a key without a name'],
  ],
  token: [[['boto', 'ts', 'go', 'rust', 'java', 'net'], 'read it as a key']],
  words: [
    [['boto', 'ts', 'go', 'net'], 'read it as a key'],
    [strict, 'drop it or the file'],
  ],
};

/** @param after what follows the first closing bracket, trimmed; nothing where there is none */
function otherSections(after: string | undefined, isFirst: boolean): readonly Others[] {
  if (after?.endsWith(']') === true) {
    return [[['boto', 'ts', 'go', ...strict, 'net'], 'read another name or drop the section']];
  }
  return [
    [after === undefined ? ['boto', ...strict, 'net'] : [...strict, 'net'], refusing],
    [after === undefined ? [] : ['boto'], 'read a profile anyway'],
    [isFirst ? [] : ['ts', 'go'], 'give its keys to the section above'],
  ];
}

/** @param written what stands between the brackets */
function otherNames(kind: FileKind, written: string): readonly Others[] {
  const isQuoted = written.trim() !== '' && written.trim() !== 'profile';
  const finders: readonly ReaderId[] =
    kind === 'config' ? ['boto', 'go', 'net'] : ['boto', 'ts', 'go', 'net'];
  return [
    [written === '' ? ['boto'] : [], refusing],
    [isQuoted ? finders : [], 'read a profile anyway'],
    [
      written !== '' && written.trim() === '' && kind === 'credentials' ? ['boto', 'ts'] : [],
      'treat the blanks as a name',
    ],
  ];
}

function unusualNameDroppers(name: string, kind: FileKind): readonly ReaderId[] {
  // It takes two words for a kind of section and a name.
  const isTwoWords = /^[\w-]+\s(["'])?[\w\-@+.%:/]+\1$/.test(name);
  const isCut = /\s[#;]/.test(name);
  return [
    ...(kind === 'config' && /[\s"'\\]/.test(name) ? (['boto'] as const) : []),
    ...(kind === 'config' || isTwoWords || isCut ? (['ts'] as const) : []),
    ...(/[#;]/.test(name) ? (['go'] as const) : []),
    ...strict,
  ];
}
