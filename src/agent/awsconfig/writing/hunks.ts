/** Where two lists differ: `before[from..to)` became `after[at..until)`. Counts from 0. */
interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly until: number;
}

/**
 * What changed between two lists of numbers, in order: as little as can be where they differ little, nearly so where they
 * differ much.
 * @see Myers, "An O(ND) Difference Algorithm and Its Variations", 1986
 */
export function hunks(before: Int32Array, after: Int32Array): readonly Hunk[] {
  // Most changed lines are nowhere on the other side; without them little is left to search.
  const old = placesIn(before, new Set(after));
  const fresh = placesIn(after, new Set(before));
  const found: Hunk[] = [];
  let [from, at] = [0, 0];
  const put = (to: number, until: number) => {
    if (to > from || until > at) found.push({ from, to, at, until });
    [from, at] = [to + 1, until + 1];
  };
  const same = (x: number, y: number) => before[old[x] ?? -1] === after[fresh[y] ?? -1];
  for (const { x, y, length } of runs(old.length, fresh.length, same)) {
    for (let index = 0; index < length; index += 1) put(old[x + index] ?? 0, fresh[y + index] ?? 0);
  }
  put(before.length, after.length);
  return found;
}

function placesIn(list: Int32Array, wanted: ReadonlySet<number>): Int32Array {
  const places = new Int32Array(list.length);
  let count = 0;
  for (let index = 0; index < list.length; index += 1) {
    if (wanted.has(list[index] ?? -1)) places[count++] = index;
  }
  return places.subarray(0, count);
}

/** What stays, from `x` before and `y` after on. */
interface Run {
  readonly x: number;
  readonly y: number;
  readonly length: number;
}

type Same = (x: number, y: number) => boolean;

/**
 * After so many differences the search settles for the way it has found. Its work is that number times the lines, so texts
 * of millions of lines get less.
 */
function patienceFor(lines: number): number {
  return Math.max(16, Math.min(256, Math.round(2 ** 24 / lines)));
}

function* runs(before: number, after: number, same: Same): Generator<Run> {
  const patience = patienceFor(before + after);
  let [x, y] = [0, 0];
  while (x < before || y < after) {
    const [fromX, fromY] = [x, y];
    const way = farthest(before - x, after - y, patience, (i, j) => same(fromX + i, fromY + j));
    for (const run of way.runs) yield { x: fromX + run.x, y: fromY + run.y, length: run.length };
    x += way.x;
    y += way.y;
  }
}

/** The way to the end of both lists, or as far as one gets with so many differences. */
function farthest(
  before: number,
  after: number,
  patience: number,
  same: Same,
): { readonly x: number; readonly y: number; readonly runs: readonly Run[] } {
  // reached[d][k + d]: the greatest x on diagonal k (x - y) with d differences, or -1.
  const reached: Int32Array[] = [];
  let [bestD, bestK, bestX] = [0, 0, 0];
  search: for (let d = 0; d <= patience; d += 1) {
    const row = new Int32Array(2 * d + 1);
    reached.push(row);
    let far = -1;
    for (let k = -d; k <= d; k += 2) {
      let x = startOn(k, d, reached[d - 1], before, after);
      if (x >= 0) while (x < before && x - k < after && same(x, x - k)) x += 1;
      row[k + d] = x;
      if (x < 0 || 2 * x - k <= far) continue;
      far = 2 * x - k;
      [bestD, bestK, bestX] = [d, k, x];
      if (x === before && x - k === after) break search;
    }
  }
  return { x: bestX, y: bestX - bestK, runs: runsTo(bestD, bestK, reached, before, after) };
}

/** Where diagonal k is entered with the d-th difference: one more before (from k - 1) or after (from k + 1). */
function startOn(k: number, d: number, last: Int32Array | undefined, before: number, after: number): number {
  if (last === undefined) return 0;
  const right = last[k + d - 2] ?? -1;
  const down = last[k + d] ?? -1;
  return Math.max(right >= 0 && right < before ? right + 1 : -1, down - k <= after ? down : -1);
}

function runsTo(
  bestD: number,
  bestK: number,
  reached: readonly Int32Array[],
  before: number,
  after: number,
): readonly Run[] {
  const backwards: Run[] = [];
  let k = bestK;
  for (let d = bestD; d >= 0; d -= 1) {
    const last = reached[d - 1];
    const x = reached[d]?.[k + d] ?? 0;
    const start = startOn(k, d, last, before, after);
    if (x > start) backwards.push({ x: start, y: start - k, length: x - start });
    k += last?.[k + d - 2] === start - 1 ? -1 : 1;
  }
  return backwards.reverse();
}
