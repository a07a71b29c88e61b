import type { Statement } from '../tree.ts';
import { block, condition, headerCloser, headerOpener } from './blocks.ts';
import type { TokenOf } from './cursor.ts';
import type { Grammar } from './grammar.ts';
import { variable } from './primaries.ts';

type KeywordToken = TokenOf<'keyword'>;

/** foreach ($a in $b) { } */
export function foreachLoop(grammar: Grammar, keyword: KeywordToken): Statement {
  const { cursor } = grammar;
  const opener = headerOpener(grammar, keyword);
  const each = cursor.takeIf('variable') ?? cursor.fail('MissingVariableNameAfterForeach', undefined);
  if (!cursor.takeKeyword('in')) cursor.fail('MissingInInForeach', undefined);
  if (cursor.next.kind === 'close') cursor.fail('MissingForeachExpression', undefined);
  const collection = grammar.pipeline();
  headerCloser(grammar, keyword, opener);
  const body = block(grammar, keyword);
  return { kind: 'foreach', span: cursor.spanFrom(keyword), variable: variable(each), collection, body };
}

/** for ($i = 0; $i -lt 9; $i++) { } */
export function forLoop(grammar: Grammar, keyword: KeywordToken): Statement {
  const { cursor } = grammar;
  const opener = headerOpener(grammar, keyword);
  const first = clause(grammar);
  const condition = clause(grammar);
  const step = clause(grammar);
  headerCloser(grammar, keyword, opener);
  const body = block(grammar, keyword);
  return {
    kind: 'for',
    span: cursor.spanFrom(keyword),
    ...(first && { first }),
    ...(condition && { condition }),
    ...(step && { step }),
    body,
  };
}

/** What stands up to the next semicolon, which is taken. */
function clause(grammar: Grammar): Statement | undefined {
  const { cursor } = grammar;
  const statement = cursor.beginsStatement() ? grammar.pipeline() : undefined;
  if (!cursor.takeIf('semicolon')) cursor.takeIf('newline');
  return statement;
}

/** while ($a) { } */
export function whileLoop(grammar: Grammar, keyword: KeywordToken): Statement {
  const tested = condition(grammar, keyword);
  const body = block(grammar, keyword);
  return { kind: 'while', span: grammar.cursor.spanFrom(keyword), condition: tested, body };
}

/** do { } while ($a), do { } until ($a) */
export function doUntil(grammar: Grammar, keyword: KeywordToken): Statement {
  const { cursor } = grammar;
  const body = block(grammar, keyword);
  const until = cursor.takeKeyword('until');
  const ending =
    until ?? cursor.takeKeyword('while') ?? cursor.fail('MissingWhileOrUntilInDoWhile', undefined);
  const tested = condition(grammar, ending);
  return { kind: 'do', span: cursor.spanFrom(keyword), until: until !== undefined, condition: tested, body };
}
