import { isSecretKey, knownKeys } from '../keys.ts';
import type { BodyLine, PropertyLine } from '../reading/lines.ts';

/**
 * The lines of a section so that each is read as before, though lines that kept it from being more of an earlier value
 * left or changed: it loses as much of its indentation as it takes, and no more.
 */
export function settled(lines: readonly BodyLine[]): readonly BodyLine[] {
  let open: PropertyLine | undefined;
  return lines.map((line) => {
    if (line.kind === 'property') {
      open = withSpace(outdented(line, open), open);
      return open;
    }
    if (line.kind !== 'broken' || (open?.value === '' && line.column > open.column)) return line;
    const broken = outdented(line, open);
    open = undefined;
    return broken;
  });
}

/** The property whose value a deeper line behind these lines would belong to. */
export function openAfter(lines: readonly BodyLine[]): PropertyLine | undefined {
  let open: PropertyLine | undefined;
  for (const line of lines) {
    if (line.kind === 'property') open = line;
    else if (line.kind === 'broken' && open && line.column <= open.column) open = undefined;
  }
  return open;
}

function outdented<Line extends BodyLine>(line: Line, open: PropertyLine | undefined): Line {
  if (open === undefined || line.column <= open.column) return line;
  return {
    ...line,
    text: line.text.slice(0, open.column - 1) + line.text.slice(line.column - 1),
    column: open.column,
  };
}

/** Directly behind a secret, `key=` would be taken for its end (lines.ts, isWrappedToken). */
function withSpace(line: PropertyLine, open: PropertyLine | undefined): PropertyLine {
  const isLikeToken = /^\s*[A-Za-z0-9+/]+={1,3}\s*$/.test(line.text) && !knownKeys.has(line.key);
  return isLikeToken && open && isSecretKey(open.key)
    ? { ...line, text: line.text.replace('=', ' =') }
    : line;
}
