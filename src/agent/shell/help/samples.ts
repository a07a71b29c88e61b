/*
 * What can be told of objects before a line runs: from the variables that hold some, and from what cmdlets declare.
 */
import type { Commands } from '../commands.ts';
import type { ObjectType } from '../cmdlet.ts';
import type { Scope } from '../run/scope.ts';
import { memberOf, propertyNames } from '../values/members.ts';
import type { Value } from '../values/value.ts';
import { calledName, writtenIn } from './callArguments.ts';
import { lastStage, type Level, type Part } from './levels.ts';

/** What objects are like: one of them, or their type. */
type Sample = { readonly value: Value } | { readonly type: ObjectType };

/** Where to look. */
export interface Surroundings {
  readonly commands: Commands;
  readonly scope: Scope;
}

/** Names of the properties of such objects; of a secret there are none but what a text has. */
export function propertiesOf(sample: Sample): readonly string[] {
  return 'type' in sample ? Object.keys(sample.type.properties) : propertyNames(oneOf(sample.value));
}

/** What stands before a dot: a variable or a pipeline in brackets, and what is reached from there. */
export function sampleOf(
  parts: readonly Part[],
  levels: readonly Level[],
  around: Surroundings,
): Sample | undefined {
  const begins = parts.findLastIndex((part, at) => !reachesIn(part, parts[at - 1]));
  const [first, ...reached] = parts.slice(begins);
  let sample = first && headOf(first, levels, around);
  for (const { token } of reached) {
    if (token.kind === 'open' && (token.opens === 'call' || !isOfMany(sample))) return undefined;
    if (token.kind === 'word' && sample) sample = heldBy(sample, token.value);
  }
  return sample;
}

/** What comes down the pipeline to its last stage. */
export function arriving(level: Level, levels: readonly Level[], around: Surroundings): Sample | undefined {
  let sample: Sample | undefined;
  for (const stage of level.stages.slice(0, -1)) {
    const name = calledName(stage);
    sample = name === undefined ? sampleOf(stage, levels, around) : emitted(name, stage, sample, around);
  }
  return sample;
}

/** Whether a part reaches into the value before it. */
function reachesIn({ token }: Part, before: Part | undefined): boolean {
  if (token.kind === 'operator') return token.operator === '.';
  if (token.kind === 'open') return token.opens === 'index' || token.opens === 'call';
  return before?.token.kind === 'operator' && before.token.operator === '.';
}

function headOf({ token, inside }: Part, levels: readonly Level[], around: Surroundings): Sample | undefined {
  if (token.kind === 'open') return inside && token.opens !== '{' ? given(inside, levels, around) : undefined;
  if (token.kind !== 'variable') return undefined;
  if (/^(?:_|PSItem)$/i.test(token.name)) return current(levels, around);
  const each = eachOf(token.name, levels, around);
  if (each) return each;
  const value = around.scope.get(token.name);
  return value === undefined ? undefined : { value };
}

/** What a whole pipeline gives. */
function given(level: Level, levels: readonly Level[], around: Surroundings): Sample | undefined {
  return arriving({ ...level, stages: [...level.stages, []] }, levels, around);
}

/** What `$_` is: what comes to the command whose script block this is. */
function current(levels: readonly Level[], around: Surroundings): Sample | undefined {
  const at = levels.findLastIndex(
    (level, index) =>
      level.stages.length > 1 &&
      calledName(lastStage(level)) !== undefined &&
      levels.slice(index + 1).some(({ opens }) => opens === '{'),
  );
  const level = levels[at];
  return level && arriving(level, levels.slice(0, at), around);
}

/** What the variable of a foreach is in its block. */
function eachOf(name: string, levels: readonly Level[], around: Surroundings): Sample | undefined {
  for (const [at, outer] of [...levels.entries()].reverse()) {
    const over = levels[at + 1]?.opens === '{' ? lastStage(outer).at(-2)?.inside : undefined;
    if (over?.variable?.toLowerCase() === name.toLowerCase()) return given(over, levels.slice(0, at), around);
  }
  return undefined;
}

function emitted(
  name: string,
  stage: readonly Part[],
  taken: Sample | undefined,
  { commands }: Surroundings,
): Sample | undefined {
  const found = commands.find(name);
  if (found?.kind !== 'cmdlet') return undefined;
  const { emits, passesOn } = found.cmdlet;
  if (!passesOn) return typeof emits === 'object' ? { type: emits } : undefined;
  const expanded = expandedProperty(stage);
  return expanded === undefined || !taken ? taken : heldBy(taken, expanded);
}

/** Of Select-Object -ExpandProperty. */
function expandedProperty(stage: readonly Part[]): string | undefined {
  const written = writtenIn(stage);
  const at = written.findIndex((one) => 'parameter' in one && /^exp/i.test(one.parameter));
  const argument = written[at + 1];
  if (at === -1 || !argument || !('parts' in argument)) return undefined;
  const token = argument.parts[0]?.token;
  return token?.kind === 'word' || token?.kind === 'string' ? token.value : undefined;
}

function heldBy(sample: Sample, property: string): Sample | undefined {
  if ('value' in sample) {
    const value = memberOf(oneOf(sample.value), property);
    return value === null ? undefined : { value };
  }
  const folded = property.toLowerCase();
  const entry = Object.entries(sample.type.properties).find(([name]) => name.toLowerCase() === folded);
  return entry?.[1] ? { type: entry[1] } : undefined;
}

/** Whether what an index gives is like the others. */
function isOfMany(sample: Sample | undefined): boolean {
  return sample !== undefined && ('type' in sample || Array.isArray(sample.value));
}

/** One of several: objects that flow together are mostly of one kind. */
function oneOf(value: Value): Value {
  return Array.isArray(value) ? (value.find((item) => item !== null) ?? null) : value;
}
