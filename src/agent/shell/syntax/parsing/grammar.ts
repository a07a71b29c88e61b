import type { Expression, ScriptBlockLiteral, Statement } from '../tree.ts';
import type { Cursor } from './cursor.ts';

/**
 * The productions that need one another, tied together in parse.ts: files that import each other would be a circle. Those
 * that may give undefined do so where nothing of theirs begins.
 */
export interface Grammar {
  readonly cursor: Cursor;
  /** Statements up to what closes them, which is left. */
  statements(): readonly Statement[];
  statement(): Statement;
  /** A pipeline or assignment: a statement without a keyword. */
  pipeline(): Statement;
  /** @param commas whether `a, b` is one value here, as it is not among a method's arguments */
  expression(commas: boolean): Expression;
  /** A value with all that reaches into it: `$a.b[0].c()`. */
  primary(): Expression | undefined;
  /** A value by itself. */
  operand(): Expression | undefined;
  scriptBlock(): ScriptBlockLiteral;
}
