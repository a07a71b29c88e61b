import { withoutTokens } from '../../awsconfig/shownValue.ts';
import type { AnyCmdlet } from '../../shell/cmdlet.ts';
import type { Callable, Commands } from '../../shell/commands.ts';
import { functionSyntax, syntaxLines } from '../../shell/help/syntaxLines.ts';
import { PSObject, type ScriptBlock, type Value } from '../../shell/values/value.ts';

/** A command as Get-Command gives it; in a text it is its name. */
export class CommandInfo extends PSObject {
  readonly #name: string;
  /** How it is called: a line for each parameter set. */
  readonly syntax: readonly string[];

  constructor(
    commandType: 'Alias' | 'Cmdlet' | 'Function',
    name: string,
    syntax: readonly string[],
    properties: Iterable<readonly [string, Value]>,
  ) {
    super(`System.Management.Automation.${commandType}Info`, [
      ['CommandType', commandType],
      ['Name', name],
      ...properties,
    ]);
    this.#name = name;
    this.syntax = syntax;
  }

  override text(): string {
    return this.#name;
  }
}

/** What a name calls, as an object. */
export function commandInfo(name: string, callable: Callable): CommandInfo {
  if (callable.kind === 'function') return functionInfo(callable.name, callable.block);
  const { cmdlet } = callable;
  return name.toLowerCase() === cmdlet.name.toLowerCase() ? cmdletInfo(cmdlet) : aliasInfo(name, cmdlet);
}

/** Functions, then cmdlets, each by name; aliases last where they are asked for. */
export function allCommands(commands: Commands, withAliases: boolean): readonly CommandInfo[] {
  const functions = commands.functions.flatMap((name) => {
    const callable = commands.find(name);
    return callable ? [commandInfo(name, callable)] : [];
  });
  const cmdlets = commands.cmdlets.map(cmdletInfo);
  const aliases = withAliases
    ? commands.cmdlets.flatMap((cmdlet) => (cmdlet.aliases ?? []).map((alias) => aliasInfo(alias, cmdlet)))
    : [];
  return [functions, cmdlets, aliases].flatMap((kind) => kind.sort(byName));
}

function cmdletInfo(cmdlet: AnyCmdlet): CommandInfo {
  const { name, synopsis } = cmdlet;
  const [verb = '', noun = ''] = name.split('-', 2);
  const syntax = syntaxLines(cmdlet);
  return new CommandInfo('Cmdlet', name, syntax, [
    ['Verb', verb],
    ['Noun', noun],
    ['Definition', syntax.join('\n')],
    ['Synopsis', synopsis],
  ]);
}

function aliasInfo(name: string, cmdlet: AnyCmdlet): CommandInfo {
  return new CommandInfo('Alias', name, syntaxLines(cmdlet), [
    ['ResolvedCommandName', cmdlet.name],
    ['Definition', cmdlet.name],
    ['Synopsis', `Stands for ${cmdlet.name}.`],
  ]);
}

/** Somebody may have written a key into it. */
function functionInfo(name: string, block: ScriptBlock): CommandInfo {
  return new CommandInfo(
    'Function',
    name,
    [functionSyntax(name, block)],
    [
      ['Definition', withoutTokens(block.literal.text)],
      ['Synopsis', 'Defined in this session.'],
    ],
  );
}

function byName(a: CommandInfo, b: CommandInfo): number {
  return a.text().toLowerCase() < b.text().toLowerCase() ? -1 : 1;
}
