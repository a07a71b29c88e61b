/*
 * What flows through a pipeline and stands in variables. Values never leave the agent: the page gets views of them.
 */
import type { ScriptBlockLiteral } from '../syntax/tree.ts';
import { FoldedMap } from './foldedMap.ts';
import type { Secret } from './secret.ts';

/** Arrays are shared and may be changed by index, as in PowerShell; a Date never is. */
export type Value =
  null | boolean | number | string | Date | Value[] | Hashtable | PSObject | Secret | ScriptBlock | TypeName;

/** `@{ }`: keys ignore case. They stay in the order in which they were set, as those of [ordered] do. */
export class Hashtable extends FoldedMap<Value> {}

export const customObject = 'System.Management.Automation.PSCustomObject';

/** An object of named properties. */
export class PSObject {
  /** Decides how it is shown. */
  readonly typeName: string;
  readonly properties: FoldedMap<Value>;

  constructor(typeName: string, properties: Iterable<readonly [string, Value]>) {
    this.typeName = typeName;
    this.properties = new FoldedMap(properties);
  }

  /** What stands for the whole object in a string and where one line is shown; undefined where its properties do. */
  text(): string | undefined {
    return undefined;
  }

  /** What is called by the name of one of its own methods; undefined where it has none of that name. */
  method?(name: string): ((args: readonly Value[], caller: Caller) => Value | Promise<Value>) | undefined;
}

/** Who waits for a method that takes its time. */
export interface Caller {
  readonly signal: AbortSignal;
  /** Whether somebody is there to answer a question. */
  readonly mayAsk: boolean;
}

/** A script block as a value. It sees the variables of whoever calls it, as in PowerShell. */
export class ScriptBlock {
  readonly literal: ScriptBlockLiteral;
  /** The text that it was parsed from, which its spans point into. */
  readonly source: string;

  constructor(literal: ScriptBlockLiteral, source: string) {
    this.literal = literal;
    this.source = source;
  }
}

/** A type as a value, such as [int]. */
export class TypeName {
  /** As it was written. */
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}
