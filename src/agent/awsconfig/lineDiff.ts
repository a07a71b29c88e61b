import type { DiffLineView } from '../../protocol/views.ts';
import { hunks } from './hunks.ts';
import { shownLines, type ShownLine } from './shownLines.ts';

/**
 * What changes between two texts of a shared file, line by line. Each group of changed lines has first what goes, then
 * what comes. Secrets, and what could be one, are masked: a changed secret shows as two lines that look alike.
 */
export function lineDiff(before: string, after: string): readonly DiffLineView[] {
  const old = shownLines(before);
  const fresh = shownLines(after);
  const same = (x: number, y: number) => {
    const [a, b] = [old[x], fresh[y]];
    // A last line that gets an end because another one follows did not change for anybody.
    return a?.raw === b?.raw && (a?.end === b?.end || a?.end === '' || b?.end === '');
  };
  return hunks(old.length, fresh.length, same).flatMap(({ from, to, at, until }) => [
    ...old.slice(from, to).map((line) => view('-', line)),
    ...fresh.slice(at, until).map((line) => view('+', line)),
  ]);
}

function view(sign: DiffLineView['sign'], { number, shown }: ShownLine): DiffLineView {
  return { sign, line: number, text: shown() };
}
