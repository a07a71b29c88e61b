/**
 * What begins with what is typed, or else has it somewhere: of long names people remember the end. Capitals do not
 * count.
 */
export function matching<T>(all: readonly T[], typed: string, nameOf: (one: T) => string): readonly T[] {
  const sought = typed.toLowerCase();
  if (sought === '') return all;
  const at = all.map((one) => nameOf(one).toLowerCase().indexOf(sought));
  const beginning = all.filter((_, index) => at[index] === 0);
  return beginning.length > 0 ? beginning : all.filter((_, index) => (at[index] ?? -1) > 0);
}
