import { anything, int, switchOn } from '../../shell/binding/types.ts';
import { type AnyCmdlet, cmdlet, simpleCmdlet } from '../../shell/cmdlet.ts';
import { createFormatter } from '../../shell/format/formatter.ts';
import { PlainText } from '../../shell/format/plainText.ts';
import { shapesOf } from '../../shell/format/shapes.ts';
import type { Views } from '../../shell/format/views.ts';
import { checkCount, joined } from '../../shell/values/limits.ts';
import { hostStream } from './writing.ts';

/** The cmdlets that take objects out of a pipeline. @param views what is shown of a type */
export function outputCmdlets(views: Views): readonly AnyCmdlet[] {
  return [outString(views), outHost(views), outNull];
}

const inputObject = { type: anything, fromPipeline: true } as const;

const outString = (views: Views) =>
  cmdlet({
    name: 'Out-String',
    synopsis: 'Makes a text of objects, as it would be shown.',
    description: ['Secrets are masked in it. Without -Width, lines are as long as what stands in them.'],
    examples: [
      { line: '$text = Get-AWSRegion | Out-String', says: 'Keeps the table of regions as a text.' },
      { line: 'Get-AWSRegion | Out-String -Stream', says: 'Gives the lines of the table one by one.' },
    ],
    emits: 'System.String',
    parameters: {
      InputObject: { ...inputObject, help: 'The objects that a text is made of.' },
      Width: { type: int, range: [2, 10_000], help: 'Characters that a line may have.' },
      Stream: { type: switchOn, help: 'Gives each line as a text of its own.' },
    },
    start({ Width, Stream }, invocation) {
      const text = new PlainText(Width);
      let count = 0;
      return {
        process({ InputObject = null }) {
          for (const shape of shapesOf(InputObject, views)) {
            checkCount(++count);
            text.write(shape);
          }
        },
        async end() {
          text.end();
          if (Stream !== true) {
            await invocation.emit(joined([...text.lines, ''], '\n'));
            return;
          }
          for (const line of text.lines) await invocation.emit(line);
        },
      };
    },
  });

const outHost = (views: Views) =>
  cmdlet({
    name: 'Out-Host',
    aliases: ['oh'],
    synopsis: 'Shows objects in the console, whatever becomes of the rest of the line.',
    examples: [
      {
        line: '$regions = & { Get-AWSRegion; Get-AWSCredential | Out-Host }',
        says: 'Shows the credentials and keeps only the regions.',
      },
    ],
    parameters: { InputObject: { ...inputObject, help: 'The objects that are shown.' } },
    start(_, invocation) {
      const formatter = createFormatter({
        show: (record) => {
          invocation.show(record);
        },
        stream: hostStream,
        secretIdOf: (secret) => invocation.secretIdOf(secret),
        views,
      });
      return {
        process({ InputObject = null }) {
          formatter.write(InputObject);
        },
        end() {
          formatter.end();
        },
      };
    },
  });

const outNull = simpleCmdlet({
  name: 'Out-Null',
  synopsis: 'Throws objects away.',
  examples: [
    { line: 'Get-AWSRegion | Out-Null', says: 'Runs the command and shows nothing of what it gives.' },
  ],
  parameters: { InputObject: { ...inputObject, help: 'The objects that are thrown away.' } },
  run: () => undefined,
});
