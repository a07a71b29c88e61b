import { allParameters, isCommon } from '../binding/commonParameters.ts';
import { isIn, isMandatory, setsOf } from '../binding/parameterSets.ts';
import type { AnyCmdlet, Parameter } from '../cmdlet.ts';
import type { ScriptBlock } from '../values/value.ts';

/** How a cmdlet is called: a line for each parameter set, as PowerShell writes them. */
export function syntaxLines(cmdlet: AnyCmdlet): readonly string[] {
  const { defaultSet } = cmdlet;
  const sets = [...setsOf(cmdlet)].sort((a, b) => Number(b === defaultSet) - Number(a === defaultSet));
  return sets.map((set) => {
    const own = Object.entries(cmdlet.parameters).filter(([, parameter]) => isIn(set, parameter));
    const inOrder = own.sort(([, a], [, b]) => rank(set, a) - rank(set, b));
    const confirming = cmdlet.confirms ? ['[-WhatIf]', '[-Confirm]'] : [];
    const written = inOrder.map(([name, parameter]) =>
      withBrackets(
        name,
        argumentText(parameter),
        parameter.position !== undefined,
        isMandatory(set, parameter),
      ),
    );
    return [cmdlet.name, ...written, ...confirming, '[<CommonParameters>]'].join(' ');
  });
}

/** The same for a function that the user wrote. */
export function functionSyntax(name: string, { literal }: ScriptBlock): string {
  const written = literal.script.parameters.map((parameter) => {
    const type = parameter.typeName ?? 'Object';
    const isSwitch = type.toLowerCase() === 'switch';
    return withBrackets(parameter.name, isSwitch ? '' : `<${type}>`, !isSwitch, false);
  });
  return [name, ...written].join(' ');
}

/** Names of what every cmdlet takes besides its own. */
export function commonParameterNames(cmdlet: AnyCmdlet): readonly string[] {
  return [...allParameters(cmdlet).keys()].filter(isCommon);
}

/** What stands for a parameter's argument; empty for a switch. */
export function argumentText({ type, values }: Parameter<unknown>): string {
  if (type.isSwitch) return '';
  return values ? `{${values.join(' | ')}}` : `<${type.name}>`;
}

/** By place, then what has to be given, then the others as they were declared. */
function rank(set: string, parameter: Parameter<unknown>): number {
  return parameter.position ?? (isMandatory(set, parameter) ? 1000 : 2000);
}

function withBrackets(name: string, argument: string, hasPlace: boolean, isMandatory: boolean): string {
  const named = hasPlace && argument !== '' ? `[-${name}]` : `-${name}`;
  const whole = argument === '' ? named : `${named} ${argument}`;
  return isMandatory ? whole : `[${whole}]`;
}
