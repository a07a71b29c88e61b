import type { ProblemView } from '../../../protocol/views/files.ts';
import { ProblemList } from '../doctor/problems.ts';
import { sectionKey, type PlacedReference, type PlacedSection } from '../sharedSections.ts';

/**
 * What an import says of sections that no profile refers to, and of references to none.
 * @param stored the sections of the vault, by sectionKey
 */
export function sectionProblems(
  sections: ReadonlyMap<string, PlacedSection>,
  references: readonly PlacedReference[],
  stored: { has(key: string): boolean },
): readonly ProblemView[] {
  const problems = new ProblemList();
  const referred = new Set(references.map(sectionKey));
  for (const [key, { place }] of sections) {
    if (!referred.has(key)) problems.add(place, 'section-unreferred', { name: key });
  }
  for (const reference of references) {
    const name = sectionKey(reference);
    if (sections.has(name) || stored.has(name)) continue;
    problems.add(reference.place, 'section-missing', { key: reference.key, name, store: 'import' });
  }
  return problems.current;
}
