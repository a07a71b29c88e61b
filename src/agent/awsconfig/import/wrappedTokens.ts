import { knownKeys } from '../keys.ts';
import type { ProblemPlace } from '../doctor/problems.ts';

interface Unwrapped {
  /** With as many lines as before, so that what is said of them stays true. */
  readonly text: string;
  /** The first line of each rest that was joined to its token. */
  readonly places: readonly ProblemPlace[];
}

/** A row of the token that a line break may have cut is at least so long; windows are no narrower. */
const shortestRow = 32;

/**
 * Joins session tokens that came in several lines. A token from the access portal has a thousand characters, and a terminal,
 * mail or chat that it was copied from breaks it. Only
 * for an import: what uses a linked file reads it as the other tools do.
 */
export function unwrapTokens(file: string, text: string): Unwrapped {
  const first = /^[ \t]*aws_session_token[ \t]*[=:][ \t]*[A-Za-z0-9+/]{32,}[ \t]*$/gim;
  const parts: string[] = [];
  const places: ProblemPlace[] = [];
  let from = 0;
  let line = 1;
  for (let match = first.exec(text); match !== null; match = first.exec(text)) {
    const rest = restFrom(text, first.lastIndex);
    if (rest.token === '') continue;
    line += lineEnds(text.slice(from, match.index)) + 1;
    places.push({ file, line, column: 1 });
    parts.push(text.slice(from, match.index), match[0].trimEnd(), rest.token, rest.ends);
    line += lineEnds(rest.ends) - 1;
    from = rest.to;
    first.lastIndex = from;
  }
  return { text: parts.join('') + text.slice(from), places };
}

interface Rest {
  readonly token: string;
  /** The line ends in it. */
  readonly ends: string;
  readonly to: number;
}

function restFrom(text: string, from: number): Rest {
  const row = /(\r\n|\n|\r)[ \t]*([A-Za-z0-9+/]+)(={0,2})[ \t]*(?=[\r\n]|$)/y;
  row.lastIndex = from;
  const rest = { token: '', ends: '', to: from };
  for (let match = row.exec(text); match !== null; match = row.exec(text)) {
    const [, end = '', run = '', padding = ''] = match;
    if (knownKeys.has(run.toLowerCase())) break;
    rest.token += run + padding;
    rest.ends += end;
    rest.to = row.lastIndex;
    if (run.length < shortestRow || padding !== '') break;
  }
  return rest;
}

function lineEnds(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}
