import { tokenize } from '../syntax/lexing/tokenize.ts';
import type { Token } from '../syntax/tokens.ts';
import type { Span } from '../syntax/tree.ts';
import { lastStage, openLevels, type Level, type Part } from './levels.ts';
import type { Quote } from './quoting.ts';

/** What is being typed at the cursor. The span is what a chosen completion replaces. */
export type Place = Span & {
  /** What of it stands before the cursor, without quotes. */
  readonly typed: string;
  /** What is open there, the innermost last. */
  readonly levels: readonly Level[];
} & (
    | { readonly at: 'command' }
    | {
        readonly at: 'parameter';
        /** The command that it is for, as far as it stands before the cursor. */
        readonly call: readonly Part[];
      }
    | { readonly at: 'argument'; readonly call: readonly Part[]; readonly quote: Quote }
    | {
        readonly at: 'variable';
        /** "$", "${" or "@", and a scope such as "global:". */
        readonly before: string;
      }
    | {
        readonly at: 'member';
        /** What stands before the dot. */
        readonly target: readonly Part[];
      }
  );

/** What stands at an offset of a text; nothing where completion has nothing to offer. */
export function placeAt(text: string, cursor: number): Place | undefined {
  const tokens = tokenize(text.slice(0, cursor));
  const behind = tokens.at(-1);
  if (behind?.kind === 'comment' && behind.end === cursor) return undefined;
  const last = tokens.findLast(({ kind }) => kind !== 'comment' && kind !== 'continuation');
  if (!last) return undefined;
  const at = { text, cursor, last, levels: openLevels(tokens) };
  return last.end === cursor ? touched(at) : untouched(at);
}

interface Looked {
  readonly text: string;
  readonly cursor: number;
  readonly last: Token;
  readonly levels: readonly Level[];
}

/** Where the cursor stands directly behind a token. */
function touched(at: Looked): Place | undefined {
  const { last, text } = at;
  const stage = lastStage(innermost(at));
  if (last.kind === 'string') return argument(at, stage.slice(0, -1), last.value, "'");
  const reaching = variable(at) ?? member(at, stage);
  if (reaching) return reaching;
  if (last.kind === 'parameter' && !last.colon) return parameter(at, stage.slice(0, -1), last.name);
  if (last.kind === 'word') return word(at, stage, last);
  if (last.kind === 'number') return argument(at, stage.slice(0, -1), text.slice(last.start, last.end), '');
  if (last.kind === 'text') return inQuotes(at, last.value);
  if (last.kind === 'open' && last.opens === '"') return inQuotes(at, '');
  return something.has(last.kind) ? untouched(at) : undefined;
}

/** What something may stand directly behind. */
const something = new Set<Token['kind']>([
  'parameter',
  'open',
  'pipe',
  'semicolon',
  'newline',
  'assignment',
  'operator',
  'call',
]);

function word(
  at: Looked,
  stage: readonly Part[],
  { role, value, start }: Extract<Token, { kind: 'word' }>,
): Place | undefined {
  if (role === 'command') return { ...typedAt(at, value, start), at: 'command' };
  if (role !== 'argument') return undefined;
  const call = stage.slice(0, -1);
  return value === '-' ? parameter(at, call, '') : argument(at, call, value, '');
}

/** Where nothing is typed yet. */
function untouched(at: Looked): Place | undefined {
  const level = innermost(at);
  const stage = lastStage(level);
  if (stage.length > 0 && stage.at(-1)?.token.kind !== 'call') return argument(at, stage, '', '');
  return commandMayBegin(at.last, level) ? { ...typedAt(at, '', at.cursor), at: 'command' } : undefined;
}

function commandMayBegin(last: Token, { opens }: Level): boolean {
  if (opens === '@{') return false;
  if (last.kind === 'open') return ['(', '$(', '@(', '{'].includes(last.opens);
  if (last.kind === 'keyword') return ['return', 'throw', 'in'].includes(last.value);
  return beforeCommand.has(last.kind);
}

const beforeCommand = new Set<Token['kind']>(['newline', 'semicolon', 'pipe', 'assignment', 'call']);

function parameter(at: Looked, call: readonly Part[], typed: string): Place | undefined {
  if (call.length === 0 || at.last.glued) return undefined;
  return { ...typedAt(at, typed, at.last.start), at: 'parameter', call };
}

function argument(at: Looked, call: readonly Part[], typed: string, quote: Quote): Place | undefined {
  const start = typed === '' && quote === '' ? at.cursor : at.last.start;
  const previous = call.at(-1)?.token;
  // What goes on with another value, as the end of "$a-x" does, is known only once the line runs.
  if (!previous || (previous.end === start && !mayPrecede(previous))) return undefined;
  const place = typedAt(at, typed, start);
  return { ...place, at: 'argument', call, quote, end: behindQuote(at.text, place.end, quote) };
}

function mayPrecede(token: Token): boolean {
  return token.kind === 'parameter' ? token.colon : token.kind === 'operator' && token.operator === ',';
}

/** An argument in double quotes that nothing is put into. */
function inQuotes(at: Looked, typed: string): Place | undefined {
  const [outer, quotes] = at.levels.slice(-2);
  if (!outer || quotes?.opens !== '"' || lastStage(quotes).length > 1) return undefined;
  const call = lastStage(outer).slice(0, -1);
  const opened = lastStage(outer).at(-1)?.token;
  if (!opened || call.length === 0) return undefined;
  const place = typedAt({ ...at, levels: at.levels.slice(0, -1) }, typed, opened.start);
  return { ...place, at: 'argument', call, quote: '"', end: behindQuote(at.text, place.end, '"') };
}

const begunVariable = /(?<!`)(\$\{?(?:[\p{L}\p{N}_]+:)?|^@)([\p{L}\p{N}_?]*)$/u;

function variable(at: Looked): Place | undefined {
  const [whole, before, typed] = begunVariable.exec(at.text.slice(at.last.start, at.cursor)) ?? [];
  if (whole === undefined || before === undefined || typed === undefined) return undefined;
  return { ...typedAt(at, typed, at.cursor - whole.length), at: 'variable', before };
}

function member(at: Looked, stage: readonly Part[]): Place | undefined {
  const { last, cursor } = at;
  const typed = last.kind === 'word' && last.role === 'member' ? last.value : '';
  const dot = typed === '' ? -1 : -2;
  const token = stage.at(dot)?.token;
  if (!token || !isDot(token)) return undefined;
  return { ...typedAt(at, typed, cursor - typed.length), at: 'member', target: stage.slice(0, dot) };
}

/** Behind a variable among arguments, a dot that nothing follows yet is read as a part of a word. */
function isDot(token: Token): boolean {
  if (token.kind === 'operator') return token.operator === '.';
  return token.kind === 'word' && token.glued === true && token.value === '.';
}

function typedAt({ text, cursor, levels }: Looked, typed: string, start: number) {
  return { typed, levels, start, end: start === cursor ? cursor : behindWord(text, cursor) };
}

const wordRest = /[\p{L}\p{N}_-]*/uy;

/** The rest of the word that the cursor stands in. */
function behindWord(text: string, cursor: number): number {
  wordRest.lastIndex = cursor;
  return cursor + (wordRest.exec(text)?.[0].length ?? 0);
}

function behindQuote(text: string, end: number, quote: Quote): number {
  return quote !== '' && text[end] === quote ? end + 1 : end;
}

function innermost({ levels }: Looked): Level {
  const level = levels.at(-1);
  if (!level) throw new TypeError('no level at all');
  return level;
}
