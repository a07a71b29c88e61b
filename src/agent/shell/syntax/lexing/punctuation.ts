import { matchAt } from './characters.ts';
import type { Lexing } from './lexing.ts';

/** Takes what means the same in commands and expressions: separators, brackets, redirections. */
export function punctuation(lexing: Lexing): boolean {
  const { source, at, character } = lexing;
  const isDoubled = source[at + 1] === character;
  switch (character) {
    case ';':
      lexing.take({ kind: 'semicolon' }, 1);
      lexing.state = behindSemicolon(lexing);
      return true;
    case '|':
      if (isDoubled) lexing.take({ kind: 'error', error: 'InvalidEndOfLine' }, 2);
      else lexing.take({ kind: 'pipe' }, 1);
      lexing.state = 'stage';
      return true;
    case '&':
      ampersand(lexing, isDoubled);
      return true;
    case ',':
      lexing.take({ kind: 'operator', operator: ',' }, 1);
      if (!lexing.isInCommand && lexing.state !== 'header') lexing.state = 'operand';
      return true;
    case '(':
      parenthesis(lexing);
      return true;
    case '{':
      brace(lexing);
      return true;
    case ']':
      // Among a command's arguments it is a letter like any other.
      if (lexing.isInCommand) return false;
      closing(lexing);
      return true;
    case ')':
    case '}':
      closing(lexing);
      return true;
    case '<':
      lexing.take({ kind: 'error', error: 'RedirectionNotSupported' }, 1);
      return true;
    default:
      return redirection(lexing);
  }
}

function behindSemicolon({ frame }: Lexing): Lexing['state'] {
  switch (frame?.holds) {
    case 'entries':
      return 'key';
    case 'group':
      return 'operand';
    default:
      return 'statement';
  }
}

function ampersand(lexing: Lexing, isDoubled: boolean): void {
  if (isDoubled) {
    lexing.take({ kind: 'error', error: 'InvalidEndOfLine' }, 2);
    lexing.state = 'statement';
  } else if (lexing.state === 'statement' || lexing.state === 'stage' || lexing.state === 'afterDo') {
    lexing.take({ kind: 'call', dotted: false }, 1);
    lexing.state = 'callee';
  } else {
    lexing.take({ kind: 'error', error: 'AmpersandNotAllowed' }, 1);
    lexing.state = 'statement';
  }
}

function parenthesis(lexing: Lexing): void {
  const { state, keyword, at } = lexing;
  const closes = ')';
  if (state !== 'header') {
    lexing.open(
      '(',
      'stage',
      { closes, holds: 'statements', then: lexing.behindValue, bond: 'value' },
      at + 1,
    );
  } else if (keyword === 'function' || keyword === 'param') {
    const then = keyword === 'function' ? 'header' : 'statement';
    lexing.open('(', 'operand', { closes, holds: 'group', then, bond: 'none' }, at + 1);
  } else {
    const then = keyword === 'until' ? 'operator' : 'header';
    lexing.open('(', 'stage', { closes, holds: 'statements', then, bond: 'none' }, at + 1);
  }
}

function brace(lexing: Lexing): void {
  const { state, keyword, at, behindValue } = lexing;
  const isBlock = state === 'header';
  const then = isBlock ? (keyword === 'do' ? 'afterDo' : 'statement') : behindValue;
  const bond = isBlock ? 'none' : 'value';
  lexing.open('{', 'statement', { closes: '}', holds: 'statements', then, bond }, at + 1);
}

function closing(lexing: Lexing): void {
  if (lexing.frame?.closes === lexing.character) lexing.close(lexing.at + 1);
  else lexing.take({ kind: 'error', error: 'UnexpectedToken' }, 1);
}

const redirected = /([1-6*])?>>?(&[12])?/y;
const streams = ['1', '2', '3', '4', '5', '6', '*'] as const;

/** Among operands, a digit or star before the sign is a value or an operator. */
function redirection(lexing: Lexing): boolean {
  if (!lexing.isInCommand && lexing.state !== 'operator' && lexing.character !== '>') return false;
  const found = matchAt(redirected, lexing.source, lexing.at);
  if (!found) return false;
  const [text, named, merges] = found;
  const stream = streams.find((name) => name === named) ?? '1';
  lexing.take({ kind: 'redirection', stream, merges: merges !== undefined }, text.length);
  return true;
}
