import { typeNameOf } from '../../shell/values/convert.ts';
import { textOf } from '../../shell/values/text.ts';
import { PSObject, type Value } from '../../shell/values/value.ts';

/** A text that two values share where they are the same: by what they show, and objects by what their properties do. */
export function keyOf(value: Value, matchCase: boolean): string {
  const text =
    value instanceof PSObject && value.text() === undefined ? keyOfProperties(value) : textOf(value);
  const key = `${typeNameOf(value)}\0${text}`;
  return matchCase ? key : key.toLowerCase();
}

function keyOfProperties({ properties }: PSObject): string {
  return Array.from(properties.entries(), ([name, value]) => `${name}=${textOf(value)}`).join('\0');
}
