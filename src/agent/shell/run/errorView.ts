import type { ConsoleErrorView } from '../../../protocol/console.ts';
import type { Redacted } from '../redaction/redact.ts';
import { adviceOf, errorIdOf, messageOf } from './errorRecord.ts';
import type { Reported } from './run.ts';

/** As much of a long line as stands on either side of what is meant. */
const mostAround = 200;

/** An error as the console shows it: with the part of the line that it is about. */
export function errorView({ error, span }: Reported, source: Redacted): ConsoleErrorView {
  const { text } = source;
  const from = source.offset(span.start);
  const lineStart = Math.max(text.lastIndexOf('\n', from - 1) + 1, from - mostAround);
  const lineBreak = text.indexOf('\n', from);
  const lineEnd = Math.min(lineBreak === -1 ? text.length : lineBreak, from + mostAround);
  const to = Math.min(Math.max(source.offset(span.end), from + 1), lineEnd);
  const advice = adviceOf(error);
  return {
    ...(advice !== undefined && { advice }),
    errorId: errorIdOf(error),
    text: messageOf(error),
    at: {
      line: text.slice(0, from).split('\n').length,
      text: text.slice(lineStart, lineEnd),
      start: from - lineStart,
      end: Math.max(to - lineStart, from - lineStart),
    },
  };
}
