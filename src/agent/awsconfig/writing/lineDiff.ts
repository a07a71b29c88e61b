import type { DiffLineView } from '../../../protocol/views/files.ts';
import { hunks } from './hunks.ts';
import { fileLines, shownLine, type FileLine } from './shownLines.ts';

/**
 * What changes between two texts of a shared file, line by line. Each group of changed lines has first what goes, then
 * what comes. Secrets, and what could be one, are masked: a changed secret shows as two lines that look alike.
 */
export function lineDiff(before: string, after: string): readonly DiffLineView[] {
  const old = fileLines(before);
  const fresh = fileLines(after);
  const oldSide = new Side('-', old);
  const freshSide = new Side('+', fresh);
  const diff: DiffLineView[] = [];
  const { head, tail } = sameEnds(old, fresh);
  const numbers = new Map<string, number>();
  for (const { from, to, at, until } of hunks(
    numbered(old, head, tail, numbers),
    numbered(fresh, head, tail, numbers),
  )) {
    oldSide.show(head + from, head + to, diff);
    freshSide.show(head + at, head + until, diff);
  }
  return diff;
}

/** How many lines two texts have in common at their start and at their end: as a rule nearly all, which saves their numbers. */
function sameEnds(old: readonly FileLine[], fresh: readonly FileLine[]): { head: number; tail: number } {
  const most = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < most && sameLine(old[head], fresh[head])) head += 1;
  let tail = 0;
  while (tail < most - head && sameLine(old.at(-1 - tail), fresh.at(-1 - tail))) tail += 1;
  return { head, tail };
}

function sameLine(a: FileLine | undefined, b: FileLine | undefined): boolean {
  return a?.text === b?.text && a?.end === b?.end;
}

const ends = ['\n', '\r\n', '\r'];

/** A number for each line between head and tail, the same for the same line. */
function numbered(
  lines: readonly FileLine[],
  head: number,
  tail: number,
  numbers: Map<string, number>,
): Int32Array {
  let lineEnd = ends.indexOf(lines[head - 1]?.end ?? '\n');
  return Int32Array.from(lines.slice(head, lines.length - tail), ({ text, end }) => {
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    // A last line that gets an end because another one follows did not change for anybody: it counts as ended like the rest.
    if (end !== '') lineEnd = ends.indexOf(end);
    return number * ends.length + lineEnd;
  });
}

/** One of the two texts, gone through from top to bottom. */
class Side {
  readonly #sign: DiffLineView['sign'];
  readonly #lines: readonly FileLine[];
  #next = 0;
  /** Of the last property passed. */
  #key = '';

  constructor(sign: DiffLineView['sign'], lines: readonly FileLine[]) {
    this.#sign = sign;
    this.#lines = lines;
  }

  show(from: number, to: number, diff: DiffLineView[]): void {
    for (; this.#next < to; this.#next += 1) {
      const line = this.#lines[this.#next];
      if (line?.kind === 'property') this.#key = line.key.toLowerCase();
      if (line === undefined || this.#next < from) continue;
      diff.push({ sign: this.#sign, line: line.number, text: shownLine(line, this.#key) });
    }
  }
}
