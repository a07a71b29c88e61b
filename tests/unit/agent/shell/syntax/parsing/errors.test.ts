import { describe, expect, test } from 'vitest';
import { ShellError } from '../../../../../../src/agent/shell/errors.ts';
import { parse } from '../../../../../../src/agent/shell/syntax/parse.ts';
import { isUnfinished } from '../../../../../../src/agent/shell/syntax/parsing/cursor.ts';

/** The error of a source: its id, and the part of the source that it is about. */
function errorOf(source: string) {
  try {
    parse(source);
  } catch (error) {
    if (!(error instanceof ShellError)) throw error;
    const { id, span } = error;
    return {
      id,
      about: span && source.slice(span.start, span.end),
      at: span?.start,
      unfinished: isUnfinished(error),
    };
  }
  throw new Error('it was parsed');
}

describe('what is open at the end is unfinished, and the error is about what opens it', () => {
  test.each([
    ['a "b', 'TerminatorExpectedAtEndOfString', '"', 2],
    ["a 'b", 'TerminatorExpectedAtEndOfString', "'", 2],
    ['"a $(b "c', 'TerminatorExpectedAtEndOfString', '"', 7],
    ['"a $b', 'TerminatorExpectedAtEndOfString', '"', 0],
    ['@"\na', 'TerminatorExpectedAtEndOfString', '@"', 0],
    ["@'\na", 'TerminatorExpectedAtEndOfString', "@'", 0],
    ['a { b', 'MissingEndCurlyBrace', '{', 2],
    ['if (1) { b', 'MissingEndCurlyBrace', '{', 7],
    ['(a', 'MissingEndParenthesisInExpression', '(', 0],
    ['a $(b', 'MissingEndParenthesisInSubexpression', '$(', 2],
    ['@(1', 'MissingEndParenthesisInSubexpression', '@(', 0],
    ['$a.b(1', 'MissingEndParenthesisInMethodCall', '(', 4],
    ['$a[1', 'MissingEndSquareBracket', '[', 2],
    ['@{ a = 1', 'IncompleteHashLiteral', '@{', 0],
    ['if (1', 'MissingEndParenthesisAfterStatement', '(', 3],
    ['function a($b', 'MissingEndParenthesisInFunctionParameterList', '(', 10],
    ['a ${b', 'EndBraceExpectedAtEndOfVariableName', '${b', 2],
    ['[int', 'EndSquareBracketExpectedAtEndOfType', '[int', 0],
    ['a <# b', 'MissingTerminatorMultiLineComment', '<#', 2],
    ['a |', 'EmptyPipeElement', '|', 2],
    ['1 +', 'ExpectedValueExpression', '+', 2],
    ['-not', 'MissingExpressionAfterOperator', '-not', 0],
    ['1,', 'MissingExpressionAfterToken', ',', 1],
    ['a b,', 'MissingExpressionAfterToken', ',', 3],
    ['$a =', 'ExpectedValueExpression', '=', 3],
    ['$a.', 'MissingPropertyName', '.', 2],
    ['&', 'ExpectedValueExpression', '&', 0],
    ['a -b:', 'ParameterRequiresArgument', '-b:', 2],
    ['if', 'MissingOpenParenthesisAfterKeyword', 'if', 0],
    ['if (1)', 'MissingStatementBlock', ')', 5],
    ['if (1) { } else', 'MissingStatementBlock', 'else', 11],
    ['foreach (', 'MissingVariableNameAfterForeach', '(', 8],
    ['foreach ($a', 'MissingInInForeach', '$a', 9],
    ['do { }', 'MissingWhileOrUntilInDoWhile', '}', 5],
    ['try { }', 'MissingCatchOrFinally', 'try', 0],
    ['function', 'MissingNameAfterKeyword', 'function', 0],
    ['function a', 'MissingStatementBlock', 'a', 9],
    ['{ param', 'MissingOpenParenthesisAfterKeyword', 'param', 2],
  ])('%j', (source, id, about, at) => {
    expect(errorOf(source)).toEqual({ id, about, at, unfinished: true });
  });
});

describe('what more text would not mend is wrong', () => {
  test.each([
    ['a )', 'UnexpectedToken', ')', 2],
    ['(a }', 'UnexpectedToken', '}', 3],
    ['1 2', 'UnexpectedToken', '2', 2],
    ['$a b', 'UnexpectedToken', 'b', 3],
    ['$a -foo 1', 'UnexpectedToken', '-foo', 3],
    ['$a == 1', 'UnexpectedToken', '=', 4],
    ['1 + a', 'UnexpectedToken', 'a', 4],
    ['"a" { b }', 'UnexpectedToken', '{', 4],
    ['else { }', 'UnexpectedToken', 'else', 0],
    ['if (1) { } else if (2) { }', 'MissingStatementBlock', 'if', 16],
    ['a | | b', 'EmptyPipeElement', '|', 2],
    ['| a', 'EmptyPipeElement', '|', 0],
    ['a |; b', 'EmptyPipeElement', '|', 2],
    ['a | $b', 'ExpressionsMustBeFirstInPipeline', '$b', 4],
    ['a | 1 + 2', 'ExpressionsMustBeFirstInPipeline', '1 + 2', 4],
    ['()', 'ExpectedExpression', '(', 0],
    ['1 + ;', 'ExpectedValueExpression', '+', 2],
    ['@(1, )', 'MissingExpressionAfterToken', ',', 3],
    ['a ,b', 'UnexpectedToken', ',', 2],
    ['$a = ;', 'ExpectedValueExpression', '=', 3],
    ['5 = 1', 'InvalidLeftHandSide', '5', 0],
    ['$a.b() = 1', 'InvalidLeftHandSide', '$a.b()', 0],
    ['[int] $a += 1', 'InvalidLeftHandSide', '[int] $a', 0],
    ['$a, $b = 1, 2', 'TupleAssignmentNotSupported', '$a, $b', 0],
    ['5++', 'OperatorRequiresVariableOrProperty', '++', 1],
    ['++5', 'OperatorRequiresVariableOrProperty', '++', 0],
    ['$a.; b', 'MissingPropertyName', '.', 2],
    ['$a[]', 'MissingArrayIndexExpression', '[', 2],
    ['@a', 'SplattingNotPermitted', '@a', 0],
    ['@{ = 1 }', 'MissingKeyInHashLiteral', '=', 3],
    ['@{ a }', 'MissingEqualsInHashLiteral', 'a', 3],
    ['@{ a = }', 'MissingStatementInHashLiteral', '=', 5],
    ['@{ a = 1 2 }', 'UnexpectedToken', '2', 9],
    ['"$a: b"', 'InvalidVariableReferenceWithDrive', '$a:', 1],
    ['${}', 'EmptyBracedVariableName', '${}', 0],
    ['@"a\n"@', 'UnexpectedCharactersAfterHereStringHeader', '@"', 0],
    ['[int; 1', 'EndSquareBracketExpectedAtEndOfType', '[int', 0],
    ['a > b.txt', 'FileOpenError', '>', 2],
    ['a 2> $nullable', 'FileOpenError', '2>', 2],
    ['a 2>&1', 'StreamMergeNotSupported', '2>&1', 2],
    ['$a > $null', 'ExpressionRedirectionNotSupported', '>', 3],
    ['a < b', 'RedirectionNotSupported', '<', 2],
    ['a && b', 'InvalidEndOfLine', '&&', 2],
    ['a || b', 'InvalidEndOfLine', '||', 2],
    ['a &', 'AmpersandNotAllowed', '&', 2],
    ['a https://b?c&d', 'AmpersandNotAllowed', '&', 13],
    ['switch ($a) { }', 'ReservedKeywordNotAllowed', 'switch', 0],
    ['{ begin { } }', 'ReservedKeywordNotAllowed', 'begin', 2],
    ['class A { }', 'ReservedKeywordNotAllowed', 'class', 0],
    ['using namespace A', 'ReservedKeywordNotAllowed', 'using', 0],
    ['trap { }', 'ReservedKeywordNotAllowed', 'trap', 0],
    ['data { }', 'ReservedKeywordNotAllowed', 'data', 0],
    ['break outer', 'LabelNotSupported', 'outer', 6],
    ['try { } catch [int] { }', 'TypedCatchNotSupported', '[int]', 14],
    ['{ param([Parameter()] $a) }', 'AttributeNotSupported', '[Parameter', 8],
    ['foreach (1 in 2) { }', 'MissingVariableNameAfterForeach', '1', 9],
    ['foreach ($a of $b) { }', 'UnexpectedToken', 'of', 12],
    ['foreach ($a) { }', 'MissingInInForeach', ')', 11],
    ['foreach ($a $b) { }', 'MissingInInForeach', '$b', 12],
    ['foreach ($a in) { }', 'MissingForeachExpression', ')', 14],
    ['if () { }', 'MissingConditionAfterKeyword', ')', 4],
    ['if $a { }', 'MissingOpenParenthesisAfterKeyword', '$a', 3],
    ['while (1) 2', 'MissingStatementBlock', '2', 10],
    ['function a($b) { param($c) }', 'OnlyOneParameterListAllowed', '$c', 23],
    ['1 "a b"', 'UnexpectedToken', '"', 2],
    ['function a(b) { }', 'UnexpectedToken', 'b', 11],
    ['function a($b $c) { }', 'MissingEndParenthesisInFunctionParameterList', '(', 10],
    ['a; param($b)', 'UnexpectedToken', 'param', 3],
  ])('%j', (source, id, about, at) => {
    expect(errorOf(source)).toEqual({ id, about, at, unfinished: false });
  });
});

test('an error quotes what was typed without what may be a secret in it', () => {
  expect(() => parse('1 + wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY')).toThrow(
    "Unexpected token '********' in expression or statement.",
  );
});

describe('what is too deep is an error', () => {
  test.each([
    '(',
    '$(',
    '@(',
    '{',
    '@{ a = ',
    '@{ @{',
    '$a[',
    '$a.b(',
    '"$(',
    'a"$(',
    'a (',
    'a b,{',
    'a -b:(',
    'if (1) {',
    'function f {',
    '$a = ',
    '-not ',
    '[int]',
    ',',
    '1 -and 1 -eq 1 + 1 * 1 -f 1 .. (',
    '$a.b(1 -and 1 -eq 1 + 1 * 1 -f 1 .. ',
    '1 + ',
    '$a.',
  ])('%j ten thousand times', (piece) => {
    expect(errorOf(piece.repeat(10_000))).toMatchObject({ id: 'ScriptTooComplicated', unfinished: false });
  });

  test('and what is beside one another is not', () => {
    const source = Array.from({ length: 2000 }, () => '($a.b.c + 1), (2 -eq {3}.d[5])').join(', ');
    expect(parse(source).statements).toHaveLength(1);
  });
});
