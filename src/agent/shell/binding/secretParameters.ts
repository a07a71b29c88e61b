import type { AnyCmdlet } from '../cmdlet.ts';
import type { Commands } from '../commands.ts';
import { allParameters } from './commonParameters.ts';
import { namesMeant } from './parameterNames.ts';

/**
 * Whether what is typed for a parameter may be a secret. Of a command that is not known, and of a function, which may
 * hand it on, whatever may be short for a secret parameter of any cmdlet counts. A text may ask thousands of times.
 */
export function isSecretParameter(commands: Commands, command: string | undefined, written: string): boolean {
  const found = command === undefined ? undefined : commands.find(command);
  const cmdlets = found?.kind === 'cmdlet' ? [found.cmdlet] : commands.cmdlets;
  const start = written.toLowerCase();
  return cmdlets.some((cmdlet) => {
    // Few begin so, and only of those it matters what else the name may mean.
    if (!secretSpellings(cmdlet).some((spelling) => spelling.startsWith(start))) return false;
    const parameters = allParameters(cmdlet);
    return namesMeant(parameters, written).some((name) => parameters.get(name)?.secret === true);
  });
}

const spellings = new WeakMap<AnyCmdlet, readonly string[]>();

/** What a cmdlet's secret parameters are called, in small letters. */
function secretSpellings(cmdlet: AnyCmdlet): readonly string[] {
  const known = spellings.get(cmdlet);
  if (known) return known;
  const found = [...allParameters(cmdlet)]
    .filter(([, { secret }]) => secret === true)
    .flatMap(([name, { aliases = [] }]) => [name, ...aliases])
    .map((name) => name.toLowerCase());
  spellings.set(cmdlet, found);
  return found;
}
