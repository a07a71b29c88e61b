import { holdsToken, tokenPlaces } from '../awsconfig/shownValue.ts';
import { namedInText, saysSecret } from './secretNames.ts';
import type { IsSecretParameter } from './secretNames.ts';
import { tokenize } from './syntax/lexing/tokenize.ts';
import { parse } from './syntax/parse.ts';
import type { Token } from './syntax/tokens.ts';
import type { Span } from './syntax/tree.ts';

/**
 * The parts of any text, parsable or not, that are or may be secrets: by the parameter or name that they are given to, by
 * their form, and codes of six digits where one may stand without its parameter's name. They may overlap.
 */
export function secretPlaces(source: string, isSecretParameter: IsSecretParameter): readonly Span[] {
  const search = new Search(source, isSecretParameter);
  for (const token of tokenize(source)) search.take(token);
  // What is wrong may be meant otherwise than its tokens say: where a quote is missing, text is code and code is text.
  const named = parses(source) ? [] : namedInText(source, isSecretParameter);
  return [...search.places, ...named, ...tokenPlaces(source)];
}

function parses(source: string): boolean {
  try {
    parse(source);
    return true;
  } catch {
    return false;
  }
}

/** What stands between brackets or quotes, or the whole. */
interface Level {
  readonly opens: string;
  /** The command whose arguments stand here. */
  command: string | undefined;
}

/** What is masked: all literals up to the end of an argument, or of a statement. */
interface Masking {
  readonly upTo: 'argument' | 'statement';
  readonly depth: number;
}

class Search {
  readonly places: Span[] = [];
  readonly #source: string;
  readonly #isSecretParameter: IsSecretParameter;
  readonly #levels: Level[] = [];
  #level: Level = { opens: '', command: undefined };
  #masking: Masking | undefined;
  #last: Token | undefined;
  #awaitsArgument = false;
  /** What the last variable, member, key or word is called. */
  #name = '';

  constructor(source: string, isSecretParameter: IsSecretParameter) {
    this.#source = source;
    this.#isSecretParameter = isSecretParameter;
  }

  take(token: Token): void {
    const text = this.#source.slice(token.start, token.end);
    if (token.kind === 'comment') {
      this.#lookInto(text, token.start);
      return;
    }
    if (this.#masking && this.#ends(this.#masking, token)) this.#masking = undefined;
    this.#masking ??= this.#beginsAt(token, text);
    if (this.#masking ? isLiteral(token) : this.#isCode(token, text) || hidesToken(token, text)) {
      this.places.push(withoutQuotes(token));
    }
    if (isText(token)) this.#lookInto(text, token.start);
    const parameter = parameterName(token, text);
    this.#masking ??= this.#beginsBehind(token, text, parameter);
    this.#follow(token);
    this.#last = token;
    this.#awaitsArgument = parameter !== undefined || namesWithSign(token, text);
  }

  get #depth(): number {
    return this.#levels.length;
  }

  #ends({ upTo, depth }: Masking, token: Token): boolean {
    if (this.#depth > depth) return false;
    const { kind } = token;
    if (kind === 'close' || kind === 'newline' || kind === 'semicolon') return true;
    if (upTo === 'statement') return isComma(token) && this.#level.opens === 'parameters';
    if (kind === 'pipe') return true;
    if (kind === 'parameter') return true;
    const last = this.#last;
    const goesOn = last === undefined || isComma(last) || isComma(token) || token.start === last.end;
    return !goesOn && !this.#awaitsArgument;
  }

  /** Whether what a name is given begins with this token. */
  #beginsAt(token: Token, text: string): Masking | undefined {
    if (!saysSecret(this.#name)) return undefined;
    // Of an expression, a value directly behind another one lacks the sign between them.
    const isExpression = this.#level.command === undefined && token.kind !== 'text';
    const lacksSign = isExpression && (isLiteral(token) || isQuote(token));
    const isGiven = token.kind === 'assignment' || (token.kind === 'word' && text.startsWith('='));
    return isGiven || lacksSign ? { upTo: 'statement', depth: this.#depth } : undefined;
  }

  /** Whether a secret begins behind this token. */
  #beginsBehind(token: Token, text: string, parameter: string | undefined): Masking | undefined {
    const isGiven =
      (namesWithSign(token, text) && saysSecret(text.slice(0, -1))) ||
      (parameter !== undefined && this.#isSecretParameter(this.#level.command, parameter));
    return isGiven ? { upTo: 'argument', depth: this.#depth } : undefined;
  }

  /** A code of an MFA device that stands at its place without its parameter's name. */
  #isCode(token: Token, text: string): boolean {
    const { command } = this.#level;
    return (
      isLiteral(token) &&
      !this.#awaitsArgument &&
      /^['"]?\d{6}['"]?$/.test(text) &&
      command !== undefined &&
      this.#isSecretParameter(command, 'TokenCode')
    );
  }

  #lookInto(text: string, start: number): void {
    for (const place of namedInText(text, this.#isSecretParameter)) {
      this.places.push({ start: start + place.start, end: start + place.end });
    }
  }

  /** Keeps account of brackets, commands and names. */
  #follow(token: Token): void {
    const { kind } = token;
    if (kind === 'open') {
      this.#levels.push(this.#level);
      this.#level = { opens: token.opens, command: isQuote(token) ? this.#level.command : undefined };
    } else if (kind === 'close') {
      this.#level = this.#levels.pop() ?? this.#level;
    } else if (kind === 'word' && token.role === 'command') {
      this.#level.command = token.value;
    } else if (endsCommand.has(kind)) {
      this.#level.command = undefined;
    }
    if (!keepsName(token)) this.#name = nameIn(token);
  }
}

/** Whether a token belongs to a name: of "SecretKey" and ['SecretKey'], what stands in them. */
function keepsName(token: Token): boolean {
  if (token.kind === 'open') return token.opens === 'index' || isQuote(token);
  return token.kind === 'close' && token.closes !== ')' && token.closes !== '}';
}

function isQuote(token: Token): boolean {
  return token.kind === 'open' && (token.opens === '"' || token.opens === '@"');
}

const endsCommand = new Set<Token['kind']>(['pipe', 'semicolon', 'newline', 'keyword', 'call', 'assignment']);

function isComma(token: Token): boolean {
  return token.kind === 'operator' && token.operator === ',';
}

/** Whether a token is text, that may hold anything. */
function isText({ kind }: Token): boolean {
  return kind === 'string' || kind === 'text' || kind === 'word' || kind === 'error';
}

/** Whether a token is what a value is typed as; the name of a command may be one whose quotes were forgotten. */
function isLiteral(token: Token): boolean {
  if (token.kind !== 'word') return token.kind === 'number' || isText(token);
  if (token.role === 'command') return !/^[a-z]+-[a-z]+$/i.test(token.value);
  // Pasted from a credentials file, `=` is a word as well.
  return token.role !== 'member' && token.role !== 'key' && token.value !== '=';
}

/** Whether escapes hide what may be a secret by its form. */
function hidesToken(token: Token, text: string): boolean {
  return (token.kind === 'word' || token.kind === 'text') && text.includes('`') && holdsToken(token.value);
}

/** Whether a word ends with the sign that gives a value to what it names: `KEY=`, `key:`. */
function namesWithSign({ kind }: Token, text: string): boolean {
  return kind === 'word' && /[=:]$/.test(text);
}

/** A parameter's name, even where it stands wrong. */
function parameterName(token: Token, text: string): string | undefined {
  if (token.kind === 'parameter') return token.name;
  if (token.kind !== 'word' && token.kind !== 'error') return undefined;
  return /^[-–—―](\w+):?$/.exec(text)?.[1];
}

function nameIn(token: Token): string {
  if (token.kind === 'variable' || token.kind === 'splat') return token.name;
  return token.kind === 'word' || token.kind === 'string' || token.kind === 'text' ? token.value : '';
}

/** What stands between the quotes of a string. */
function withoutQuotes({ start, end, ...token }: Token): Span {
  return token.kind === 'string' && token.terminator === "'"
    ? { start: start + 1, end: token.closed ? end - 1 : end }
    : { start, end };
}
