import type { CompletionItem } from '../../../protocol/console.ts';
import type { AnyCmdlet } from '../cmdlet.ts';
import type { Commands } from '../commands.ts';
import type { Keyword } from '../syntax/tokens.ts';
import { matching } from './matching.ts';

/** Those that a statement may begin with. */
const beginning: readonly Keyword[] = [
  'do',
  'for',
  'foreach',
  'function',
  'if',
  'param',
  'return',
  'throw',
  'try',
  'while',
];

/** Functions, cmdlets, and those aliases and keywords that begin with what is typed. */
export function commandItems(commands: Commands, typed: string): readonly CompletionItem[] {
  const functions = matching(commands.functions, typed, (name) => name).map((name) => item(name, 'Function'));
  const sorted = commands.cmdlets.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const cmdlets = matching(sorted, typed, ({ name }) => name);
  const aliases = typed === '' ? [] : aliasItems(sorted, cmdlets, typed.toLowerCase());
  const keywords = beginning.filter((keyword) => typed !== '' && keyword.startsWith(typed.toLowerCase()));
  return [
    ...functions,
    ...aliases,
    ...cmdlets.map(({ name, synopsis }) => item(name, synopsis)),
    ...keywords.map((keyword) => item(keyword, 'Keyword')),
  ];
}

/** Of cmdlets that are not offered themselves: a former name would only stand beside the present one. */
function aliasItems(
  all: readonly AnyCmdlet[],
  offered: readonly AnyCmdlet[],
  typed: string,
): readonly CompletionItem[] {
  return all
    .filter((cmdlet) => !offered.includes(cmdlet))
    .flatMap(({ name, aliases = [] }) =>
      aliases.filter((alias) => alias.toLowerCase().startsWith(typed)).map((alias) => item(alias, name)),
    );
}

function item(name: string, meaning: string): CompletionItem {
  return { text: name, label: name, kind: 'command', meaning };
}
