import type { Block, Span, Statement } from '../tree.ts';
import type { TokenOf } from './cursor.ts';
import type { Grammar } from './grammar.ts';

/** { statements } behind a keyword */
export function block(grammar: Grammar, keyword: TokenOf<'keyword'>): Block {
  const { cursor } = grammar;
  const opener = cursor.next;
  if (opener.kind !== 'open' || opener.opens !== '{') {
    return cursor.fail('MissingStatementBlock', { text: keyword.value });
  }
  cursor.take();
  const statements = grammar.statements();
  cursor.closing('}', opener, 'MissingEndCurlyBrace', undefined);
  return { span: cursor.spanFrom(opener), statements };
}

/** ( pipeline ) behind a keyword */
export function condition(grammar: Grammar, keyword: TokenOf<'keyword'>): Statement {
  const { cursor } = grammar;
  const opener = headerOpener(grammar, keyword);
  if (cursor.next.kind === 'close') cursor.fail('MissingConditionAfterKeyword', { text: keyword.value });
  const statement = grammar.pipeline();
  headerCloser(grammar, keyword, opener);
  return statement;
}

export function headerOpener({ cursor }: Grammar, keyword: TokenOf<'keyword'>): Span {
  const { next } = cursor;
  if (next.kind === 'open' && next.opens === '(') return cursor.take();
  return cursor.fail('MissingOpenParenthesisAfterKeyword', { text: keyword.value });
}

export function headerCloser({ cursor }: Grammar, keyword: TokenOf<'keyword'>, opener: Span): void {
  cursor.takeIf('newline');
  cursor.closing(')', opener, 'MissingEndParenthesisAfterStatement', { text: keyword.value });
}
