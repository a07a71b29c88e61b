/*
 * Everything doubtful that reading the lines of a shared file can find, and what the six AWS readers make of it. Where a
 * rule does not come from tests/fixtures/ini-readers.json it comes from the readers' own source.
 */
import type { FileKind, ReaderId } from '../../../protocol/views.ts';
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
      'take it and the next for one line',
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
    said(`The key ${quoted(d.key)} stands before the first section and is left out`, [
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
      [d.name.toLowerCase() === 'default' ? ['go'] : [], 'take it for a profile'],
      [d.name === 'DEFAULT' ? ['boto'] : [], 'give its keys to every profile'],
      [/^profile\S+\s+\S+$/.test(d.name) ? ['boto'] : [], 'take its last word for the name of a profile'],
      [d.name === '__proto__' ? ['ts'] : [], refusing],
    ),
  ),
  'section-other-duplicate': warning((d: Named & Replaced) =>
    said(`The section ${quoted(d.name)}, which is left out, already stands at ${placeName(d.earlier)}`, [
      ['boto'],
      refusing,
    ]),
  ),
  'section-config-only': warning((d: Named) =>
    said(`The section ${quoted(d.name)} has a meaning only in a config file and is left out`, [
      ['boto', 'net'],
      'take it for a profile of that name',
    ]),
  ),
  'section-prefixed': warning((d: Named) =>
    said(
      `This section is read as profile ${quoted(d.name)}, though in a credentials file a name stands alone`,
      [['boto', 'ts', 'go', 'rust', 'java'], 'find no profile of that name in it'],
    ),
  ),
  'section-indented': warning((d: { readonly below: boolean }) =>
    said('This section is indented', [d.below ? ['boto', ...strict] : strict, 'refuse or miss it']),
  ),
  'section-duplicate': warning((d: Named & Replaced) =>
    said(
      `The profile ${quoted(d.name)} already stands at ${placeName(d.earlier)}; both are read as one, the later value of a key wins`,
      [['boto'], refusing],
      [['net'], 'read the first only'],
    ),
  ),
  'section-shared-duplicate': warning((d: Named & Replaced) =>
    said(
      `The section ${quoted(d.name)} already stands at ${placeName(d.earlier)}; both are read as one, the later value of a key wins`,
      [['boto'], refusing],
      [['net'], 'read the first only'],
    ),
  ),
  'title-blanks': warning((d: OfKind & { readonly readers: readonly ReaderId[] }) =>
    said('There are more blanks in the brackets than are needed', [
      d.readers,
      d.kind === 'config' ? 'overlook the section' : 'take them for a part of the name',
    ]),
  ),
  'comment-after-section': warning((d: { readonly after: string }) =>
    said(
      'A comment stands behind this section',
      [/\S/.test(d.after.charAt(0)) ? ['ts'] : [], 'overlook the section'],
      [d.after.includes(']') ? ['boto'] : [], 'take it for a part of the name up to its last bracket'],
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
      [d.name.includes('=') ? ['net'] : [], 'take the line for a key'],
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
  'key-duplicate': warning((d: Keyed & Replaced & Sub & { readonly lingers: boolean }) =>
    said(
      `The key ${quoted(d.key)} already has a value at ${placeName(d.earlier)}; this later one is used`,
      [d.sub ? [] : ['boto'], refusing],
      [d.lingers ? ['ts'] : [], 'keep what the earlier one has'],
      [['net'], 'drop the whole section'],
    ),
  ),
  'key-indented': warning((d: Keyed & { readonly isAfterEmpty: boolean }) =>
    said(
      `The key ${quoted(d.key)} is indented`,
      [d.isAfterEmpty ? ['ts'] : [], 'take it for one below the key above'],
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
      'let the key end there',
    ]),
  ),
  'key-proto': warning((d: Keyed) =>
    said(`The key ${quoted(d.key)} means something else in JavaScript`, [['ts'], 'drop it']),
  ),
  'separator-colon': warning((d: Keyed & Sub) =>
    said(`The key ${quoted(d.key)} has ":" instead of "="`, [
      [...(d.sub ? (['boto'] as const) : []), 'ts', ...strict, 'net'],
      'overlook it, read another key or refuse such a file',
    ]),
  ),
  'sub-properties': warning((d: Keyed) =>
    said(`Below the key ${quoted(d.key)} stand keys of its own`, [
      ['net'],
      'take them for keys of the profile itself',
    ]),
  ),
  continuation: warning((d: Keyed & { readonly readers: readonly ReaderId[] }) =>
    said(`This line is indented below the key ${quoted(d.key)} and so continues its value`, [
      d.readers,
      'read it otherwise',
    ]),
  ),
  'value-quoted': warning((d: Keyed) =>
    said(`The value of ${quoted(d.key)} stands in quotes, which are a part of it`, [['go'], 'drop them']),
  ),
  'value-escaped': warning((d: Keyed) =>
    said(`The value of ${quoted(d.key)} has a backslash before a quote or the letter n`, [
      ['go'],
      'read a quote or a line end there',
    ]),
  ),
  'value-blanks': warning((d: Keyed & { readonly mark: boolean }) =>
    said(`Around the value of ${quoted(d.key)} are blanks that are neither space nor tab, and do not count`, [
      d.mark ? ['boto', 'go', ...strict, 'net'] : strict,
      'take them for a part of it',
    ]),
  ),
  'comment-after-value': warning((d: Keyed & { readonly below: boolean }) =>
    said(`Behind the value of ${quoted(d.key)} stands a comment, which is no part of it`, [
      d.below ? ['boto', 'go', ...strict, 'net'] : ['boto', 'net'],
      'take it for a part of the value',
    ]),
  ),
  'secret-whole': warning((d: Keyed & Sub) =>
    said(`The value of ${quoted(d.key)} has a "#" or ";" after a space and is read whole`, [
      d.sub ? ['ts'] : ['ts', 'go', ...strict],
      'cut it there',
    ]),
  ),
  'comment-indented': warning(() =>
    said('This comment is indented', [strict, 'take it for a part of the value above or refuse such a file']),
  ),
  'secret-commented': warning(() =>
    said('This comment holds a secret that was taken out of use and is still here'),
  ),
  'file-without-profiles': warning(() => said('No profile was found in this file')),
};

/** Without "=" or ":", with nothing before either, or with what looks like a secret there, alone or among other words. */
export type BrokenLine = 'no separator' | 'no key, ":"' | 'no key, "="' | 'token' | 'words';

const brokenLines: Readonly<Record<BrokenLine, readonly Others[]>> = {
  'no separator': [[['boto', 'rust', 'java', 'net'], refusing]],
  'no key, ":"': [
    [['boto', 'rust', 'java', 'net'], refusing],
    [['go'], 'take it for a key without a name'],
  ],
  'no key, "="': [
    [['boto', 'rust', 'java'], refusing],
    [['go', 'net'], 'take it for a key without a name'],
  ],
  token: [[['boto', 'ts', 'go', 'rust', 'java', 'net'], 'take it for a key']],
  words: [
    [['boto', 'ts', 'go', 'net'], 'take it for a key'],
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
    [after === undefined ? [] : ['boto'], 'read a profile all the same'],
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
    [isQuoted ? finders : [], 'read a profile all the same'],
    [
      written !== '' && written.trim() === '' && kind === 'credentials' ? ['boto', 'ts'] : [],
      'take the blanks for a name',
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
