import type { CellView } from '../../../protocol/console.ts';
import { anything, string, switchOn, things } from '../../shell/binding/types.ts';
import { type AnyCmdlet, simpleCmdlet } from '../../shell/cmdlet.ts';
import { WrittenError } from '../../shell/errors.ts';
import type { Invocation } from '../../shell/invocation.ts';
import { toArray } from '../../shell/values/convert.ts';
import { Secret } from '../../shell/values/secret.ts';
import { textOf } from '../../shell/values/text.ts';
import type { Value } from '../../shell/values/value.ts';

/** The stream of what goes past the pipeline, whichever statement it is from: a line may be written in parts. */
export const hostStream = 0;

const colours = [
  'Black',
  'DarkBlue',
  'DarkGreen',
  'DarkCyan',
  'DarkRed',
  'DarkMagenta',
  'DarkYellow',
  'Gray',
  'DarkGray',
  'Blue',
  'Green',
  'Cyan',
  'Red',
  'Magenta',
  'Yellow',
  'White',
] as const;

const writeOutput = simpleCmdlet({
  name: 'Write-Output',
  aliases: ['echo', 'write'],
  synopsis: 'Gives objects to the pipeline; at its end they are shown.',
  passesOn: true,
  examples: [
    { line: 'Write-Output 1 2 3 | Measure-Object -Sum', says: 'Gives three numbers, one after the other.' },
  ],
  parameters: {
    InputObject: {
      type: things,
      position: 0,
      mandatory: true,
      fromPipeline: true,
      takesRest: true,
      help: 'The objects; an array gives its items.',
    },
    NoEnumerate: { type: switchOn, help: 'Gives an array as it is, as one object.' },
  },
  async run({ InputObject, NoEnumerate }, invocation) {
    const [first = null, ...more] = InputObject;
    const items = more.length === 0 ? toArray(first) : InputObject;
    if (NoEnumerate === true) await invocation.emit(more.length === 0 ? first : [...InputObject]);
    else for (const item of items) await invocation.emit(item);
  },
});

const writeHost = simpleCmdlet({
  name: 'Write-Host',
  synopsis: 'Writes to the console, past the pipeline.',
  examples: [
    { line: "Write-Host 'Rotated:' $name -ForegroundColor Green", says: 'Writes two texts in green.' },
    { line: "Write-Host 'Working' -NoNewline", says: 'Leaves the line open for what is written next.' },
  ],
  parameters: {
    Object: {
      type: things,
      position: 0,
      fromPipeline: true,
      takesRest: true,
      help: 'What is written; a secret is masked.',
    },
    NoNewline: { type: switchOn, help: 'Lets what is written next go on in the same line.' },
    Separator: { type: anything, help: 'What stands between the objects; a blank where it is left out.' },
    ForegroundColor: { type: string, values: colours, help: 'The colour of the text.' },
  },
  run({ Object: objects = [], NoNewline, Separator = ' ', ForegroundColor }, invocation) {
    const cells = objects.flatMap(toArray).map((value) => written(value, invocation));
    const separator = { text: textOf(Separator) };
    invocation.show({
      kind: 'text',
      style: 'host',
      stream: hostStream,
      parts: cells.flatMap((cell, index) => (index === 0 ? [cell] : [separator, cell])),
      newline: NoNewline !== true,
      ...(ForegroundColor !== undefined && { colour: ForegroundColor.toLowerCase() }),
    });
  },
});

const message = { type: string, position: 0, mandatory: true, fromPipeline: true } as const;

const writeWarning = simpleCmdlet({
  name: 'Write-Warning',
  synopsis: 'Shows a warning.',
  examples: [{ line: "Write-Warning 'The key is 90 days old.'", says: 'Shows the text as a warning.' }],
  parameters: { Message: { ...message, aliases: ['Msg'], help: 'The text.' } },
  run({ Message }, invocation) {
    invocation.warn(Message);
  },
});

const writeVerbose = simpleCmdlet({
  name: 'Write-Verbose',
  synopsis: 'Shows a text where more than the result is asked for.',
  examples: [
    {
      line: "Write-Verbose 'Looking at profile ci' -Verbose",
      says: 'Shows the text; without -Verbose it would not.',
    },
  ],
  parameters: { Message: { ...message, aliases: ['Msg'], help: 'The text.' } },
  run({ Message }, invocation) {
    invocation.verbose(Message);
  },
});

const writeError = simpleCmdlet({
  name: 'Write-Error',
  synopsis: 'Reports an error, after which the script goes on.',
  description: ['To end a script use throw.'],
  examples: [
    {
      line: "Write-Error 'No profile is left.' -ErrorId NoProfile",
      says: 'Reports an error under an id of its own.',
    },
  ],
  parameters: {
    Message: { ...message, aliases: ['Msg'], help: 'What is reported.' },
    ErrorId: { type: string, help: 'What the error is called, for whoever looks for it.' },
  },
  run({ Message, ErrorId }, invocation) {
    invocation.report(new WrittenError(Message, ErrorId));
  },
});

const clearHost = simpleCmdlet({
  name: 'Clear-Host',
  aliases: ['cls', 'clear'],
  synopsis: 'Takes everything away that the console shows.',
  examples: [{ line: 'cls', says: 'Clears the console; variables and history stay.' }],
  parameters: {},
  run(_, invocation) {
    invocation.show({ kind: 'clear' });
  },
});

/** The cmdlets that write to the pipeline, the console or the error stream. */
export const writingCmdlets: readonly AnyCmdlet[] = [
  writeOutput,
  writeHost,
  writeWarning,
  writeVerbose,
  writeError,
  clearHost,
];

function written(value: Value, invocation: Invocation): CellView {
  return value instanceof Secret
    ? { text: value.mask, secretId: invocation.secretIdOf(value) }
    : { text: textOf(value) };
}
