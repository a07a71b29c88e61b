import type { AnyCmdlet } from '../../shell/cmdlet.ts';
import type { Shell } from '../../shell/shell.ts';
import { commandCmdlet } from './command.ts';
import { helpCmdlet } from './help.ts';
import { historyCmdlet } from './history.ts';
import { getLocation } from './location.ts';
import { importModule, installModule, setExecutionPolicy } from './module.ts';
import { getVariable } from './variable.ts';

/** The cmdlets that tell about the shell itself. */
export function shellCmdlets({ commands, history }: Shell): readonly AnyCmdlet[] {
  return [
    commandCmdlet(commands),
    helpCmdlet(commands),
    historyCmdlet(history),
    getVariable,
    getLocation,
    importModule,
    installModule,
    setExecutionPolicy,
  ];
}
