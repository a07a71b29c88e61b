/*
 * How a cmdlet is declared. One declaration drives binding, help, Get-Command and completion.
 */
import type { Invocation } from './invocation.ts';
import type { Span } from './syntax/tree.ts';
import type { Value } from './values/value.ts';

/** What a parameter is given. */
export interface Argument {
  readonly value: Value;
  /** What stood in the source for a bare word or number: 0123 stays a text where a text is wanted. */
  readonly text?: string;
  readonly span?: Span;
}

/** How a parameter's values are made of what it is given. */
export interface ParameterType<T> {
  /** As help shows it: "String", "String[]", "SwitchParameter". */
  readonly name: string;
  /** Whether the parameter takes no argument. */
  readonly isSwitch?: true;
  /** @throws ShellError where the value is of another kind; the binder adds the parameter's name */
  readonly convert: (argument: Argument) => T;
}

/** What completion offers for an argument: names of a kind, or these. */
type Completes = 'profile' | 'location' | 'region' | 'property' | 'command' | 'variable' | readonly string[];

export interface Parameter<T> {
  readonly type: ParameterType<T>;
  /** One sentence. */
  readonly help: string;
  readonly aliases?: readonly string[];
  /** In every set that it belongs to. */
  readonly mandatory?: true;
  /** Counted from 0, in every set that it belongs to. */
  readonly position?: number;
  /** The sets that it belongs to; all where absent. */
  readonly sets?: readonly string[];
  /** Sets in which it is mandatory, where it is not in all. */
  readonly mandatoryIn?: readonly string[];
  /** Takes objects of the pipeline. */
  readonly fromPipeline?: true;
  /** Takes the property of its name, or of an alias, of objects of the pipeline. */
  readonly fromPropertyName?: true;
  /** Takes every argument that is left, as an array. */
  readonly takesRest?: true;
  /** Inclusive. */
  readonly range?: readonly [least: number, most: number];
  /** The only values there are; capitals do not count. */
  readonly values?: readonly string[];
  readonly completes?: Completes;
  /** Whether what is typed for it is a secret: masked in history, and asked for with dots. */
  readonly secret?: true;
}

/** By name, as PowerShell spells it. */
export type Parameters = Readonly<Record<string, Parameter<unknown>>>;

/** What is bound: a value for each mandatory parameter, a value or nothing for the others. */
export type Bound<P extends Parameters> = {
  readonly [Name in keyof P]: P[Name] extends Parameter<infer T>
    ? P[Name] extends { readonly mandatory: true }
      ? T
      : T | undefined
    : never;
};

/** Objects before they are there. */
export interface ObjectType {
  readonly name: string;
  /** By name; the type of what a property holds, or of the elements of its array, where that has properties too. */
  readonly properties: Readonly<Record<string, ObjectType | null>>;
}

/** One run of a cmdlet in a pipeline. */
interface Running<P extends Parameters> {
  /** For each object of the pipeline; once where it is the first of the pipeline. */
  process(bound: Bound<P>): Promise<void> | void;
  /** After the last one. */
  end?(): Promise<void> | void;
}

interface Cmdlet<P extends Parameters = Parameters> {
  /** Verb-Noun. */
  readonly name: string;
  readonly aliases?: readonly string[];
  /** One sentence: what it does. */
  readonly synopsis: string;
  /** More of it, a paragraph each. */
  readonly description?: readonly string[];
  readonly examples?: readonly { readonly line: string; readonly says: string }[];
  readonly parameters: P;
  /** The set that is taken where the arguments fit several. */
  readonly defaultSet?: string;
  /** What it emits: a type by name, or with the properties that completion offers; absent for nothing. */
  readonly emits?: string | ObjectType;
  /** Whether it emits objects that it is given, as Where-Object does. */
  readonly passesOn?: true;
  /** Whether it takes -WhatIf and -Confirm; one of high impact asks by itself. */
  readonly confirms?: 'medium' | 'high';
  /** Begins a run. `bound` has what was given as arguments, not what comes through the pipeline. */
  start(bound: Partial<Bound<P>>, invocation: Invocation): Running<P>;
}

/** A cmdlet as the registry holds it, whatever its parameters are. */
export type AnyCmdlet = Omit<Cmdlet, 'start'> & {
  start(bound: Readonly<Record<string, unknown>>, invocation: Invocation): Running<Parameters>;
};

/** Declares a cmdlet; the types of what is bound follow from its parameters. */
export function cmdlet<const P extends Parameters>(declared: Cmdlet<P>): AnyCmdlet {
  // The binder builds `bound` by the same declaration.
  return declared;
}

/** Declares one that does the same for each object, and keeps nothing between them. */
export function simpleCmdlet<const P extends Parameters>(
  declared: Omit<Cmdlet<P>, 'start'> & {
    readonly run: (bound: Bound<P>, invocation: Invocation) => Promise<void> | void;
  },
): AnyCmdlet {
  const { run, ...rest } = declared;
  return cmdlet<P>({
    ...rest,
    start: (_, invocation) => ({ process: (bound) => run(bound, invocation) }),
  });
}
