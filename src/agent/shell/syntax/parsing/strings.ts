import type { Expression, Span } from '../tree.ts';
import type { TokenOf } from './cursor.ts';
import type { Grammar } from './grammar.ts';

type Part = string | Expression;

/** "a $b $($c.d)" */
export function expandable(grammar: Grammar, opener: TokenOf<'open'>): Expression {
  const parts: Part[] = [];
  grammar.cursor.take();
  quotedParts(grammar, opener, parts);
  return putTogether(parts, grammar.cursor.spanFrom(opener), false);
}

/** A bare word with what is put into it: `a$b`, `logs/"$c d"`. */
export function bareWord(grammar: Grammar): Expression {
  const { cursor } = grammar;
  const first = cursor.next;
  const parts: Part[] = [];
  do {
    const { next } = cursor;
    if (next.kind === 'open' && next.opens === '"') {
      cursor.take();
      quotedParts(grammar, next, parts);
    } else if (next.kind === 'word') {
      cursor.take();
      parts.push(next.value);
    } else {
      const value = grammar.operand() ?? cursor.unexpected();
      parts.push(value.kind === 'constant' ? value.text : value);
    }
  } while (cursor.next.glued);
  return putTogether(parts, cursor.spanFrom(first), true);
}

function quotedParts(grammar: Grammar, opener: TokenOf<'open'>, parts: Part[]): void {
  const { cursor } = grammar;
  while (cursor.next.kind !== 'close') {
    const text = cursor.takeIf('text');
    if (cursor.next.kind === 'end') cursor.openString(opener, opener.opens === '"' ? '"' : '"@');
    parts.push(text ? text.value : (grammar.operand() ?? cursor.unexpected()));
  }
  cursor.take();
}

function putTogether(parts: readonly Part[], span: Span, bare: boolean): Expression {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
    else joined.push(part);
  }
  const [only = ''] = joined;
  return joined.length < 2 && typeof only === 'string'
    ? { kind: 'constant', span, value: only, text: only, bare }
    : { kind: 'expandable', span, parts: joined };
}
