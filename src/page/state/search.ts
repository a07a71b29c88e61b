/**
 * The items of which each word of the query occurs somewhere in their texts, whatever the case.
 * @param texts what of an item is searched; absent ones are passed over
 */
export function matching<Item>(
  items: readonly Item[],
  query: string,
  texts: (item: Item) => readonly (string | undefined)[],
): readonly Item[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return items;
  return items.filter((item) => {
    const searched = texts(item).join('\n').toLowerCase();
    return words.every((word) => searched.includes(word));
  });
}
