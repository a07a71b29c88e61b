import type { Keyword } from '../tokens.ts';
import type { Block, Statement } from '../tree.ts';
import { block, condition } from './blocks.ts';
import type { TokenOf } from './cursor.ts';
import type { Grammar } from './grammar.ts';
import { doUntil, forLoop, foreachLoop, whileLoop } from './loops.ts';
import { pipeline } from './pipelines.ts';
import { parameterList, scriptBlock } from './scripts.ts';

/** Statements up to what closes them, which is left. */
export function statements(grammar: Grammar): readonly Statement[] {
  const { cursor } = grammar;
  const found: Statement[] = [];
  cursor.skipSeparators();
  while (!cursor.atEnd()) {
    const last = grammar.statement();
    found.push(last);
    const isSeparated = cursor.skipSeparators();
    if (!isSeparated && !endsWithBlock(last) && !cursor.atEnd()) cursor.unexpected();
  }
  return found;
}

/** Whether another statement may stand directly behind. */
function endsWithBlock({ kind }: Statement): boolean {
  return ['if', 'foreach', 'for', 'while', 'try', 'function'].includes(kind);
}

export function statement(grammar: Grammar): Statement {
  const { cursor } = grammar;
  const keyword = cursor.takeIf('keyword');
  if (!keyword) return pipeline(grammar);
  const production = productions[keyword.value];
  if (production) return production(grammar, keyword);
  const id = misplaced.has(keyword.value) ? 'UnexpectedToken' : 'ReservedKeywordNotAllowed';
  return cursor.wrong(id, { text: cursor.textOf(keyword) }, keyword);
}

const productions: Partial<Record<Keyword, (grammar: Grammar, keyword: KeywordToken) => Statement>> = {
  if: ifElse,
  foreach: foreachLoop,
  for: forLoop,
  while: whileLoop,
  do: doUntil,
  try: tryCatch,
  function: functionDefinition,
  return: (grammar, keyword) => leaving(grammar, 'return', keyword),
  throw: (grammar, keyword) => leaving(grammar, 'throw', keyword),
  break: (grammar, keyword) => jump(grammar, 'break', keyword),
  continue: (grammar, keyword) => jump(grammar, 'continue', keyword),
};

/** Words that are supported, but begin no statement. */
const misplaced = new Set<Keyword>(['elseif', 'else', 'in', 'until', 'catch', 'finally', 'param']);

type KeywordToken = TokenOf<'keyword'>;

function ifElse(grammar: Grammar, first: KeywordToken): Statement {
  const { cursor } = grammar;
  const clauses: { condition: Statement; body: Block }[] = [];
  for (let keyword: KeywordToken | undefined = first; keyword; keyword = cursor.takeKeyword('elseif')) {
    clauses.push({ condition: condition(grammar, keyword), body: block(grammar, keyword) });
  }
  const otherwise = cursor.takeKeyword('else');
  return {
    kind: 'if',
    clauses,
    ...(otherwise && { otherwise: block(grammar, otherwise) }),
    span: cursor.spanFrom(first),
  };
}

function tryCatch(grammar: Grammar, first: KeywordToken): Statement {
  const { cursor } = grammar;
  const body = block(grammar, first);
  const catching = cursor.takeKeyword('catch');
  if (catching && cursor.next.kind === 'type') cursor.fail('TypedCatchNotSupported', undefined);
  const caught = catching && block(grammar, catching);
  const finishing = cursor.takeKeyword('finally');
  const lastly = finishing && block(grammar, finishing);
  if (!caught && !lastly) cursor.fail('MissingCatchOrFinally', undefined, first);
  return {
    kind: 'try',
    span: cursor.spanFrom(first),
    body,
    ...(caught && { caught }),
    ...(lastly && { lastly }),
  };
}

function functionDefinition(grammar: Grammar, first: KeywordToken): Statement {
  const { cursor } = grammar;
  const name = cursor.takeIf('word');
  if (!name) return cursor.fail('MissingNameAfterKeyword', { text: first.value });
  const { next } = cursor;
  const parameters = next.kind === 'open' && next.opens === 'parameters' ? parameterList(grammar) : undefined;
  if (cursor.next.kind !== 'open' || cursor.next.opens !== '{') {
    return cursor.fail('MissingStatementBlock', { text: first.value });
  }
  const body = scriptBlock(grammar);
  const [second] = body.script.parameters;
  if (parameters && second) return cursor.wrong('OnlyOneParameterListAllowed', undefined, second.span);
  const script = parameters ? { ...body.script, parameters } : body.script;
  return { kind: 'function', span: cursor.spanFrom(first), name: name.value, body: { ...body, script } };
}

function leaving(grammar: Grammar, kind: 'return' | 'throw', first: KeywordToken): Statement {
  const { cursor } = grammar;
  const value = cursor.beginsStatement() ? grammar.pipeline() : undefined;
  return { kind, span: cursor.spanFrom(first), ...(value && { value }) };
}

function jump({ cursor }: Grammar, kind: 'break' | 'continue', first: KeywordToken): Statement {
  const { next } = cursor;
  if (next.kind === 'word') cursor.fail('LabelNotSupported', { text: next.value });
  return { kind, span: cursor.spanFrom(first) };
}
