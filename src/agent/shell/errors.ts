import { shownName, withoutTokens } from '../awsconfig/shownValue.ts';
import { whyNotHere } from './notHere.ts';
import type { Span } from './syntax/tree.ts';

/*
 * Every error of the shell itself, in one table: PowerShell's error id -> its kind of sentence. What a cmdlet of AWS
 * cannot do is a CofferError.
 */
const texts = {
  // syntax
  UnexpectedToken: (d: { text: string }) =>
    `Unexpected token '${shownName(d.text)}' in expression or statement.`,
  InvalidEndOfLine: (d: { text: string }) =>
    `The token '${d.text}' is not a valid statement separator in this version.`,
  AmpersandNotAllowed: () =>
    'The ampersand (&) character is not allowed. Wrap it in quotation marks ("&") to pass it as part of a string.',
  RedirectionNotSupported: (d: { text: string }) => `The '${d.text}' operator is reserved for future use.`,
  FileOpenError: (d: { text: string }) =>
    `There are no files here that '${d.text}' could write to. '${d.text} $null' throws the output away, Out-String makes a text of it.`,
  StreamMergeNotSupported: (d: { text: string }) =>
    `'${d.text}' is not supported here: errors and output cannot be merged.`,
  ExpressionRedirectionNotSupported: () =>
    'Only what a command gives can be thrown away like this. Pipe the expression to Out-Null instead.',
  ReservedKeywordNotAllowed: (d: { text: string }) =>
    `The '${d.text}' keyword is not supported in this version of the language.`,
  LabelNotSupported: (d: { text: string }) =>
    `'${shownName(d.text)}' cannot name a loop here: labels are not supported.`,
  TypedCatchNotSupported: () =>
    'Catching errors of some types only is not supported here. Leave the type out, and look at $_ in the block.',
  AttributeNotSupported: () => 'Attributes are not supported here, only types such as [string].',
  TupleAssignmentNotSupported: () =>
    'Assigning to several variables at once is not supported here. Assign to one, and index it.',
  EmptyPipeElement: () => 'An empty pipe element is not allowed.',
  ExpectedExpression: () => "An expression was expected after '('.",
  ExpectedValueExpression: (d: { text: string }) =>
    `You must provide a value expression following the '${d.text}' operator.`,
  MissingExpressionAfterOperator: (d: { text: string }) =>
    `Missing expression after unary operator '${d.text}'.`,
  MissingExpressionAfterToken: (d: { text: string }) => `Missing expression after '${d.text}'.`,
  InvalidLeftHandSide: () =>
    'The assignment expression is not valid. The input to an assignment operator must be an object that is able to accept assignments, such as a variable or a property.',
  OperatorRequiresVariableOrProperty: (d: { text: string }) =>
    `The '${d.text}' operator works only on variables or on properties.`,
  MissingPropertyName: () => 'Missing property name after reference operator.',
  MissingArrayIndexExpression: () => 'Array index expression is missing or not valid.',
  SplattingNotPermitted: (d: { text: string }) =>
    `The splatting operator '@' cannot be used to reference variables in an expression. '${shownName(d.text)}' can be used only as an argument to a command. To reference variables in an expression use '$'.`,
  ParameterRequiresArgument: (d: { text: string }) => `Parameter ${shownName(d.text)} requires an argument.`,
  TerminatorExpectedAtEndOfString: (d: { text: string }) =>
    `The string is missing the terminator: ${d.text}.`,
  UnexpectedCharactersAfterHereStringHeader: () =>
    'No characters are allowed after a here-string header but before the end of the line.',
  MissingTerminatorMultiLineComment: () => "The terminator '#>' is missing from the multiline comment.",
  EndBraceExpectedAtEndOfVariableName: () => 'Missing } at end of variable name.',
  EmptyBracedVariableName: () => 'Braced variable name cannot be empty.',
  InvalidVariableReferenceWithDrive: () =>
    "Variable reference is not valid. ':' was not followed by a valid variable name character. Consider using ${} to delimit the name.",
  EndSquareBracketExpectedAtEndOfType: () => 'Missing ] at end of type token.',
  MissingEndCurlyBrace: () => "Missing closing '}' in statement block or type definition.",
  MissingEndParenthesisInExpression: () => "Missing closing ')' in expression.",
  MissingEndParenthesisInSubexpression: () => "Missing closing ')' in subexpression.",
  MissingEndParenthesisInMethodCall: () => "Missing ')' in method call.",
  MissingEndParenthesisInFunctionParameterList: () => "Missing ')' in function parameter list.",
  MissingEndParenthesisAfterStatement: (d: { text: string }) =>
    `Missing closing ')' after expression in '${d.text}' statement.`,
  MissingEndSquareBracket: () => "Missing ']' after array index expression.",
  IncompleteHashLiteral: () => 'The hash literal was incomplete.',
  MissingKeyInHashLiteral: () => "Missing key before '=' in hash literal.",
  MissingEqualsInHashLiteral: () => "Missing '=' operator after key in hash literal.",
  MissingStatementInHashLiteral: () => "Missing statement after '=' in hash literal.",
  MissingOpenParenthesisAfterKeyword: (d: { text: string }) =>
    `Missing opening '(' after keyword '${d.text}'.`,
  MissingConditionAfterKeyword: (d: { text: string }) => `Missing condition after '${d.text}'.`,
  MissingStatementBlock: (d: { text: string }) => `Missing statement block after '${d.text}'.`,
  MissingVariableNameAfterForeach: () =>
    'Missing variable name after foreach. The correct form is: foreach ($a in $b) {...}',
  MissingInInForeach: () =>
    "Missing 'in' after variable in foreach loop. The correct form is: foreach ($a in $b) {...}",
  MissingForeachExpression: () =>
    'Missing expression in foreach loop. The correct form is: foreach ($a in $b) {...}',
  MissingWhileOrUntilInDoWhile: () => 'Missing while or until keyword in do loop.',
  MissingCatchOrFinally: () => 'The Try statement is missing its Catch or Finally block.',
  MissingNameAfterKeyword: (d: { text: string }) => `Missing name after ${d.text} keyword.`,
  InvalidFunctionParameter: () =>
    'Parameter declarations are a comma-separated list of variable names with optional initializer expressions.',
  OnlyOneParameterListAllowed: () =>
    'The param statement cannot be used if arguments were specified in the function declaration.',
  ScriptTooComplicated: (d: { most: number }) =>
    `Processing was stopped because the script is too complex: it has more than ${d.most} levels or operators within one another.`,
  // values
  InvalidCast: (d: { value: string; from: string; type: string }) =>
    `Cannot convert the "${shownName(d.value)}" value of type "${d.from}" to type "${d.type}".`,
  InvalidCastFromString: (d: { value: string; type: string; reason: string }) =>
    `Cannot convert value "${shownName(d.value)}" to type "${d.type}". Error: "${d.reason}"`,
  TypeNotFound: (d: { name: string }) => `Unable to find type [${shownName(d.name)}].`,
  FormatError: (d: { reason: string }) => `Error formatting a string: ${d.reason}`,
  ComparisonFailure: (d: { left: string; right: string; reason: string }) =>
    `Could not compare "${shownName(d.left)}" to "${shownName(d.right)}". Error: "${d.reason}"`,
  NotIcomparable: (d: { type: string }) => `Cannot compare "${d.type}" because it is not IComparable.`,
  DateOutOfRange: () => 'The added or subtracted value results in an un-representable DateTime.',
  PropertyNotFound: (d: { name: string }) =>
    `The property '${shownName(d.name)}' cannot be found on this object. Verify that the property exists and can be set.`,
  NullArray: () => 'Cannot index into a null array.',
  NullArrayIndex: () => 'Index operation failed; the array index evaluated to null.',
  CannotIndex: (d: { type: string }) => `Unable to index into an object of type "${d.type}".`,
  IndexOutOfRange: () => 'Index was outside the bounds of the array.',
  MethodNotFound: (d: { type: string; name: string }) =>
    `Method invocation failed because [${d.type}] does not contain a method named '${shownName(d.name)}'.`,
  MethodCountCouldNotFindBest: (d: { name: string; count: number }) =>
    `Cannot find an overload for "${d.name}" and the argument count: "${d.count}".`,
  MethodInvocationException: (d: { name: string; count: number; reason: string }) =>
    `Exception calling "${d.name}" with "${d.count}" argument(s): "${d.reason}"`,
  InvokeMethodOnNull: () => 'You cannot call a method on a null-valued expression.',
  DivideByZero: () => 'Attempted to divide by zero.',
  NegativeRepeat: (d: { times: number }) => `A text or an array cannot be repeated ${d.times} times.`,
  AddHashTableToNonHashTable: () => 'A hash table can only be added to another hash table.',
  DuplicateKey: (d: { key: string }) =>
    `Item has already been added. Key in dictionary: '${shownName(d.key)}'  Key being added: '${shownName(d.key)}'`,
  InvalidRegularExpression: (d: { pattern: string; reason: string }) =>
    `The regular expression pattern ${shownName(d.pattern)} is not valid: ${d.reason}`,
  SearchTooCostly: () =>
    'The search was given up, because it would take too long. Look for less, in a shorter text.',
  RegexTooCostly: () =>
    'The regular expression was given up, because it would take too long. Use fewer * and + within one another, a shorter text, or -like.',
  TextTooLong: (d: { most: number }) =>
    `The text was not made, because it would be longer than the ${d.most} characters that this shell holds.`,
  TooManyItems: (d: { most: number }) =>
    `There are more than the ${d.most} objects that this shell holds at a time. Narrow them down with Where-Object or Select-Object -First.`,
  // -Property
  DictionaryKeyIllegal: (d: { key: string }) => `The ${shownName(d.key)} key is not valid.`,
  DictionaryKeyAmbiguous: (d: { key: string; first: string; second: string }) =>
    `The ${shownName(d.key)} key is ambiguous; ${d.first} and ${d.second} conflict.`,
  DictionaryKeyIllegalValue: (d: { key: string; value: string; valid: string }) =>
    `The value "${shownName(d.value)}" for key "${d.key}" is not valid; valid values are ${d.valid}.`,
  DictionaryKeyMandatoryEntry: (d: { key: string }) => `A mandatory entry for ${d.key} is missing.`,
  DictionaryKeyMissingValue: (d: { key: string }) => `The ${shownName(d.key)} key has no value.`,
  DictionaryKeyUnknownType: (d: { type: string }) =>
    `Cannot convert ${d.type} to one of the following types {System.String, System.Management.Automation.ScriptBlock, System.Collections.Hashtable}.`,
  ExpandPropertyNotFound: (d: { name: string }) => `Property "${shownName(d.name)}" cannot be found.`,
  GenericMeasurePropertyNotFound: (d: { name: string }) =>
    `The property "${shownName(d.name)}" cannot be found in the input for any objects.`,
  NonNumericInputObject: (d: { value: string }) => `Input object "${shownName(d.value)}" is not numeric.`,
  CannotFindType: (d: { name: string }) =>
    `Cannot find type [${shownName(d.name)}]. New-Object makes PSObject, Hashtable and objects for AWS's cmdlets here.`,
  // JSON
  // A parser's own words quote the text, and with it what may be a secret.
  JsonNotRead: () =>
    'Conversion from JSON failed: the text is not JSON. Look for a missing bracket, comma or quotation mark, and for quotation marks that are not straight.',
  JsonTooDeep: (d: { depth: number }) =>
    `Conversion from JSON failed: the text is nested deeper than ${d.depth}. Give a larger -Depth, up to 1024.`,
  JsonKeysAlike: (d: { key: string }) =>
    `Conversion from JSON failed: an object has the key "${shownName(d.key)}" twice, but for capitals, which do not count here.`,
  // binding
  NamedParameterNotFound: (d: { name: string }) =>
    `A parameter cannot be found that matches parameter name '${shownName(d.name)}'.`,
  AmbiguousParameter: (d: { name: string; matches: string }) =>
    `Parameter cannot be processed because the parameter name '${shownName(d.name)}' is ambiguous. Possible matches include: ${d.matches}.`,
  ParameterAlreadyBound: (d: { name: string }) =>
    `Cannot bind parameter because parameter '${d.name}' is specified more than once. To provide multiple values to parameters that can accept multiple values, use the array syntax. For example, "-parameter value1,value2,value3".`,
  MissingArgument: (d: { name: string; type: string }) =>
    `Missing an argument for parameter '${d.name}'. Specify a parameter of type '${d.type}' and try again.`,
  PositionalParameterNotFound: (d: { text: string }) =>
    `A positional parameter cannot be found that accepts argument '${shownName(d.text)}'.`,
  AmbiguousParameterSet: () =>
    'Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be used together or an insufficient number of parameters were provided.',
  MissingMandatoryParameter: (d: { names: string }) =>
    `Cannot process command because of one or more missing mandatory parameters: ${d.names}.`,
  InputObjectNotBound: () =>
    'The input object cannot be bound to any parameters for the command either because the command does not take pipeline input or the input and its properties do not match any of the parameters that take pipeline input.',
  ParameterArgumentTransformationError: (d: { name: string; why: string }) =>
    `Cannot bind parameter '${d.name}'. ${d.why}`,
  ParameterArgumentValidationErrorNullNotAllowed: (d: { name: string }) =>
    `Cannot bind argument to parameter '${d.name}' because it is null.`,
  ParameterArgumentValidationErrorEmptyStringNotAllowed: (d: { name: string }) =>
    `Cannot bind argument to parameter '${d.name}' because it is an empty string.`,
  ArgumentBelowRange: (d: { name: string; value: number; least: number }) =>
    `Cannot validate argument on parameter '${d.name}'. The ${d.value} argument is less than the minimum allowed range of ${d.least}. Supply an argument that is greater than or equal to ${d.least} and then try the command again.`,
  ArgumentAboveRange: (d: { name: string; value: number; most: number }) =>
    `Cannot validate argument on parameter '${d.name}'. The ${d.value} argument is greater than the maximum allowed range of ${d.most}. Supply an argument that is less than or equal to ${d.most} and then try the command again.`,
  ArgumentNotInSet: (d: { name: string; value: string; values: string }) =>
    `Cannot validate argument on parameter '${d.name}'. The argument "${shownName(d.value)}" does not belong to the set "${d.values}". Supply an argument that is in the set and then try the command again.`,
  CannotConvertArgument: (d: { value: string; from: string; to: string }) =>
    `Cannot convert value "${shownName(d.value)}" of type "${d.from}" to type "${d.to}".`,
  RegionNotTaken: () =>
    'Unsupported parameter type; Region must be a string containing the system name for a region, or an AWSRegion instance',
  ObjectCreationError: (d: { type: string; name: string; properties: string }) =>
    `Cannot create object of type "${d.type}". The ${shownName(d.name)} property was not found for the ${d.type} object. The available properties are: ${d.properties}.`,
  InvalidSelect: () =>
    "Invalid value for -Select parameter. It takes '*' for the whole answer, the name of one of its properties or a path of them, or '^' and the name of a parameter.",
  SecretNotTaken: () =>
    'A secret is taken only by parameters that are made for one, such as -SecretKey: anywhere else it could be told from what comes of it.',
  VaultSecretNotTaken: () =>
    'A secret of the vault is taken, whole, only as what it is: a secret key by -SecretKey, a session token by -SessionToken. Anything else would send it, or store it, in clear.',
  // running
  RuntimeException: (d: { text: string }) => d.text,
  WriteErrorException: (d: { text: string }) => d.text,
  CallDepthOverflow: (d: { deepest: number }) =>
    `The script failed due to call depth overflow. Functions may call one another ${d.deepest} deep.`,
  ExpressionsMustBeFirstInPipeline: () => 'Expressions are only allowed as the first element of a pipeline.',
  DuplicateKeyInHashLiteral: (d: { name: string }) =>
    `Duplicate keys '${shownName(d.name)}' are not allowed in hash literals.`,
  DriveNotFound: (d: { name: string }) =>
    `Cannot find drive. A drive with the name '${shownName(d.name)}' does not exist here.`,
  VariableNotWritable: (d: { name: string }) =>
    `Cannot overwrite variable ${d.name} because it is read-only or constant.`,
  LineTooLong: (d: { length: number; most: number }) =>
    `The line was not run, because it has ${d.length} characters, and the most is ${d.most}. Cut it into several.`,
  // commands
  CommandNotFoundException: (d: { name: string }) =>
    `The term '${shownName(d.name)}' is not recognized as a name of a cmdlet or function. ${whyNotHere(d.name) ?? 'Check the spelling of the name; Get-Command lists those there are.'}`,
  HelpNotFound: (d: { name: string }) =>
    `Get-Help could not find ${shownName(d.name)} in this session. Get-Command lists what there is help for.`,
  NoMatchingParameter: (d: { name: string }) => `No parameter matches criteria ${shownName(d.name)}.`,
  GetHistoryNoHistoryForId: (d: { id: number }) => `Cannot locate the history for Id ${d.id}.`,
  VariableNotFound: (d: { name: string }) => `Cannot find a variable with the name '${shownName(d.name)}'.`,
  Modules_ModuleNotFound: (d: { name: string }) =>
    `The specified module '${shownName(d.name)}' was not loaded because there is no such module here: the cmdlets there are, Get-Command lists.`,
};

export type ShellErrorId = keyof typeof texts;

type Detail<Id extends ShellErrorId> = Parameters<(typeof texts)[Id]>;

/**
 * An error as PowerShell reports it: an id, a sentence and the place it is about. The sentence quotes what was typed
 * without what may be a secret in it.
 */
export class ShellError<Id extends ShellErrorId = ShellErrorId> extends Error {
  override readonly name = 'ShellError';
  readonly id: ShellErrorId;
  /** Where in the source; set by whoever knows, at the latest where the statement runs. */
  span: Span | undefined;

  constructor(id: Id, detail: Detail<Id>[0], span?: Span) {
    // The id ties the detail to its text.
    super(withoutTokens((texts[id] as (detail: Detail<Id>[0]) => string)(detail)));
    this.id = id;
    this.span = span;
  }
}

/** What Write-Error reports: a script's own words under an id of its own. */
export class WrittenError extends ShellError<'WriteErrorException'> {
  readonly writtenId: string;

  constructor(text: string, writtenId = 'WriteErrorException') {
    super('WriteErrorException', { text });
    this.writtenId = writtenId;
  }
}
