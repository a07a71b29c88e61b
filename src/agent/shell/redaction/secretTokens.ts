import { holdsToken } from '../../awsconfig/shownValue.ts';
import type { Token } from '../syntax/tokens.ts';
import type { Span } from '../syntax/tree.ts';

/** Whether a token is what a value is typed as; the name of a command may be one whose quotes were forgotten. */
export function isLiteral(token: Token): boolean {
  if (token.kind !== 'word') return token.kind === 'number' || isText(token);
  if (isCmdlet(token)) return false;
  // Pasted from a credentials file, `=` is a word as well; and `+`, where an expression lacks its brackets.
  return token.role !== 'member' && token.role !== 'key' && token.value !== '=' && token.value !== '+';
}

/** Whether a token is text, that may hold anything. */
export function isText({ kind }: Token): boolean {
  return kind === 'string' || kind === 'text' || kind === 'word' || kind === 'error';
}

export function isQuote(token: Token): boolean {
  return token.kind === 'open' && (token.opens === '"' || token.opens === '@"');
}

export function isComma(token: Token | undefined): boolean {
  return token?.kind === 'operator' && token.operator === ',';
}

/** Whether a value goes on with what stands behind a token, or before it. */
export function joins(token: Token): boolean {
  return isComma(token) || (token.kind === 'word' && token.value === '+');
}

/** Whether a comparison or sum begins; `-and`, `-as` and the like say nothing of a value. */
export function comparesOrJoins(token: Token): boolean {
  return token.kind === 'binary' && !/^-(?:and|or|xor|is|isnot|as)$/.test(token.operator);
}

export function isLogical(token: Token): boolean {
  return token.kind === 'binary' && /^-(?:and|or|xor)$/.test(token.operator);
}

/** Whether a token belongs to a name: of "SecretKey" and ['SecretKey'], what stands in them. */
export function keepsName(token: Token): boolean {
  if (token.kind === 'open') return token.opens === 'index' || isQuote(token);
  return token.kind === 'type' || (token.kind === 'close' && token.closes !== ')' && token.closes !== '}');
}

/** What a variable, member, key, word or string could name; a word with a dash is a parameter to others. */
export function nameIn(token: Token): string {
  if (token.kind === 'variable' || token.kind === 'splat') return token.name;
  if (token.kind === 'word' && (/^[-–—―]/.test(token.value) || isCmdlet(token))) return '';
  return token.kind === 'word' || token.kind === 'string' || token.kind === 'text' ? token.value : '';
}

/** Whether escapes hide what may be a secret by its form. */
export function hidesToken(token: Token, text: string): boolean {
  return (token.kind === 'word' || token.kind === 'text') && text.includes('`') && holdsToken(token.value);
}

/**
 * Whether a token is the name of a cmdlet, parameter or variable, and not of the form of a secret all the same, as one is
 * that was pasted behind a dash: of a secret's many characters, some are no letters.
 */
export function isPlainName(token: Token, text: string): boolean {
  const { kind } = token;
  const isName = kind === 'parameter' || kind === 'variable' || kind === 'splat';
  return (isName && !/[\d+/]/.test(text)) || (kind === 'word' && isCmdlet(token));
}

/** Whether a word ends with the sign that gives a value to what it names: `KEY=`, `key:`. */
export function namesWithSign({ kind }: Token, text: string): boolean {
  return kind === 'word' && /[=:]$/.test(text);
}

/** A parameter's name, even where it stands wrong or is written as other shells do: `--secret-key`, `-SecretKey=value`. */
export function parameterName(token: Token, text: string): string | undefined {
  const { kind } = token;
  if (kind !== 'parameter' && kind !== 'word' && kind !== 'error') return undefined;
  const written = /^[-–—―]{1,2}([\p{L}_?][\w-]*)(?:[:=]|$)/u.exec(text)?.[1]?.replaceAll('-', '');
  return written ?? (kind === 'parameter' ? token.name : undefined);
}

/** What stands between the quotes of a string. */
export function withoutQuotes({ start, end, ...token }: Token): Span {
  return token.kind === 'string' && token.terminator === "'"
    ? { start: start + 1, end: token.closed ? end - 1 : end }
    : { start, end };
}

function isCmdlet(token: Token & { readonly kind: 'word' }): boolean {
  return token.role === 'command' && /^[a-z]+-[a-z]+$/i.test(token.value);
}
