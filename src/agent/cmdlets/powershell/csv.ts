import { anything, string, switchOn } from '../../shell/binding/types.ts';
import { cmdlet, type ParameterType } from '../../shell/cmdlet.ts';
import { cast } from '../../shell/values/convert.ts';
import { memberOf, propertyNames } from '../../shell/values/members.ts';
import { textOf } from '../../shell/values/text.ts';
import type { Value } from '../../shell/values/value.ts';

const character: ParameterType<string> = {
  name: 'Char',
  convert: ({ value }) => textOf(cast(value, 'char')),
};

const quoting = ['Always', 'AsNeeded', 'Never'] as const;

export const convertToCsv = cmdlet({
  name: 'ConvertTo-Csv',
  synopsis: 'Makes lines of comma-separated values of objects.',
  description: ['The columns are the properties of the first object. Secrets are masked.'],
  examples: [
    { line: 'Get-AWSRegion | ConvertTo-Csv', says: 'Gives a line of names and a line for each region.' },
    {
      line: 'Get-AWSRegion | select Region, Name | ConvertTo-Csv -Delimiter ";" -UseQuotes AsNeeded',
      says: 'Gives two columns with a semicolon between them.',
    },
  ],
  emits: 'System.String',
  parameters: {
    InputObject: { type: anything, mandatory: true, fromPipeline: true, help: 'The objects to write.' },
    Delimiter: {
      type: character,
      position: 0,
      help: 'What stands between values; a comma where it is not given.',
    },
    NoTypeInformation: {
      type: switchOn,
      aliases: ['NTI'],
      help: 'Has no line that names the type; there is none anyway.',
    },
    UseQuotes: {
      type: string,
      values: quoting,
      help: 'Which values stand in quotation marks: Always, AsNeeded or Never.',
    },
  },
  start({ Delimiter = ',', UseQuotes = 'Always' }, invocation) {
    const cell = (value: Value) => cellOf(value, Delimiter, UseQuotes);
    let columns: readonly string[] | undefined;
    return {
      async process({ InputObject }) {
        if (!columns) {
          columns = propertyNames(InputObject);
          await invocation.emit(columns.map(cell).join(Delimiter));
        }
        const values = columns.map((name) => cell(memberOf(InputObject, name)));
        await invocation.emit(values.join(Delimiter));
      },
    };
  },
});

/** Nothing stands without quotation marks, so that it can be told from an empty text. */
function cellOf(value: Value, delimiter: string, quoting: string): string {
  if (value === null) return '';
  const text = Array.isArray(value) ? 'System.Object[]' : textOf(value);
  const inNeed = text.includes(delimiter) || /["\r\n]/.test(text);
  if (quoting === 'Never' || (quoting === 'AsNeeded' && !inNeed)) return text;
  return `"${text.replaceAll('"', '""')}"`;
}
