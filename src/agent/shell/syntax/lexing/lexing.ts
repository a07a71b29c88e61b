import type { Keyword, Opening, Piece, Token, TokenShape } from '../tokens.ts';

/** What the next token is read as. PowerShell reads the same characters otherwise in a command than in an expression. */
type State =
  /** A statement begins. */
  | 'statement'
  /** The same behind the block of `do`. */
  | 'afterDo'
  /** A command or expression begins where no keyword may. */
  | 'stage'
  /** What `&` calls. */
  | 'callee'
  | 'argument'
  | 'operand'
  | 'operator'
  /** Between a keyword and its block. */
  | 'header'
  /** The name of a function. */
  | 'name'
  /** A key of a hashtable. */
  | 'key';

/** What may stand directly behind the last token: the rest of a bare word, or what reaches into a value. */
type Bond = 'none' | 'word' | 'value' | 'callable' | 'type' | 'member';

/** A bracket or string that is open. */
interface Frame {
  readonly closes: string;
  /** In a group, line ends mean nothing. */
  readonly holds: 'statements' | 'group' | 'entries' | 'text' | 'hereText';
  /** What comes behind it. */
  readonly then: State;
  readonly bond: Bond;
  readonly keyword: Keyword | undefined;
}

/** Where the reading of a text is at, and the tokens so far. */
export class Lexing {
  readonly source: string;
  readonly tokens: Token[] = [];
  at = 0;
  state: State = 'statement';
  bond: Bond = 'none';
  /** The last keyword that waits for its block; "until" for the `while` of a `do`. */
  keyword: Keyword | undefined;
  /** The last token that is no comment. */
  last: Token | undefined;
  readonly #frames: Frame[] = [];

  constructor(source: string) {
    this.source = source;
  }

  get character(): string | undefined {
    return this.source[this.at];
  }

  get frame(): Frame | undefined {
    return this.#frames.at(-1);
  }

  get isInCommand(): boolean {
    return this.state === 'callee' || this.state === 'argument';
  }

  /** What comes behind a value that stands here. */
  get behindValue(): State {
    return this.isInCommand ? 'argument' : 'operator';
  }

  push({ shape, end }: Piece, glued = false): void {
    const token: Token = { ...shape, start: this.at, end, ...(glued && { glued }) };
    this.at = end;
    this.tokens.push(token);
    if (token.kind !== 'comment') this.last = token;
  }

  /** Takes as many characters. */
  take(shape: TokenShape, length: number): void {
    this.push({ shape, end: this.at + length });
  }

  /** Takes a token that is a whole value. */
  value(piece: Piece, bond: Bond = 'none'): void {
    this.push(piece);
    this.state = this.behindValue;
    this.bond = bond;
  }

  open(opens: Opening, inside: State, frame: Omit<Frame, 'keyword'>, end: number, glued = false): void {
    this.#frames.push({ ...frame, keyword: this.keyword });
    this.push({ shape: { kind: 'open', opens }, end }, glued);
    this.state = inside;
  }

  /** Takes what closes the innermost bracket or string. */
  close(end: number): void {
    const frame = this.#frames.pop();
    if (!frame) return;
    this.push({ shape: { kind: 'close', closes: frame.closes }, end });
    this.state = frame.then;
    this.bond = frame.bond;
    this.keyword = frame.keyword;
  }
}
