import type { Expression, Statement } from '../tree.ts';
import type { TokenOf } from './cursor.ts';
import type { Grammar } from './grammar.ts';

interface Entry {
  readonly key: Expression;
  readonly value: Statement;
}

/** @{ a = 1; 'b c' = Get-Date } */
export function hashtable(grammar: Grammar, opener: TokenOf<'open'>): Expression {
  const { cursor } = grammar;
  cursor.take();
  const entries: Entry[] = [];
  cursor.skipSeparators();
  while (!cursor.atEnd()) {
    entries.push(entry(grammar));
    if (!cursor.skipSeparators()) break;
  }
  cursor.closing('}', opener, 'IncompleteHashLiteral', undefined);
  return { kind: 'hashtable', span: cursor.spanFrom(opener), entries };
}

function entry(grammar: Grammar): Entry {
  const { cursor } = grammar;
  const key = keyOf(grammar);
  const sign = cursor.takeIf('assignment');
  if (sign?.operator !== '=') return cursor.fail('MissingEqualsInHashLiteral', undefined, key.span);
  if (!cursor.beginsStatement()) return cursor.fail('MissingStatementInHashLiteral', undefined, sign);
  return { key, value: grammar.statement() };
}

function keyOf(grammar: Grammar): Expression {
  const { cursor } = grammar;
  const word = cursor.takeIf('word');
  if (word) {
    const { start, end, value } = word;
    return { kind: 'constant', span: { start, end }, value, text: value, bare: false };
  }
  return cursor.deeper(() => grammar.primary()) ?? cursor.fail('MissingKeyInHashLiteral', undefined);
}
