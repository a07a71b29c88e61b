/** Where two lists differ: `before[from..to)` became `after[at..until)`. Counts from 0. */
interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly until: number;
}

/** Lines that stayed, from `x` before and `y` after on. */
interface Run {
  readonly x: number;
  readonly y: number;
  readonly length: number;
}

/** After so many differences the search settles for the way it has found: the work then grows with the lists, not their square. */
const patience = 256;

/**
 * What changed, in order: with up to 256 differences as little as can be, with more nearly so.
 * @param same whether `before[x]` is `after[y]`
 * @see Myers, "An O(ND) Difference Algorithm and Its Variations", 1986
 */
export function hunks(
  before: number,
  after: number,
  same: (x: number, y: number) => boolean,
): readonly Hunk[] {
  let kept = 0;
  while (kept < before && kept < after && same(before - kept - 1, after - kept - 1)) kept += 1;
  const found: Hunk[] = [];
  let from = 0;
  let at = 0;
  for (const { x, y, length } of runs(before - kept, after - kept, same)) {
    if (x > from || y > at) found.push({ from, to: x, at, until: y });
    from = x + length;
    at = y + length;
  }
  return found;
}

/** The runs that stay, the last one empty and at the end of both lists. */
function* runs(before: number, after: number, same: (x: number, y: number) => boolean): Generator<Run> {
  let x = 0;
  let y = 0;
  while (x < before || y < after) {
    const [fromX, fromY] = [x, y];
    const stretch = farthest(before - x, after - y, (i, j) => same(fromX + i, fromY + j));
    for (const run of stretch.runs) yield { x: fromX + run.x, y: fromY + run.y, length: run.length };
    x += stretch.x;
    y += stretch.y;
  }
  yield { x, y, length: 0 };
}

/** The way to the end of both lists, or as far as one gets with so many differences as patience allows. */
function farthest(
  before: number,
  after: number,
  same: (x: number, y: number) => boolean,
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
  return { x: bestX, y: bestX - bestK, runs: wayTo(bestD, bestK, reached, before, after) };
}

/** Where diagonal k is entered with the d-th difference: a line more before (from k - 1) or after (from k + 1). */
function startOn(k: number, d: number, last: Int32Array | undefined, before: number, after: number): number {
  if (last === undefined) return 0;
  const right = last[k - 1 + d - 1] ?? -1;
  const down = last[k + 1 + d - 1] ?? -1;
  return Math.max(right >= 0 && right < before ? right + 1 : -1, down - k <= after ? down : -1);
}

function wayTo(
  bestD: number,
  bestK: number,
  reached: readonly Int32Array[],
  before: number,
  after: number,
): readonly Run[] {
  const way: Run[] = [];
  let k = bestK;
  for (let d = bestD; d >= 0; d -= 1) {
    const last = reached[d - 1];
    const x = reached[d]?.[k + d] ?? 0;
    const start = startOn(k, d, last, before, after);
    if (x > start) way.push({ x: start, y: start - k, length: x - start });
    k += last?.[k - 1 + d - 1] === start - 1 ? -1 : 1;
  }
  return way.reverse();
}
