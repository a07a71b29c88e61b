import type { FileKind } from '../../protocol/views/files.ts';

/** A value as the file spells it, or the sub-properties below a key such as `s3`, their keys lower-case. */
export type PropertyValue = string | ReadonlyMap<string, string>;

/** A comment line of a profile's section, kept for the day it is written out again. It may hold anything, a secret too. */
export interface Comment {
  readonly file: FileKind;
  /**
   * The lower-case key that it stands above, "[" above the header, or "" at the end of the section. The profile may no
   * longer have that key.
   */
  readonly above: string;
  /** With its sign, without blanks around it. */
  readonly text: string;
}

/** A profile as the shared files hold it, its secrets open. Keys are lower-case, in the order of the file. */
export interface Profile {
  readonly name: string;
  readonly properties: ReadonlyMap<string, PropertyValue>;
  /** Absent where it has none. */
  readonly comments?: readonly Comment[];
}

export type SectionWord = 'sso-session' | 'services';

/** `[sso-session x]` or `[services x]` of a config file: no profile, but what profiles refer to. */
export interface SharedSection extends Profile {
  readonly word: SectionWord;
}

/** The text of a property; nothing where it is absent, empty, or made of sub-properties. */
export function textProperty(profile: Profile, key: string): string | undefined {
  const value = profile.properties.get(key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The keys that have a value. An empty one counts as absent, as it does for AWS Tools for PowerShell. */
export function filledKeys(profile: Profile): ReadonlySet<string> {
  return new Set([...profile.properties].filter(([, value]) => value !== '').map(([key]) => key));
}
