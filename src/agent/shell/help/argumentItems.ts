import type { CompletionItem } from '../../../protocol/console.ts';
import type { RegionView } from '../../../protocol/views/calls.ts';
import type { Parameter } from '../cmdlet.ts';
import type { Commands } from '../commands.ts';
import type { Scope } from '../run/scope.ts';
import { commandItems } from './commandItems.ts';
import { matching } from './matching.ts';
import { quotedArgument, type Quote } from './quoting.ts';

/** Names that arguments are taken from, in the order in which they are offered. */
export interface Names {
  readonly profiles: readonly string[];
  readonly locations: readonly string[];
  readonly regions: readonly RegionView[];
}

interface Sources {
  readonly names: Names;
  readonly commands: Commands;
  readonly scope: Scope;
  /** Of the objects that come to the command. */
  readonly properties: () => readonly string[];
}

interface Typed {
  /** Without quotes. */
  readonly typed: string;
  readonly quote: Quote;
}

/** What may be given to a parameter. */
export function argumentItems(
  { type, values = [], completes = values }: Parameter<unknown>,
  { typed, quote }: Typed,
  sources: Sources,
): readonly CompletionItem[] {
  if (type.isSwitch === true || type.name === 'Boolean')
    return named(['$true', '$false'], typed, 'value', (text) => text);
  const asArgument = (text: string) => quotedArgument(text, quote);
  const { profiles, locations, regions } = sources.names;
  if (typeof completes !== 'string') return named(completes, typed, 'value', asArgument);
  switch (completes) {
    case 'profile':
      return named(profiles, typed, 'profile', asArgument);
    case 'location':
      return named(locations, typed, 'value', asArgument);
    case 'property':
      return named(sources.properties(), typed, 'property', asArgument);
    case 'variable':
      return named(sources.scope.visible().names(), typed, 'variable', asArgument);
    case 'command':
      return commandItems(sources.commands, typed).map((item) => ({ ...item, text: asArgument(item.text) }));
    case 'region':
      // Found by "Ireland" too.
      return matching(regions, typed, ({ name, description }) => `${name} ${description}`).map(
        ({ name, description }) => ({ ...item(name, 'region', asArgument), meaning: description }),
      );
  }
}

function named(
  names: readonly string[],
  typed: string,
  kind: CompletionItem['kind'],
  written: (name: string) => string,
): readonly CompletionItem[] {
  return matching(names, typed, (name) => name).map((name) => item(name, kind, written));
}

function item(name: string, kind: CompletionItem['kind'], written: (name: string) => string): CompletionItem {
  return { text: written(name), label: name, kind };
}
