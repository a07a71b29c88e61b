/*
 * What a text is cut into. The tokens of a text lie in its order, overlap nowhere, and leave out only blanks, line
 * continuations and line ends that mean nothing: an expandable string is its quotes and what stands between them.
 */
import type { ShellErrorId } from '../errors.ts';
import type { Assignment, BinaryOperator, Command, Span } from './tree.ts';

/** A token is `glued` that goes on with the bare word before it: the `$b` of `a$b`. */
export type Token = Span & { readonly glued?: true } & TokenShape;

type TokenShape =
  | {
      /** A bare word, its escapes resolved. */
      readonly kind: 'word';
      readonly role: 'command' | 'argument' | 'function' | 'key' | 'member';
      readonly value: string;
    }
  | {
      readonly kind: 'parameter';
      /** Without its dash and colon. */
      readonly name: string;
      /** Whether its argument is what follows: `-Name:`. */
      readonly colon: boolean;
    }
  | { readonly kind: 'number'; readonly value: number; readonly bare: boolean }
  /** A string in single quotes. */
  | { readonly kind: 'string'; readonly value: string; readonly terminator: string; readonly closed: boolean }
  /** Text of an expandable string, its escapes resolved. */
  | { readonly kind: 'text'; readonly value: string }
  | {
      readonly kind: 'variable' | 'splat';
      readonly name: string;
      /** Lower-case. */
      readonly scope?: string;
    }
  | { readonly kind: 'keyword'; readonly value: Keyword }
  /** One that stands between two values; some may stand before one as well. */
  | { readonly kind: 'binary'; readonly operator: BinaryOperator }
  | { readonly kind: 'assignment'; readonly operator: Assignment['operator'] }
  | { readonly kind: 'operator'; readonly operator: '-not' | '++' | '--' | ',' | '.' | '::' }
  /** `&`, or `.` with what is run after it. */
  | { readonly kind: 'call'; readonly dotted: boolean }
  | { readonly kind: 'redirection'; readonly stream: Command['silenced'][number]; readonly merges: boolean }
  /** `[int]`, brackets included. */
  | { readonly kind: 'type'; readonly name: string }
  | { readonly kind: 'open'; readonly opens: Opening }
  | { readonly kind: 'close'; readonly closes: string }
  | { readonly kind: 'pipe' | 'semicolon' | 'newline' | 'end' }
  | { readonly kind: 'comment'; readonly closed: boolean }
  /** A backtick at the end of the text. */
  | { readonly kind: 'continuation' }
  /** What cannot stand where it does. */
  | { readonly kind: 'error'; readonly error: TokenError };

/** Of brackets that mean several things, which: `call` and `index` stand directly behind what they are about. */
export type Opening = '(' | 'parameters' | 'call' | '$(' | '@(' | '{' | '@{' | 'index' | '"' | '@"';

/** The errors that a token alone can tell. */
export type TokenError = Extract<
  ShellErrorId,
  | 'UnexpectedToken'
  | 'AmpersandNotAllowed'
  | 'InvalidEndOfLine'
  | 'SplattingNotPermitted'
  | 'RedirectionNotSupported'
  | 'EndBraceExpectedAtEndOfVariableName'
  | 'EmptyBracedVariableName'
  | 'InvalidVariableReferenceWithDrive'
  | 'UnexpectedCharactersAfterHereStringHeader'
  | 'EndSquareBracketExpectedAtEndOfType'
  | 'AttributeNotSupported'
>;

export type Keyword = (typeof keywords)[number];

/** Words that begin a statement, those included that are not supported here. */
export const keywords = [
  'if',
  'elseif',
  'else',
  'foreach',
  'for',
  'in',
  'while',
  'do',
  'until',
  'try',
  'catch',
  'finally',
  'function',
  'param',
  'return',
  'throw',
  'break',
  'continue',
  'begin',
  'process',
  'end',
  'dynamicparam',
  'filter',
  'switch',
  'class',
  'enum',
  'using',
  'trap',
  'data',
] as const;
