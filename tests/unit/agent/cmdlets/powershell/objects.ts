import { linesOf } from '../../shell/lines.ts';
import { objectCmdlets } from '../../../../../src/agent/cmdlets/powershell/objectCmdlets.ts';
import type { Value } from '../../../../../src/agent/shell/values/value.ts';

/** What a line gives. @throws what went wrong in it */
export async function valuesOf(
  line: string,
  variables: Readonly<Record<string, Value>> = {},
): Promise<readonly Value[]> {
  const { shell } = linesOf(objectCmdlets);
  for (const [name, value] of Object.entries(variables)) shell.global.set(name, value);
  return shell.valuesOf(line, {
    signal: new AbortController().signal,
    mayAsk: true,
    show: () => undefined,
    ask: () => Promise.reject(new Error('asked')),
    secretIdOf: () => 1,
  });
}
