import { string } from '../../shell/binding/types.ts';
import type { ParameterType } from '../../shell/cmdlet.ts';
import { ScriptBlock } from '../../shell/values/value.ts';

/** A script block, or the name of a property: `Where-Object { $_.Name }` and `Where-Object Name`. */
export const blockOrName: ParameterType<ScriptBlock | string> = {
  name: 'ScriptBlock',
  convert: (argument) => (argument.value instanceof ScriptBlock ? argument.value : string.convert(argument)),
};
