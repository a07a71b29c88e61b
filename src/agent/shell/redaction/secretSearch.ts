import { tokenPlaces } from '../../awsconfig/shownValue.ts';
import type { SecretNames } from './secretNames.ts';
import { namedInText } from './secretTexts.ts';
import {
  comparesOrJoins,
  hidesToken,
  isComma,
  isLiteral,
  isLogical,
  isPlainName,
  isQuote,
  isText,
  joins,
  keepsName,
  nameIn,
  namesWithSign,
  parameterName,
  withoutQuotes,
} from './secretTokens.ts';
import type { Token } from '../syntax/tokens.ts';
import type { Span } from '../syntax/tree.ts';

/** What stands between brackets or quotes, or the whole. */
interface Level {
  /** Of a quote, what it stands in. */
  readonly opens: string;
  /** Whether it is an argument, or a part of one, of a command that takes codes. */
  readonly mayHoldCode: boolean;
  /** The command whose arguments stand here. */
  command: string | undefined;
  /** Whether one of the arguments so far names a secret, as that of `Set-Variable -Name` does. */
  namesSecret: boolean;
}

/** What is masked: all literals up to the end of an argument, of a statement, or of what is compared. */
interface Masking {
  readonly upTo: 'argument' | 'statement' | 'operand';
  readonly depth: number;
}

type Said = 'secret' | 'code' | undefined;

/** Finds the secrets among a text's tokens, which it takes in their order. */
export class SecretSearch {
  readonly places: Span[] = [];
  /** Names that have the form of secrets: where each begins and ends. */
  readonly plainNames = new Map<number, number>();
  readonly #source: string;
  readonly #names: SecretNames;
  readonly #isCode: boolean;
  readonly #levels: Level[] = [];
  #level: Level = { opens: '', mayHoldCode: false, command: undefined, namesSecret: false };
  #masking: Masking | undefined;
  /** Where only codes are masked. */
  #maskingCodes: Masking | undefined;
  #last: Token | undefined;
  #awaitsArgument = false;
  /** What the last variables, member, key or word say of what they are given. */
  #said: Said;
  /** The codes that the statement holds so far. */
  #codes: Span[] = [];
  /** The function whose parameters may follow. */
  #function = '';

  constructor(source: string, names: SecretNames, isCode: boolean) {
    this.#source = source;
    this.#names = names;
    this.#isCode = isCode;
  }

  take(token: Token, next: Token | undefined): void {
    const text = this.#source.slice(token.start, token.end);
    if (token.kind === 'comment') {
      this.#lookInto(text, token.start);
      return;
    }
    if (this.#masking && this.#ends(this.#masking, token)) this.#masking = undefined;
    if (this.#maskingCodes && this.#ends(this.#maskingCodes, token)) this.#maskingCodes = undefined;
    this.#masking ??= this.#beginsAt(token);
    if (this.#said === 'code' && gives(token)) this.#maskingCodes = { upTo: 'statement', depth: this.#depth };
    this.#mask(token, text);
    if (isText(token)) this.#lookInto(text, token.start);
    const parameter = parameterName(token, text);
    this.#beginBehind(token, text, parameter);
    this.#learn(token, next);
    this.#follow(token);
    this.#last = token;
    this.#awaitsArgument = (parameter !== undefined && !text.includes('=')) || namesWithSign(token, text);
  }

  get #depth(): number {
    return this.#levels.length;
  }

  #mask(token: Token, text: string): void {
    const isValue = this.#masking && (isLiteral(token) || this.#isDashedValue(token));
    if (isValue || (!this.#masking && (this.#isCodeHere(token, text) || hidesToken(token, text)))) {
      this.places.push(withoutQuotes(token));
    } else if (isPlainName(token, text)) {
      for (const { start, end } of tokenPlaces(text))
        this.plainNames.set(token.start + start, token.start + end);
    }
  }

  #ends({ upTo, depth }: Masking, token: Token): boolean {
    if (this.#depth > depth) return false;
    const { kind } = token;
    const last = this.#last;
    if (kind === 'close' || kind === 'newline') return true;
    if (kind === 'semicolon' || kind === 'pipe') {
      return (kind === 'semicolon' || upTo === 'argument') && !this.#isWithinWord(token);
    }
    if (upTo === 'operand') return isLogical(token);
    if (upTo === 'statement') return isComma(token) && this.#level.opens === 'parameters';
    if (kind === 'parameter') return !this.#isDashedValue(token);
    const goesOn =
      last === undefined ||
      joins(last) ||
      joins(token) ||
      token.start === last.end ||
      (last.kind === 'number' && kind === 'number');
    return !goesOn && !this.#awaitsArgument;
  }

  /** Whether a sign is rather a part of a secret whose quotes were forgotten. */
  #isWithinWord({ start, end }: Token): boolean {
    const last = this.#last;
    return (
      (last?.kind === 'word' || last?.kind === 'number') &&
      last.end === start &&
      /\S/.test(this.#source.charAt(end))
    );
  }

  /** Whether what is read as a parameter is rather a secret that begins with a dash. */
  #isDashedValue(token: Token): boolean {
    if (token.kind !== 'parameter' || !this.#awaitsArgument || this.#masking?.upTo !== 'argument')
      return false;
    return !/^\p{L}+$/u.test(token.name) || /[^\s)};|,:]/.test(this.#source.charAt(token.end));
  }

  /** Whether what a name is given begins with this token. */
  #beginsAt(token: Token): Masking | undefined {
    if (this.#said !== 'secret') return undefined;
    const depth = this.#depth;
    // A value directly behind another one lacks the sign between them.
    const lacksSign = token.kind !== 'text' && !isComma(this.#last) && (isLiteral(token) || isQuote(token));
    const isSecondArgument = isComma(token) && this.#level.opens === 'call';
    if (gives(token) || lacksSign || isSecondArgument) return { upTo: 'statement', depth };
    return comparesOrJoins(token) ? { upTo: 'operand', depth } : undefined;
  }

  /** Masks what is behind this token, where it says that it is a secret. */
  #beginBehind(token: Token, text: string, parameter: string | undefined): void {
    const depth = token.kind === 'text' ? this.#depth - 1 : this.#depth;
    if (this.#givesAllBehind(token)) {
      if (this.#masking?.upTo !== 'statement') this.#masking = { upTo: 'statement', depth };
      return;
    }
    const { command, namesSecret } = this.#level;
    const isSecret = parameter !== undefined && this.#names.sayOfParameter(command, parameter);
    const sign = text.indexOf('=') + 1;
    if (isSecret && sign > 0) this.places.push({ start: token.start + sign, end: token.end });
    if (isSecret && 'tokencode'.startsWith(parameter.toLowerCase())) {
      for (const code of this.#codes.splice(0)) this.places.push(code);
      this.#maskingCodes ??= { upTo: 'statement', depth };
    }
    const isValue = namesSecret && parameter !== undefined && valueParameter.test(parameter);
    const isNamed = namesWithSign(token, text) && this.#names.say(text.slice(0, -1));
    if (isSecret || isValue || isNamed) this.#masking ??= { upTo: 'argument', depth };
  }

  /** Whether any literal behind a token, up to the statement's end, may be a secret. */
  #givesAllBehind(token: Token): boolean {
    const { kind } = token;
    if (kind === 'word' && token.role === 'command' && this.#names.commands.has(token.value.toLowerCase()))
      return true;
    // Text and what has its value with it name nothing else.
    if (this.#saidBy(token) !== 'secret' || /[\s=:]/.test(nameIn(token))) return false;
    if (!this.#isCode) return true;
    const { command } = this.#level;
    return kind !== 'variable' && kind !== 'splat' && command !== undefined && !this.#names.knows(command);
  }

  /** A code of an MFA device, where one may be. */
  #isCodeHere(token: Token, text: string): boolean {
    if (!isLiteral(token) || (this.#awaitsArgument && !this.#masking)) return false;
    const isWhole = /^['"]?\d{3}[ -]?\d{3}['"]?$/.test(text);
    // Such as '12' + '3456'.
    const isPart = (token.kind === 'string' || token.kind === 'text') && /^'?\d{1,6}'?$/.test(text);
    if (!isWhole && !isPart) return false;
    const { mayHoldCode, command } = this.#level;
    if (this.#maskingCodes || (mayHoldCode && command === undefined)) return true;
    if (isWhole) this.#codes.push(withoutQuotes(token));
    return isWhole && (mayHoldCode || this.#names.takesCode(command));
  }

  #lookInto(text: string, start: number): void {
    // As most words are.
    if (!/[=:\s]/.test(text)) return;
    for (const place of namedInText(text, this.#names)) {
      this.places.push({ start: start + place.start, end: start + place.end });
    }
  }

  /** Takes note of what the text itself says of its variables and functions. */
  #learn(token: Token, next: Token | undefined): void {
    const { kind } = token;
    const isGiven = this.#masking?.upTo === 'argument' && this.#masking.depth === this.#depth;
    if (kind === 'variable' && isGiven && !reachesIn(next))
      this.#names.variables.add(token.name.toLowerCase());
    if (kind === 'word' && token.role === 'function') this.#function = token.value.toLowerCase();
    if (kind === 'variable' && this.#level.opens === 'parameters' && this.#names.sayOfVariable(token.name)) {
      this.#names.commands.add(this.#function);
    }
  }

  /** Keeps account of brackets, commands and names. */
  #follow(token: Token): void {
    const { kind } = token;
    const said = this.#saidBy(token);
    const keepsSaid = keepsName(token) || (isComma(token) && this.#isInList);
    if (kind === 'open') {
      this.#enter(token);
    } else if (kind === 'close') {
      this.#level = this.#levels.pop() ?? this.#level;
    } else if (kind === 'word' && token.role === 'command') {
      this.#level.command = token.value;
    } else if (endsCommand.has(kind)) {
      this.#level.command = undefined;
      this.#level.namesSecret = false;
    }
    if (kind === 'newline' || kind === 'semicolon') this.#codes = [];
    if (said === 'secret' && kind !== 'variable') this.#level.namesSecret = true;
    if (!keepsSaid)
      this.#said = said ?? (isComma(this.#last) && kind === 'variable' ? this.#said : undefined);
  }

  #enter(token: Token & { readonly kind: 'open' }): void {
    const outer = this.#level;
    this.#levels.push(outer);
    const holdsCode = outer.mayHoldCode || this.#names.takesCode(outer.command);
    this.#level = isQuote(token)
      ? { ...outer }
      : {
          opens: token.opens,
          mayHoldCode: holdsCode && token.opens !== '{',
          command: undefined,
          namesSecret: false,
        };
  }

  /** Whether a comma stands between expressions that are one list. */
  get #isInList(): boolean {
    const { command, opens } = this.#level;
    return command === undefined && opens !== 'call' && opens !== 'parameters';
  }

  /** What a token says of what it may be given. */
  #saidBy(token: Token): Said {
    const name = nameIn(token);
    if (name === '') return undefined;
    return this.#saysSecret(token, name) ? 'secret' : this.#names.sayCode(name) ? 'code' : undefined;
  }

  #saysSecret(token: Token, name: string): boolean {
    if (token.kind === 'variable') return this.#names.sayOfVariable(name);
    const { opens } = this.#level;
    const isKey =
      token.kind === 'word'
        ? token.role === 'key' || token.role === 'member'
        : opens === '@{' || opens === 'index' || (opens === 'call' && name.length > 1);
    return isKey ? this.#names.sayOfMember(name) : this.#names.say(name);
  }
}

const endsCommand = new Set<Token['kind']>(['pipe', 'semicolon', 'newline', 'keyword', 'call', 'assignment']);

/** What takes the value of a variable or property that is named before it. */
const valueParameter =
  /^(?:v|va|val|valu|value|[ic]?(?:eq|ne|gt|ge|lt|le|like|notlike|match|notmatch|contains|notcontains|in|notin))$/i;

/** Whether a token gives a value to what was named before it. */
function gives(token: Token): boolean {
  if (token.kind === 'keyword') return token.value === 'in';
  return token.kind === 'assignment' || (token.kind === 'word' && token.value.startsWith('='));
}

/** Whether only a part of what stands before a token is meant. */
function reachesIn(token: Token | undefined): boolean {
  return (
    (token?.kind === 'operator' && token.operator === '.') ||
    (token?.kind === 'open' && token.opens === 'index')
  );
}
