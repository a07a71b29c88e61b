import { allParameters, isCommon } from '../../shell/binding/commonParameters.ts';
import { string, switchOn } from '../../shell/binding/types.ts';
import { simpleCmdlet, type AnyCmdlet } from '../../shell/cmdlet.ts';
import type { Callable, Commands } from '../../shell/commands.ts';
import { ShellError } from '../../shell/errors.ts';
import { firstHelp } from '../../shell/help/firstHelp.ts';
import { helpText, parameterText, type HelpPart } from '../../shell/help/helpText.ts';
import { functionSyntax } from '../../shell/help/syntaxLines.ts';
import { section, syntaxSection } from '../../shell/help/textLines.ts';
import type { Value } from '../../shell/values/value.ts';
import { hasWildcards, wildcard } from '../../shell/values/wildcard.ts';
import { allCommands } from './commandInfo.ts';

/** Get-Help, of these commands. */
export function helpCmdlet(commands: Commands): AnyCmdlet {
  return simpleCmdlet({
    name: 'Get-Help',
    aliases: ['help', 'man'],
    synopsis: 'Says what a command does and how it is called.',
    description: [
      'Without a name it says how to begin. Of a part of a name it lists the commands that have it in theirs.',
    ],
    examples: [
      { line: 'Get-Help Get-AWSCredential', says: 'Says what a cmdlet does.' },
      { line: 'Get-Help Set-AWSCredential -Parameter StoreAs', says: 'Explains one parameter.' },
      { line: 'help region', says: 'Lists the commands that have "region" in their names.' },
    ],
    defaultSet: 'Overview',
    parameters: {
      Name: {
        type: string,
        position: 0,
        sets: ['Overview', 'Full', 'Examples', 'Parameters'],
        fromPropertyName: true,
        completes: 'command',
        help: 'The name of a command or alias, or a part of one.',
      },
      Full: { type: switchOn, sets: ['Full'], mandatoryIn: ['Full'], help: 'Explains every parameter too.' },
      Examples: {
        type: switchOn,
        sets: ['Examples'],
        mandatoryIn: ['Examples'],
        help: 'Gives the examples.',
      },
      Parameter: {
        type: string,
        sets: ['Parameters'],
        mandatoryIn: ['Parameters'],
        help: 'Explains the parameters of this name, with wildcards if need be.',
      },
    },
    emits: 'System.String',
    async run({ Name = '', Full, Examples, Parameter }, invocation) {
      const part = Full === true ? 'full' : Examples === true ? 'examples' : 'overview';
      const asked: Asked = Parameter === undefined ? { part } : { parameter: Parameter };
      const help = Name === '' ? firstHelp : helpOn(commands, Name, asked);
      for (const line of help) await invocation.emit(line);
    },
  });
}

type Asked = { readonly part: HelpPart } | { readonly parameter: string };

function helpOn(commands: Commands, name: string, asked: Asked): readonly Value[] {
  const callable = commands.find(name);
  if (callable) return callableHelp(callable, asked);
  const fits = wildcard(hasWildcards(name) ? name : `*${name}*`);
  const found = allCommands(commands, false).filter((info) => fits(info.text()));
  const [first, ...others] = found;
  if (!first) throw new ShellError('HelpNotFound', { name });
  return others.length > 0 ? found : helpOn(commands, first.text(), asked);
}

function callableHelp(callable: Callable, asked: Asked): readonly string[] {
  if (callable.kind === 'function') {
    const { name, block } = callable;
    return [...section('NAME', [name]), ...syntaxSection([functionSyntax(name, block)])];
  }
  const { cmdlet } = callable;
  if ('part' in asked) return helpText(cmdlet, asked.part);
  const fits = wildcard(asked.parameter);
  // What every cmdlet takes is in nobody's mind who asks for "*".
  const isMeant = (name: string) => fits(name) && !(hasWildcards(asked.parameter) && isCommon(name));
  const found = [...allParameters(cmdlet)].filter(([name]) => isMeant(name));
  if (found.length === 0) throw new ShellError('NoMatchingParameter', { name: asked.parameter });
  return found.flatMap(([name, parameter]) => parameterText(cmdlet, name, parameter));
}
