import type { CompletionItem } from '../../../protocol/console.ts';
import type { Parameter } from '../cmdlet.ts';

/** Parameters whose names begin with what is typed; an alias where only that does. */
export function parameterItems(
  parameters: ReadonlyMap<string, Parameter<unknown>>,
  typed: string,
): readonly CompletionItem[] {
  const begins = (name: string) => name.toLowerCase().startsWith(typed.toLowerCase());
  return [...parameters].flatMap(([name, { type, help, aliases = [] }]) => {
    const spelling = begins(name) ? name : aliases.find(begins);
    if (spelling === undefined) return [];
    const means = spelling === name ? help : `${name}: ${help}`;
    return { ...parameterItem(spelling), meaning: type.isSwitch ? means : `<${type.name}> ${means}` };
  });
}

export function parameterItem(name: string): CompletionItem {
  return { text: `-${name}`, label: `-${name}`, kind: 'parameter' };
}
