import type { Invocation } from '../../shell/invocation.ts';

/** As many items as are sorted or merged at a stretch. */
const stretch = 256;

type Order<T> = (left: T, right: T) => number;

/**
 * Items in order, equal ones as they came. Other work has its turn in between: an array's own sort would hold the agent
 * for seconds.
 */
export async function sorted<T>(
  items: readonly T[],
  order: Order<T>,
  turn: Invocation['turn'],
): Promise<readonly T[]> {
  let runs: (readonly T[])[] = [];
  for (let start = 0; start < items.length; start += stretch) {
    runs.push(items.slice(start, start + stretch).sort(order));
    await turn();
  }
  while (runs.length > 1) {
    const merged: (readonly T[])[] = [];
    for (let at = 0; at < runs.length; at += 2) {
      merged.push(await merge(runs[at] ?? [], runs[at + 1] ?? [], order, turn));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

async function merge<T>(
  left: readonly T[],
  right: readonly T[],
  order: Order<T>,
  turn: Invocation['turn'],
): Promise<readonly T[]> {
  const merged: T[] = [];
  let at = 0;
  for (const item of left) {
    for (let other = right[at]; other !== undefined && order(other, item) < 0; other = right[++at]) {
      merged.push(other);
      if (merged.length % stretch === 0) await turn();
    }
    merged.push(item);
    if (merged.length % stretch === 0) await turn();
  }
  for (const other of right.slice(at)) merged.push(other);
  return merged;
}
