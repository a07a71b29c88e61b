import { Cursor } from './parsing/cursor.ts';
import { expression } from './parsing/expressions.ts';
import type { Grammar } from './parsing/grammar.ts';
import { pipeline } from './parsing/pipelines.ts';
import { operand, primary } from './parsing/primaries.ts';
import { script, scriptBlock } from './parsing/scripts.ts';
import { statement, statements } from './parsing/statements.ts';
import type { Script } from './tree.ts';

/**
 * The tree of a line or script.
 * @throws ShellError with a span in the source; `isUnfinished` tells one that only ends too early
 */
export function parse(source: string): Script {
  const cursor = new Cursor(source);
  const grammar: Grammar = {
    cursor,
    statements: () => statements(grammar),
    statement: () => cursor.deeper(() => statement(grammar)),
    pipeline: () => cursor.deeper(() => pipeline(grammar)),
    expression: (commas) => cursor.deeper(() => expression(grammar, commas)),
    primary: () => primary(grammar),
    operand: () => operand(grammar),
    scriptBlock: () => scriptBlock(grammar),
  };
  const whole = script(grammar, 0);
  if (cursor.next.kind !== 'end') cursor.unexpected();
  return whole;
}
