import { anything, int, string, switchOn } from '../../shell/binding/types.ts';
import { cmdlet } from '../../shell/cmdlet.ts';
import { checkCount, joined } from '../../shell/values/limits.ts';
import type { Value } from '../../shell/values/value.ts';
import { JsonText } from './jsonText.ts';
import { isJson, jsonValues } from './jsonValues.ts';

export const convertToJson = cmdlet({
  name: 'ConvertTo-Json',
  synopsis: 'Makes a JSON text of objects.',
  description: ['Several objects become an array. Secrets are masked.'],
  examples: [
    { line: 'Get-STSCallerIdentity | ConvertTo-Json', says: 'Writes an answer of AWS as JSON.' },
    { line: "@{ Action = 's3:*' } | ConvertTo-Json -Compress", says: 'Writes a hashtable in one line.' },
  ],
  emits: 'System.String',
  parameters: {
    InputObject: { type: anything, position: 0, fromPipeline: true, help: 'The objects to write.' },
    Depth: {
      type: int,
      range: [0, 100],
      help: 'How many levels of objects within objects are written; 2 where it is not given.',
    },
    Compress: { type: switchOn, help: 'Leaves blanks and line breaks out.' },
    AsArray: { type: switchOn, help: 'Makes an array also of a single object.' },
  },
  start({ Depth = 2, Compress = false, AsArray = false }, invocation) {
    const held: Value[] = [];
    return {
      process({ InputObject }) {
        if (InputObject === undefined) return;
        checkCount(held.length + 1);
        held.push(InputObject);
      },
      async end() {
        const [first] = held;
        if (first === undefined) return;
        const json = new JsonText({ depth: Depth, compress: Compress }, () => invocation.turn());
        await json.write(held.length > 1 || AsArray ? held : first);
        if (json.truncated) {
          invocation.warn(
            `Resulting JSON is truncated as serialization has exceeded the set depth of ${Depth}.`,
          );
        }
        await invocation.emit(json.text);
      },
    };
  },
});

export const convertFromJson = cmdlet({
  name: 'ConvertFrom-Json',
  synopsis: 'Makes objects of a JSON text.',
  description: ['The lines of one text may come one by one, or each be a JSON text of its own.'],
  examples: [
    {
      line: `'{ "Region": "eu-west-1" }' | ConvertFrom-Json`,
      says: 'Gives an object with a property Region.',
    },
  ],
  parameters: {
    InputObject: {
      type: string,
      position: 0,
      mandatory: true,
      fromPipeline: true,
      help: 'The text, or its lines.',
    },
    AsHashtable: { type: switchOn, help: 'Makes hashtables instead of objects.' },
    Depth: {
      type: int,
      range: [1, 1024],
      help: 'How deep the text may be nested; 1024 where it is not given.',
    },
    NoEnumerate: { type: switchOn, help: 'Gives an array as one object.' },
  },
  start({ AsHashtable = false, Depth = 1024, NoEnumerate }, invocation) {
    const reading = { asHashtable: AsHashtable, depth: Depth, turn: () => invocation.turn() };
    const lines: string[] = [];
    const give = async (text: string) => {
      const value = await jsonValues(text, reading);
      const items = Array.isArray(value) && NoEnumerate !== true ? value : [value];
      for (const item of items) await invocation.emit(item);
    };
    return {
      process({ InputObject }) {
        checkCount(lines.length + 1);
        lines.push(InputObject);
      },
      async end() {
        const areTexts = lines.length === 1 || isJson(lines[0] ?? '');
        const texts = areTexts ? lines : [joined(lines, '\n')];
        for (const text of texts) if (text.trim() !== '') await give(text);
      },
    };
  },
});
