/*
 * The tree that a script is parsed into. Every node keeps its span, so that errors, colours and completion can point at
 * the source.
 */

/** Offsets into the source in UTF-16 code units; `end` is the first one behind. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A whole line, script or script block. */
export interface Script {
  readonly span: Span;
  /** Of `param(...)`; empty where there is none. */
  readonly parameters: readonly FunctionParameter[];
  readonly statements: readonly Statement[];
}

/** A parameter of a function or script block that the user wrote. */
export interface FunctionParameter {
  readonly span: Span;
  readonly name: string;
  /** As it stands in brackets, such as "int" or "switch". */
  readonly typeName?: string;
  readonly byDefault?: Expression;
}

export type Statement =
  | Pipeline
  | Assignment
  | {
      readonly kind: 'if';
      readonly span: Span;
      readonly clauses: readonly { readonly condition: Statement; readonly body: Block }[];
      readonly otherwise?: Block;
    }
  | {
      readonly kind: 'foreach';
      readonly span: Span;
      readonly variable: Variable;
      readonly collection: Statement;
      readonly body: Block;
    }
  | {
      readonly kind: 'for';
      readonly span: Span;
      readonly first?: Statement;
      readonly condition?: Statement;
      readonly step?: Statement;
      readonly body: Block;
    }
  | { readonly kind: 'while'; readonly span: Span; readonly condition: Statement; readonly body: Block }
  | {
      /** do { } while () and do { } until () */
      readonly kind: 'do';
      readonly span: Span;
      readonly until: boolean;
      readonly condition: Statement;
      readonly body: Block;
    }
  | {
      readonly kind: 'try';
      readonly span: Span;
      readonly body: Block;
      readonly caught?: Block;
      readonly lastly?: Block;
    }
  | {
      readonly kind: 'function';
      readonly span: Span;
      readonly name: string;
      readonly body: ScriptBlockLiteral;
    }
  | { readonly kind: 'return' | 'throw'; readonly span: Span; readonly value?: Statement }
  | { readonly kind: 'break' | 'continue'; readonly span: Span };

export interface Block {
  readonly span: Span;
  readonly statements: readonly Statement[];
}

export interface Assignment {
  readonly kind: 'assignment';
  readonly span: Span;
  /** A variable, a member or an element. */
  readonly target: Variable | Member | Index;
  readonly operator: '=' | '+=' | '-=' | '*=' | '/=' | '%=';
  readonly value: Statement;
}

/** One or more elements; only the first may be an expression. */
export interface Pipeline {
  readonly kind: 'pipeline';
  readonly span: Span;
  readonly elements: readonly (Command | Expression)[];
}

export interface Command {
  readonly kind: 'command';
  readonly span: Span;
  /** Whether `&` stands before it; behind `.`, a script block runs in its caller's own scope. */
  readonly called: boolean;
  /** A constant text for a bare name. */
  readonly name: Expression;
  readonly elements: readonly CommandElement[];
  /** Streams that are thrown away: `2>$null`, `*>$null`, `>$null` (1). There are no files to send them to. */
  readonly silenced: readonly ('1' | '2' | '3' | '4' | '5' | '6' | '*')[];
}

export type CommandElement =
  | {
      readonly kind: 'parameter';
      readonly span: Span;
      /** Without its dash, as it was written. */
      readonly name: string;
      /** Of `-Name:value`; that of `-Name value` is an argument of its own until the binder knows the parameter. */
      readonly argument?: Expression;
    }
  | { readonly kind: 'argument'; readonly span: Span; readonly value: Expression }
  | { readonly kind: 'splat'; readonly span: Span; readonly variable: Variable };

export type Expression =
  | Constant
  | Variable
  | Member
  | Index
  | ScriptBlockLiteral
  | {
      /** "a $b $($c.d)": texts and what is put between them. */
      readonly kind: 'expandable';
      readonly span: Span;
      readonly parts: readonly (string | Expression)[];
    }
  | {
      readonly kind: 'unary';
      readonly span: Span;
      readonly operator: '-' | '+' | '-not' | '-join' | '-split' | ',';
      readonly operand: Expression;
    }
  | {
      readonly kind: 'step';
      readonly span: Span;
      readonly operator: '++' | '--';
      /** Whether the operator stands before its target, which is then changed before it is read. */
      readonly before: boolean;
      readonly target: Variable | Member | Index;
    }
  | {
      readonly kind: 'binary';
      readonly span: Span;
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      /** a, b, c */
      readonly kind: 'list';
      readonly span: Span;
      readonly items: readonly Expression[];
    }
  | {
      /** `( )` gives what its pipeline gives, `$( )` and `@( )` what all their statements give; `@( )` always an array. */
      readonly kind: 'paren' | 'subexpression' | 'array';
      readonly span: Span;
      readonly statements: readonly Statement[];
    }
  | {
      readonly kind: 'hashtable';
      readonly span: Span;
      readonly entries: readonly { readonly key: Expression; readonly value: Statement }[];
    }
  | {
      /** [int]$x */
      readonly kind: 'cast';
      readonly span: Span;
      readonly typeName: string;
      readonly operand: Expression;
    }
  | {
      /** [math] before `::`, and to the right of -is and -as. */
      readonly kind: 'type';
      readonly span: Span;
      readonly typeName: string;
    };

export interface Constant {
  readonly kind: 'constant';
  readonly span: Span;
  readonly value: string | number;
  /** What stood there, without quotes: an argument such as 0123 stays a text where a text is wanted. */
  readonly text: string;
  /** Whether it is a bare word or number of a command, which completion may go on with. */
  readonly bare: boolean;
}

export interface Variable {
  readonly kind: 'variable';
  readonly span: Span;
  /** As it was written, without `$`, braces and scope. */
  readonly name: string;
  /** Lower-case: global, local, script, private, env. */
  readonly scope?: string;
}

export interface Member {
  readonly kind: 'member';
  readonly span: Span;
  readonly target: Expression;
  readonly name: Expression;
  /** Of `::`. */
  readonly ofType: boolean;
  /** Of a method call, even without one: `.Trim()`. */
  readonly callArguments?: readonly Expression[];
}

export interface Index {
  readonly kind: 'index';
  readonly span: Span;
  readonly target: Expression;
  readonly index: Expression;
}

export interface ScriptBlockLiteral {
  readonly kind: 'scriptBlock';
  readonly span: Span;
  readonly script: Script;
  /** Between its braces, as it was written. */
  readonly text: string;
}

/** Lower-case. Those that compare texts ignore case, but for the ones with a `c`. */
export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '..'
  | '-f'
  | '-and'
  | '-or'
  | '-xor'
  | '-is'
  | '-isnot'
  | '-as'
  | '-join'
  | ComparisonOperator;

/** An `i` before the name means what its absence means, and is dropped by the parser. */
export type ComparisonOperator = `-${'' | 'c'}${
  | 'eq'
  | 'ne'
  | 'gt'
  | 'ge'
  | 'lt'
  | 'le'
  | 'like'
  | 'notlike'
  | 'match'
  | 'notmatch'
  | 'contains'
  | 'notcontains'
  | 'in'
  | 'notin'
  | 'replace'
  | 'split'}`;
