import { isSecretKey } from '../keys.ts';
import type { BodyLine, ContinuationLine, PropertyLine } from '../reading/lines.ts';
import type { ProblemList, ProblemPlace } from './problems.ts';
import { isPlainName } from '../reading/sections.ts';
import { namesSecret } from '../shownValue.ts';
import type { BrokenLine } from './syntaxProblems.ts';

/** What a key with its value may surprise with, in a section whose values count for somebody. */
export function reportProperty(line: PropertyLine, place: ProblemPlace, problems: ProblemList): void {
  const { key, separator, value } = line;
  const sub = line.kind === 'subProperty';
  if (key !== key.toLowerCase()) problems.add(place, 'key-upper-case', { key, sub });
  if (key === '__proto__') problems.add(place, 'key-proto', { key });
  if (!sub && !isPlainName(key)) problems.add(place, 'key-unusual', { key });
  if (separator === '=' && key.includes(':')) problems.add(place, 'key-colon', { key, sub });
  const valuePlace = { ...place, column: line.valueColumn };
  if (/^(["']).+\1$/.test(value)) problems.add(valuePlace, 'value-quoted', { key });
  if (/\\["'n]/.test(value)) problems.add(valuePlace, 'value-escaped', { key });
  const odd = oddBlanks(line);
  if (odd !== '') problems.add(valuePlace, 'value-blanks', { key, mark: odd.includes('\uFEFF') });
  reportComment(line, key, place, problems);
}

/** What stands indented below a key with a value. */
export function reportContinuation(
  line: ContinuationLine,
  key: string,
  isAfterBlank: boolean,
  place: ProblemPlace,
  problems: ProblemList,
): void {
  const looksOtherwise = /[=:]|^\s*\[.*\]\s*$/.test(line.text);
  problems.add(place, 'continuation', {
    key,
    // configparser, which the AWS CLI reads with, keeps the blank line.
    readers: [
      ...(isAfterBlank ? (['boto'] as const) : []),
      'ts',
      ...(looksOtherwise ? (['go'] as const) : []),
      'net',
    ],
  });
  if (!isSecretKey(key)) reportComment(line, key, place, problems);
}

/** What holds no value. */
export function reportOther(
  line: Extract<BodyLine, { kind: 'blank' | 'comment' | 'broken' }>,
  place: ProblemPlace,
  problems: ProblemList,
): void {
  switch (line.kind) {
    case 'blank':
      if (/[^ \t\r\n]/.test(line.text)) problems.add(place, 'line-blank-odd');
      break;
    case 'comment':
      if (line.column > 1) problems.add(place, 'comment-indented');
      reportSecret(line.text, place, problems);
      break;
    case 'broken':
      problems.add(place, 'line-broken', { found: brokenAs(line.text) });
      break;
  }
}

/** A comment that holds a secret with its key, as a line has that was taken out of use. */
export function reportSecret(comment: string, place: ProblemPlace, problems: ProblemList): void {
  if (namesSecret(comment)) problems.add(place, 'secret-commented');
}

function reportComment(
  line: PropertyLine | ContinuationLine,
  key: string,
  place: ProblemPlace,
  problems: ProblemList,
): void {
  if (line.commentColumn === undefined) return;
  const commentPlace = { ...place, column: line.commentColumn };
  // A secret value is never cut, since a real one may hold any character.
  if (isSecretKey(key)) problems.add(commentPlace, 'secret-whole', { key, sub: line.kind === 'subProperty' });
  else {
    problems.add(commentPlace, 'comment-after-value', { key, below: line.kind !== 'property' });
    reportSecret(line.text.slice(line.commentColumn - 1), commentPlace, problems);
  }
}

/** What stands around a value and is white space, but neither space nor tab. */
function oddBlanks({
  text,
  column,
  key,
  separator,
  value,
  valueColumn,
  commentColumn,
}: PropertyLine): string {
  if (!/[^\S \t]/.test(text)) return '';
  const from = text.indexOf(separator, column - 1 + key.length) + 1;
  const until = valueColumn - 1 + value.length;
  const end = isSecretKey(key) ? text.length : (commentColumn ?? text.length + 1) - 1;
  return (text.slice(from, valueColumn - 1) + text.slice(until, end)).replace(/[ \t]+/g, '');
}

function brokenAs(text: string): BrokenLine {
  const written = text.trim();
  const at = written.search(/[=:]/);
  if (at === -1) return 'no separator';
  if (at === 0) return written.startsWith('=') ? 'no key, "="' : 'no key, ":"';
  return isPlainName(written.slice(0, at).trimEnd()) ? 'token' : 'words';
}
