import { shellCmdlets } from '../../../../../src/agent/cmdlets/powershell/shellCmdlets.ts';
import { powershellViews } from '../../../../../src/agent/shell/format/powershellViews.ts';
import { string, switchOn } from '../../../../../src/agent/shell/binding/types.ts';
import { simpleCmdlet } from '../../../../../src/agent/shell/cmdlet.ts';
import { linesOf, type Lines } from '../../shell/lines.ts';

const run = () => undefined;

const setKey = simpleCmdlet({
  name: 'Set-Key',
  aliases: ['Set-Keys'],
  synopsis: 'Sets a key.',
  description: ['Stores it.'],
  examples: [{ line: 'Set-Key dev', says: 'Sets that of a profile.' }],
  defaultSet: 'Stored',
  parameters: {
    AccessKey: { type: string, help: 'Its id.', sets: ['Typed'], mandatoryIn: ['Typed'] },
    ProfileName: {
      type: string,
      help: 'Which profile.',
      aliases: ['Stored'],
      position: 0,
      sets: ['Stored'],
      mandatoryIn: ['Stored'],
      fromPropertyName: true,
    },
    Scope: { type: string, help: 'How far.', position: 1, values: ['Global', 'Local'] },
    Force: { type: switchOn, help: 'Asks nothing.' },
  },
  confirms: 'medium',
  run,
});

const getKey = simpleCmdlet({ name: 'Get-Key', synopsis: 'Gets a key.', parameters: {}, run });

/** A session that has the cmdlets about the shell and two more. */
export function shellLines(): Lines {
  const lines = linesOf([setKey, getKey], powershellViews);
  lines.shell.commands.add(shellCmdlets(lines.shell));
  return lines;
}
