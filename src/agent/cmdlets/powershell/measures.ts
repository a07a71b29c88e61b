import { ShellError } from '../../shell/errors.ts';
import { sortOrder } from '../../shell/values/compare.ts';
import { parseNumber } from '../../shell/values/numbers.ts';
import { textOf } from '../../shell/values/text.ts';
import { PSObject, type Value } from '../../shell/values/value.ts';

/** What is found out of one property's values, or of the objects themselves. */
interface Measure {
  /** @throws ShellError "NonNumericInputObject" */
  add(value: Value): void;
  /** @param property undefined for the objects themselves */
  result(property: string | undefined): PSObject;
}

/** What is wanted besides the count. */
interface Wanted {
  readonly sum: boolean;
  readonly average: boolean;
  readonly maximum: boolean;
  readonly minimum: boolean;
}

/** Counts and adds up; what was not asked for stays empty. */
export function numberMeasure({ sum, average, maximum, minimum }: Wanted): Measure {
  let count = 0;
  let total = 0;
  let largest: Value = null;
  let smallest: Value = null;
  return {
    add(value) {
      count++;
      if (maximum && (count === 1 || sortOrder(value, largest) > 0)) largest = value;
      if (minimum && (count === 1 || sortOrder(value, smallest) < 0)) smallest = value;
      if (sum || average) total += numberIn(value);
    },
    result: (property) =>
      new PSObject('Microsoft.PowerShell.Commands.GenericMeasureInfo', [
        ['Count', count],
        ['Average', average && count > 0 ? total / count : null],
        ['Sum', sum ? total : null],
        ['Maximum', largest],
        ['Minimum', smallest],
        ['Property', property ?? null],
      ]),
  };
}

/** Which of the three is counted. */
interface Parts {
  readonly lines: boolean;
  readonly words: boolean;
  readonly characters: boolean;
}

/** Counts what is in texts. */
export function textMeasure(wanted: Parts): Measure {
  let lines = 0;
  let words = 0;
  let characters = 0;
  return {
    add(value) {
      const text = textOf(value);
      lines += linesIn(text);
      words += wordsIn(text);
      characters += text.length;
    },
    result: (property) =>
      new PSObject('Microsoft.PowerShell.Commands.TextMeasureInfo', [
        ['Lines', wanted.lines ? lines : null],
        ['Words', wanted.words ? words : null],
        ['Characters', wanted.characters ? characters : null],
        ['Property', property ?? null],
      ]),
  };
}

function numberIn(value: Value): number {
  const number = typeof value === 'string' && value !== '' ? parseNumber(value) : value;
  if (typeof number === 'number') return number;
  throw new ShellError('NonNumericInputObject', { value: textOf(value) });
}

/** The last one need not end. */
function linesIn(text: string): number {
  let lines = text === '' || text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

function wordsIn(text: string): number {
  const word = /\S+/g;
  let words = 0;
  while (word.test(text)) words++;
  return words;
}
