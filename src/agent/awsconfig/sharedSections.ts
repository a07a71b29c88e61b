/*
 * `[sso-session x]` and `[services x]`: no profiles, but what profiles refer to by a key. One travels with the profiles
 * that refer to it, and with no other.
 */
import type { ProblemPlace } from './doctor/problemRule.ts';
import { textProperty, type Profile, type SectionWord, type SharedSection } from './profile.ts';

interface SectionTitle {
  readonly word: SectionWord;
  readonly name: string;
}

export interface PlacedSection {
  readonly section: SharedSection;
  /** Of its first header. */
  readonly place: ProblemPlace;
}

interface Reference extends SectionTitle {
  /** The key of the profile that refers. */
  readonly key: string;
}

export interface PlacedReference extends Reference {
  readonly profile: string;
  readonly place: ProblemPlace;
}

const referringKeys: readonly (readonly [string, SectionWord])[] = [
  ['sso_session', 'sso-session'],
  ['services', 'services'],
];

/** What a section is called among all of them, as its header is written. */
export function sectionKey({ word, name }: SectionTitle): string {
  return `${word} ${name}`;
}

/** The sections that a profile refers to, there or not. */
export function referencesOf(profile: Profile): readonly Reference[] {
  return referringKeys.flatMap(([key, word]) => {
    const name = textProperty(profile, key);
    return name === undefined ? [] : { key, word, name };
  });
}
