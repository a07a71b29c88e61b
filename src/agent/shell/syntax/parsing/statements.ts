import type { Block, Statement } from '../tree.ts';
import type { TokenOf } from './cursor.ts';
import { doUntil, forLoop, foreachLoop, whileLoop } from './loops.ts';
import { block, condition } from './blocks.ts';
import type { Grammar } from './grammar.ts';
import { pipeline } from './pipelines.ts';
import { parameterList, scriptBlock } from './scripts.ts';

/** Statements up to what closes them, which is left. */
export function statements(grammar: Grammar): readonly Statement[] {
  const { cursor } = grammar;
  const found: Statement[] = [];
  cursor.skipSeparators();
  while (!cursor.closes) {
    const statement = grammar.statement();
    found.push(statement);
    const isSeparated = cursor.skipSeparators();
    if (!isSeparated && !endsWithBlock(statement) && !cursor.closes) cursor.unexpected();
  }
  return found;
}

/** Whether another statement may stand directly behind. */
function endsWithBlock({ kind }: Statement): boolean {
  return ['if', 'foreach', 'for', 'while', 'try', 'function'].includes(kind);
}

export function statement(grammar: Grammar): Statement {
  const keyword = grammar.cursor.takeIf('keyword');
  if (!keyword) return pipeline(grammar);
  switch (keyword.value) {
    case 'if':
      return ifElse(grammar, keyword);
    case 'foreach':
      return foreachLoop(grammar, keyword);
    case 'for':
      return forLoop(grammar, keyword);
    case 'while':
      return whileLoop(grammar, keyword);
    case 'do':
      return doUntil(grammar, keyword);
    case 'try':
      return tryCatch(grammar, keyword);
    case 'function':
      return functionDefinition(grammar, keyword);
    case 'return':
    case 'throw':
      return leaving(grammar, keyword.value, keyword);
    case 'break':
    case 'continue':
      return jump(grammar, keyword.value, keyword);
    case 'elseif':
    case 'else':
    case 'in':
    case 'until':
    case 'catch':
    case 'finally':
    case 'param':
      return grammar.cursor.wrong('UnexpectedToken', { text: grammar.cursor.textOf(keyword) }, keyword);
    default:
      return grammar.cursor.wrong('ReservedKeywordNotAllowed', { text: keyword.value }, keyword);
  }
}

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
  const parameters = next.kind === 'open' && next.opens === '(' ? parameterList(grammar) : undefined;
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
  const value = cursor.beginsStatement ? grammar.pipeline() : undefined;
  return { kind, span: cursor.spanFrom(first), ...(value && { value }) };
}

function jump({ cursor }: Grammar, kind: 'break' | 'continue', first: KeywordToken): Statement {
  const { next } = cursor;
  if (next.kind === 'word') cursor.fail('LabelNotSupported', { text: next.value });
  return { kind, span: cursor.spanFrom(first) };
}
