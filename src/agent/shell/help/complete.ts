import type { CompletionItem, CompletionView } from '../../../protocol/console.ts';
import { tokenize } from '../syntax/lexing/tokenize.ts';
import { typeNameOf } from '../values/convert.ts';
import { argumentItems, type Names } from './argumentItems.ts';
import { calledName, writtenIn } from './callArguments.ts';
import { commandItems } from './commandItems.ts';
import { expected, type Expected } from './expected.ts';
import type { Part } from './levels.ts';
import { matching } from './matching.ts';
import { parameterItem, parameterItems } from './parameterItems.ts';
import { placeAt, type Place } from './place.ts';
import { quotedMember, quotedVariable } from './quoting.ts';
import { arriving, propertiesOf, sampleOf, type Surroundings } from './samples.ts';

/** Where completion looks names up. */
interface Sources extends Surroundings {
  readonly names: Names;
}

/** As many as anybody looks through. */
const mostItems = 100;

/** A longer text was pasted; to read it with each key would hold up whatever is typed. */
const longestCompleted = 64 * 1024;

/** What may stand at the cursor of a text that is being typed. Nothing is run for it, and no secret is in it. */
export function complete(text: string, cursor: number, sources: Sources): CompletionView {
  const place = text.length > longestCompleted ? undefined : placeAt(text, cursor);
  if (!place) return { start: cursor, end: cursor, items: [] };
  const { start, end } = place;
  return { start, end, items: itemsFor(place, text.slice(end), sources).slice(0, mostItems) };
}

function itemsFor(place: Place, behind: string, sources: Sources): readonly CompletionItem[] {
  switch (place.at) {
    case 'command':
      return commandItems(sources.commands, place.typed);
    case 'parameter':
      return parametersOf(place, behind, sources);
    case 'argument':
      return argumentsFor(place, behind, sources);
    case 'variable':
      return variables(place, sources);
    case 'member':
      return members(place, sources);
  }
}

type PlaceOf<At extends Place['at']> = Extract<Place, { at: At }>;

function parametersOf(
  { call, typed }: PlaceOf<'parameter'>,
  behind: string,
  sources: Sources,
): readonly CompletionItem[] {
  const name = calledName(call);
  const found = name === undefined ? undefined : sources.commands.find(name);
  if (found?.kind !== 'function') {
    const free = expectedFor(call, behind, sources)?.parameters;
    return free ? parameterItems(free, typed) : [];
  }
  const names = found.block.literal.script.parameters.map((parameter) => parameter.name);
  const begins = (one: string) => one.toLowerCase().startsWith(typed.toLowerCase());
  return names.filter(begins).map(parameterItem);
}

function argumentsFor(
  { call, typed, quote, levels }: PlaceOf<'argument'>,
  behind: string,
  sources: Sources,
): readonly CompletionItem[] {
  const next = expectedFor(call, behind, sources)?.next ?? [];
  const properties = () => {
    const level = levels.at(-1);
    const sample = level && arriving(level, levels, sources);
    return sample ? propertiesOf(sample) : [];
  };
  const items = next.flatMap((parameter) =>
    argumentItems(parameter, { typed, quote }, { ...sources, properties }),
  );
  return [...new Map(items.map((item) => [item.text, item])).values()];
}

function expectedFor(call: readonly Part[], behind: string, { commands }: Sources): Expected | undefined {
  const name = calledName(call);
  const found = name === undefined ? undefined : commands.find(name);
  return found?.kind === 'cmdlet' ? expected(found.cmdlet, writtenIn(call), parametersIn(behind)) : undefined;
}

const restOfCommand = /[^|;\r\n)}]*/y;

/** Names of the parameters that a command has behind the cursor. */
function parametersIn(behind: string): readonly string[] {
  restOfCommand.lastIndex = 0;
  const rest = restOfCommand.exec(behind)?.[0] ?? '';
  return tokenize(`x ${rest}`).flatMap((token) => (token.kind === 'parameter' ? token.name : []));
}

function variables({ typed, before }: PlaceOf<'variable'>, { scope }: Sources): readonly CompletionItem[] {
  const visible = scope.visible();
  const names = visible.names().sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  return matching(names, typed, (name) => name).map((name) => ({
    text: quotedVariable(name, before),
    label: `$${name}`,
    kind: 'variable',
    meaning: typeNameOf(visible.get(name) ?? null),
  }));
}

function members({ target, typed, levels }: PlaceOf<'member'>, sources: Sources): readonly CompletionItem[] {
  const sample = sampleOf(target, levels, sources);
  const names = sample ? propertiesOf(sample) : [];
  return matching(names, typed, (name) => name).map((name) => ({
    text: quotedMember(name),
    label: name,
    kind: 'property',
  }));
}
