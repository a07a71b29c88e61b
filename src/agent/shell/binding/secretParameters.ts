import type { Commands } from '../commands.ts';
import { allParameters } from './commonParameters.ts';
import { namesMeant } from './parameterNames.ts';

/**
 * Whether what is typed for a parameter may be a secret. Of a command that is not known, and of a function, which may
 * hand it on, whatever may be short for a secret parameter of any cmdlet counts.
 */
export function isSecretParameter(commands: Commands, command: string | undefined, written: string): boolean {
  const found = command === undefined ? undefined : commands.find(command);
  const cmdlets = found?.kind === 'cmdlet' ? [found.cmdlet] : commands.cmdlets;
  return cmdlets.some((cmdlet) => {
    const parameters = allParameters(cmdlet);
    return namesMeant(parameters, written).some((name) => parameters.get(name)?.secret === true);
  });
}
