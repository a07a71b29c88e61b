import { strings, switchOn } from '../../shell/binding/types.ts';
import { simpleCmdlet, type AnyCmdlet } from '../../shell/cmdlet.ts';
import type { Commands } from '../../shell/commands.ts';
import { ShellError } from '../../shell/errors.ts';
import { textOf } from '../../shell/values/text.ts';
import { hasWildcards, wildcard } from '../../shell/values/wildcard.ts';
import { allCommands, commandInfo, type CommandInfo } from './commandInfo.ts';

/** Get-Command, of these commands. */
export function commandCmdlet(commands: Commands): AnyCmdlet {
  return simpleCmdlet({
    name: 'Get-Command',
    aliases: ['gcm'],
    synopsis: 'Lists the commands that there are.',
    description: [
      'Without a name it lists cmdlets and the functions of this session. Aliases, among them the former names of cmdlets, are listed where a name fits them.',
    ],
    examples: [
      { line: 'Get-Command *Credential*', says: 'Lists what has to do with credentials.' },
      { line: 'Get-Command -Verb Get -Noun AWS*', says: 'Lists what gets something of AWS.' },
      { line: 'Get-Command Set-AWSCredential -Syntax', says: 'Shows the ways in which a cmdlet is called.' },
    ],
    parameters: {
      Name: {
        type: strings,
        position: 0,
        fromPipeline: true,
        fromPropertyName: true,
        completes: 'command',
        help: 'Names of commands or aliases, with wildcards if need be.',
      },
      Verb: { type: strings, help: 'The first part of the name, with wildcards if need be.' },
      Noun: { type: strings, help: 'The second part of the name, with wildcards if need be.' },
      Syntax: { type: switchOn, help: 'Gives a line of syntax for each parameter set.' },
    },
    emits: {
      name: 'System.Management.Automation.CommandInfo',
      properties: { CommandType: null, Name: null, Verb: null, Noun: null, Definition: null, Synopsis: null },
    },
    async run({ Name, Verb, Noun, Syntax }, invocation) {
      const fits = (part: 'Verb' | 'Noun', patterns: readonly string[] | undefined) => {
        const tests = patterns?.map((pattern) => wildcard(pattern));
        return (info: CommandInfo) =>
          tests?.some((test) => test(textOf(info.properties.get(part) ?? null))) ?? true;
      };
      const found = Name
        ? Name.flatMap((name) =>
            named(commands, name, () => {
              invocation.report(new ShellError('CommandNotFoundException', { name }));
            }),
          )
        : allCommands(commands, false);
      for (const info of found.filter(fits('Verb', Verb)).filter(fits('Noun', Noun))) {
        if (Syntax !== true) await invocation.emit(info);
        else for (const line of info.syntax) await invocation.emit(line);
      }
    },
  });
}

function named(commands: Commands, name: string, onMissing: () => void): readonly CommandInfo[] {
  if (hasWildcards(name)) {
    const fits = wildcard(name);
    return allCommands(commands, true).filter((info) => fits(info.text()));
  }
  const callable = commands.find(name);
  if (callable) return [commandInfo(name, callable)];
  onMissing();
  return [];
}
