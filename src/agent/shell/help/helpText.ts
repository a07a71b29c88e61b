import { allParameters, isCommon } from '../binding/commonParameters.ts';
import { isMandatory, setsOf } from '../binding/parameterSets.ts';
import type { AnyCmdlet, Parameter } from '../cmdlet.ts';
import { argumentText, commonParameterNames, syntaxLines } from './syntaxLines.ts';
import { indented, section, syntaxSection } from './textLines.ts';

/** How much of a cmdlet's help is asked for. */
export type HelpPart = 'overview' | 'full' | 'examples';

/** A cmdlet's help, line by line. */
export function helpText(cmdlet: AnyCmdlet, part: HelpPart): readonly string[] {
  const { name, synopsis, description = [], aliases = [], emits } = cmdlet;
  const opening = [...section('NAME', [name]), ...section('SYNOPSIS', [synopsis])];
  if (part === 'examples') return [...opening, ...examples(cmdlet)];
  const overview = [
    ...opening,
    ...syntaxSection(syntaxLines(cmdlet)),
    ...section('DESCRIPTION', description),
    ...section('ALIASES', aliases),
  ];
  if (part === 'overview') return [...overview, ...section('REMARKS', remarks(cmdlet))];
  const all = [...allParameters(cmdlet)].filter(([one]) => !isCommon(one));
  const common = `This cmdlet takes the common parameters too: ${commonParameterNames(cmdlet).join(', ')}.`;
  return [
    ...overview,
    'PARAMETERS',
    ...all.flatMap(([one, parameter]) => parameterText(cmdlet, one, parameter)),
    ...indented('<CommonParameters>', 1),
    ...indented(common, 2),
    '',
    ...section('OUTPUTS', emits === undefined ? [] : [typeof emits === 'string' ? emits : emits.name]),
    ...examples(cmdlet),
  ];
}

/** What there is to know of one parameter. */
export function parameterText(
  cmdlet: AnyCmdlet,
  name: string,
  parameter: Parameter<unknown>,
): readonly string[] {
  const { help, aliases = [], position, sets } = parameter;
  const facts: readonly (readonly [string, string])[] = [
    ['Required?', required(cmdlet, parameter)],
    ['Position?', position === undefined ? 'named' : String(position)],
    ['Accept pipeline input?', pipelineInput(parameter)],
    ...(sets ? [['Parameter sets', sets.join(', ')] as const] : []),
    ...(aliases.length > 0 ? [['Aliases', aliases.join(', ')] as const] : []),
  ];
  return [
    ...indented(`-${name} ${argumentText(parameter)}`.trimEnd(), 1),
    ...indented(help, 2),
    '',
    ...facts.flatMap(([fact, says]) => indented(`${fact.padEnd(28)} ${says}`, 2)),
    '',
  ];
}

function required(cmdlet: AnyCmdlet, parameter: Parameter<unknown>): string {
  const needing = setsOf(cmdlet).filter((set) => isMandatory(set, parameter));
  if (needing.length === 0) return 'false';
  const everywhere = parameter.mandatory === true || needing.length === setsOf(cmdlet).length;
  return everywhere ? 'true' : `true in ${needing.join(', ')}`;
}

function pipelineInput({ fromPipeline, fromPropertyName }: Parameter<unknown>): string {
  const ways = [...(fromPipeline ? ['ByValue'] : []), ...(fromPropertyName ? ['ByPropertyName'] : [])];
  return ways.length === 0 ? 'false' : `true (${ways.join(', ')})`;
}

function examples({ examples = [] }: AnyCmdlet): readonly string[] {
  return examples.flatMap(({ line, says }, index) => [
    ...indented(`-------------------------- EXAMPLE ${String(index + 1)} --------------------------`, 1),
    '',
    // Never broken: it is there to be copied and typed.
    `    PS> ${line}`,
    '',
    ...indented(says, 1),
    '',
  ]);
}

function remarks({ name, examples = [] }: AnyCmdlet): readonly string[] {
  return [
    ...(examples.length > 0 ? [`To see the examples: Get-Help ${name} -Examples`] : []),
    `For all its parameters: Get-Help ${name} -Full`,
  ];
}
