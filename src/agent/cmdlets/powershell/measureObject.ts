import { anything, strings, switchOn } from '../../shell/binding/types.ts';
import { cmdlet } from '../../shell/cmdlet.ts';
import { ShellError } from '../../shell/errors.ts';
import { memberOf } from '../../shell/values/members.ts';
import { PSObject, type Value } from '../../shell/values/value.ts';
import { numberMeasure, textMeasure } from './measures.ts';

export const measureObject = cmdlet({
  name: 'Measure-Object',
  aliases: ['measure'],
  synopsis:
    'Counts objects, adds them up and finds the largest and the smallest; or counts what is in texts.',
  examples: [
    { line: 'Get-AWSRegion | Measure-Object', says: 'Counts the regions.' },
    {
      line: "'aa', 'b' | measure Length -Sum -Maximum",
      says: 'Adds up a property and finds its largest value.',
    },
    { line: "'one two' | measure -Word -Character", says: 'Counts words and characters.' },
  ],
  emits: {
    name: 'Microsoft.PowerShell.Commands.GenericMeasureInfo',
    properties: { Count: null, Average: null, Sum: null, Maximum: null, Minimum: null, Property: null },
  },
  defaultSet: 'Numbers',
  parameters: {
    Property: {
      type: strings,
      position: 0,
      completes: 'property',
      help: 'The properties that are measured.',
    },
    Sum: { type: switchOn, sets: ['Numbers'], help: 'Adds the values up.' },
    Average: { type: switchOn, sets: ['Numbers'], help: 'Gives the mean of the values.' },
    Maximum: { type: switchOn, sets: ['Numbers'], help: 'Gives the largest value.' },
    Minimum: { type: switchOn, sets: ['Numbers'], help: 'Gives the smallest value.' },
    Line: { type: switchOn, sets: ['Text'], help: 'Counts lines.' },
    Word: { type: switchOn, sets: ['Text'], help: 'Counts words.' },
    Character: { type: switchOn, sets: ['Text'], help: 'Counts characters.' },
    InputObject: { type: anything, fromPipeline: true, help: 'The objects to measure.' },
  },
  start({ Property = [undefined], ...asked }, invocation) {
    const parts = {
      lines: asked.Line === true,
      words: asked.Word === true,
      characters: asked.Character === true,
    };
    const numbers = {
      sum: asked.Sum === true,
      average: asked.Average === true,
      maximum: asked.Maximum === true,
      minimum: asked.Minimum === true,
    };
    const ofText = Object.values(parts).includes(true);
    const measured = Property.map((name) => ({
      name,
      measure: ofText ? textMeasure(parts) : numberMeasure(numbers),
      found: name === undefined,
    }));
    return {
      process({ InputObject = null }) {
        if (InputObject === null) return;
        for (const property of measured) {
          const value = valueOf(InputObject, property.name);
          if (value === undefined) continue;
          property.found = true;
          try {
            property.measure.add(value);
          } catch (error) {
            if (!(error instanceof ShellError)) throw error;
            invocation.report(error);
          }
        }
      },
      async end() {
        for (const { name, measure, found } of measured) {
          if (found) await invocation.emit(measure.result(name));
          else invocation.report(new ShellError('GenericMeasurePropertyNotFound', { name: name ?? '' }));
        }
      },
    };
  },
});

/** Undefined where the object has no such property. */
function valueOf(object: Value, name: string | undefined): Value | undefined {
  if (name === undefined) return object;
  if (object instanceof PSObject) return object.properties.get(name);
  return memberOf(object, name) ?? undefined;
}
