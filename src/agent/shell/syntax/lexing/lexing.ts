import type { Keyword, Opening, Token, TokenError } from '../tokens.ts';

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

/** What lies within a bracket or string. In a group, line ends mean nothing. */
interface Inside {
  readonly closes: string;
  readonly holds: 'statements' | 'group' | 'entries' | 'text' | 'hereText';
  readonly state: State;
}

const insides: Record<Opening, Inside> = {
  '(': { closes: ')', holds: 'statements', state: 'stage' },
  parameters: { closes: ')', holds: 'group', state: 'operand' },
  call: { closes: ')', holds: 'group', state: 'operand' },
  index: { closes: ']', holds: 'group', state: 'operand' },
  '$(': { closes: ')', holds: 'statements', state: 'statement' },
  '@(': { closes: ')', holds: 'statements', state: 'statement' },
  '{': { closes: '}', holds: 'statements', state: 'statement' },
  '@{': { closes: '}', holds: 'entries', state: 'key' },
  '"': { closes: '"', holds: 'text', state: 'operand' },
  '@"': { closes: '"@', holds: 'hereText', state: 'operand' },
};

/** A bracket or string that is open, and what comes behind it. */
interface Frame {
  readonly inside: Inside;
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

  /** What the innermost bracket or string holds. */
  get holds(): Inside['holds'] {
    return this.frame?.inside.holds ?? 'statements';
  }

  get isInCommand(): boolean {
    return this.state === 'callee' || this.state === 'argument';
  }

  /** What comes behind a value that stands here. */
  get behindValue(): State {
    return this.isInCommand ? 'argument' : 'operator';
  }

  push(token: Token): void {
    this.at = token.end;
    this.tokens.push(token);
    if (token.kind !== 'comment') this.last = token;
  }

  /** Takes what cannot stand here. */
  error(error: TokenError, end: number): void {
    this.push({ kind: 'error', error, start: this.at, end });
  }

  /** Takes a token that is a whole value. */
  value(token: Token, bond: Bond = 'none'): void {
    this.push(token);
    this.state = this.behindValue;
    this.bond = bond;
  }

  /** Takes what opens a bracket or string, up to `end`. */
  open(opens: Opening, end: number, then: State, bond: Bond, glued = false): void {
    const inside = insides[opens];
    const start = this.at;
    this.#frames.push({ inside, then, bond, keyword: this.keyword });
    this.push(glued ? { kind: 'open', opens, start, end, glued } : { kind: 'open', opens, start, end });
    this.state = inside.state;
  }

  /** Takes what closes the innermost bracket or string. */
  close(end: number): void {
    const frame = this.#frames.pop();
    if (!frame) return;
    this.push({ kind: 'close', closes: frame.inside.closes, start: this.at, end });
    this.state = frame.then;
    this.bond = frame.bond;
    this.keyword = frame.keyword;
  }
}
