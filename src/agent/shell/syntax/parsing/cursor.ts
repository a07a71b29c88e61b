import { ShellError } from '../../errors.ts';
import type { ShellErrorId } from '../../errors.ts';
import { tokensOf } from '../lexing/tokenize.ts';
import type { Keyword, Token } from '../tokens.ts';
import type { Span } from '../tree.ts';

type TokenKind = Token['kind'];
export type TokenOf<Kind extends TokenKind> = Token & { readonly kind: Kind };

/** A text that ends before what it began does: more of it may make it right. */
class UnfinishedError extends ShellError {}

/** Whether an error of `parse` is only that the text ends too early. */
export function isUnfinished(error: unknown): boolean {
  return error instanceof UnfinishedError;
}

const openAtEnd = new Set<ShellErrorId>([
  'EndBraceExpectedAtEndOfVariableName',
  'EndSquareBracketExpectedAtEndOfType',
]);

/** As deep as brackets, blocks and operators may be nested. The stack of a worker in Chromium has 500 kB. */
const deepest = 100;

/** As high as a tree may be, in such levels and in operators one after the other: who walks it needs a stack as high. */
const highest = 1000;

type Detail<Id extends ShellErrorId> = ConstructorParameters<typeof ShellError<Id>>[1];

/** Where the reading of the tokens is at. Comments are passed over. */
export class Cursor {
  readonly source: string;
  readonly #coming: Generator<Token, undefined>;
  readonly #tokens: Token[] = [];
  readonly #end: TokenOf<'end'>;
  #index = 0;
  #depth = 0;
  #height = 0;

  constructor(source: string) {
    this.source = source;
    this.#coming = tokensOf(source);
    this.#end = { kind: 'end', start: source.length, end: source.length };
  }

  get next(): Token {
    return this.#tokens[this.#index] ?? this.#come();
  }

  get afterNext(): Token {
    return this.next.kind === 'end' ? this.#end : (this.#tokens[this.#index + 1] ?? this.#come());
  }

  take(): Token {
    const token = this.next;
    this.#index++;
    return token;
  }

  /** Takes the next token where it is of a kind. */
  takeIf<Kind extends TokenKind>(kind: Kind): TokenOf<Kind> | undefined {
    const { next } = this;
    if (!isOf(next, kind)) return undefined;
    this.#index++;
    return next;
  }

  takeComma(): boolean {
    const { next } = this;
    if (next.kind !== 'operator' || next.operator !== ',') return false;
    this.#index++;
    return true;
  }

  takeKeyword(keyword: Keyword): TokenOf<'keyword'> | undefined {
    const { next } = this;
    if (next.kind !== 'keyword' || next.value !== keyword) return undefined;
    this.#index++;
    return next;
  }

  /** Takes line ends and semicolons, if there are any. */
  skipSeparators(): boolean {
    const from = this.#index;
    while (this.next.kind === 'newline' || this.next.kind === 'semicolon') this.#index++;
    return this.#index > from;
  }

  /** Whether no statement can follow in this block. */
  atEnd(): boolean {
    return this.next.kind === 'close' || this.next.kind === 'end';
  }

  /** Whether something stands here, and nothing that only ends a statement. */
  beginsStatement(): boolean {
    return !['close', 'end', 'newline', 'pipe', 'semicolon'].includes(this.next.kind);
  }

  textOf({ start, end }: Span): string {
    return this.source.slice(start, end);
  }

  /** From where something began to the last token that was taken. */
  spanFrom({ start }: Span): Span {
    return { start, end: Math.max(start, this.#tokens[this.#index - 1]?.end ?? start) };
  }

  /** What the production gives that is one level further in. @throws ShellError where that is too deep */
  deeper<T>(production: () => T): T {
    if (this.#depth === deepest) this.wrong('ScriptTooComplicated', { most: deepest }, this.next);
    this.#depth++;
    const beside = this.setApart();
    const made = production();
    this.grow();
    this.putBeside(beside);
    this.#depth--;
    return made;
  }

  /** Begins a value that grows by itself; gives the height of what is beside it. */
  setApart(): number {
    const beside = this.#height;
    this.#height = 0;
    return beside;
  }

  putBeside(beside: number): void {
    this.#height = Math.max(beside, this.#height);
  }

  /** What was read becomes a part of what follows it. @throws ShellError where the tree becomes too high */
  grow(): void {
    this.#height++;
    if (this.#height > highest) this.wrong('ScriptTooComplicated', { most: highest }, this.next);
  }

  /** What closes what was opened. @throws ShellError about what is open, where something else stands here */
  closing<Id extends ShellErrorId>(closes: string, opener: Span, id: Id, detail: Detail<Id>): void {
    const { next } = this;
    if (next.kind === 'close' && next.closes === closes) this.#index++;
    else this.fail(id, detail, opener);
  }

  /** @throws ShellError about the quote that opens a string, which the text ends in */
  openString({ start }: Span, terminator: string): never {
    const quote = { start, end: start + terminator.length };
    return this.fail('TerminatorExpectedAtEndOfString', { text: terminator }, quote);
  }

  /** @throws ShellError about the next token, which cannot stand here, or about what the text ends in */
  fail<Id extends ShellErrorId>(id: Id, detail: Detail<Id>, about?: Span): never {
    const { next } = this;
    if (next.kind === 'error') {
      const isOpen = next.end === this.source.length && openAtEnd.has(next.error);
      const Failure = isOpen ? UnfinishedError : ShellError;
      throw new Failure(next.error, { text: this.textOf(next) }, spanOf(next));
    }
    if (next.kind !== 'end') this.wrong(id, detail, about ?? next);
    throw new UnfinishedError(id, detail, spanOf(about ?? this.#tokens[this.#index - 1] ?? next));
  }

  /** @throws ShellError about what stands somewhere, which more text would not mend */
  wrong<Id extends ShellErrorId>(id: Id, detail: Detail<Id>, about: Span): never {
    throw new ShellError(id, detail, spanOf(about));
  }

  unexpected(): never {
    return this.fail('UnexpectedToken', { text: this.textOf(this.next) });
  }

  #come(): Token {
    for (;;) {
      const token = this.#coming.next().value;
      if (!token) return this.#end;
      if (token.kind === 'comment' && !token.closed) {
        const { start } = token;
        throw new UnfinishedError('MissingTerminatorMultiLineComment', undefined, {
          start,
          end: start + '<#'.length,
        });
      }
      if (token.kind !== 'comment' && token.kind !== 'continuation') {
        this.#tokens.push(token);
        return token;
      }
    }
  }
}

/** The offsets alone. */
export function spanOf({ start, end }: Span): Span {
  return { start, end };
}

function isOf<Kind extends TokenKind>(token: Token, kind: Kind): token is TokenOf<Kind> {
  return token.kind === kind;
}
