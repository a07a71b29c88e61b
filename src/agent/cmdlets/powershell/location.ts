import { simpleCmdlet } from '../../shell/cmdlet.ts';
import { textOf } from '../../shell/values/text.ts';
import { PSObject } from '../../shell/values/value.ts';

/** Where a session is; in a text, such as a prompt's, its path. */
class PathInfo extends PSObject {
  readonly #path: string;

  constructor(path: string) {
    super('System.Management.Automation.PathInfo', [
      ['Drive', path.slice(0, path.indexOf(':'))],
      ['Path', path],
    ]);
    this.#path = path;
  }

  override text(): string {
    return this.#path;
  }
}

export const getLocation = simpleCmdlet({
  name: 'Get-Location',
  aliases: ['gl', 'pwd'],
  synopsis: 'Gives the location that prompts show.',
  description: ['There are no files here, so it is always the same.'],
  parameters: {},
  emits: {
    name: 'System.Management.Automation.PathInfo',
    properties: { Drive: null, Path: null },
  },
  run: (_, invocation) => invocation.emit(new PathInfo(textOf(invocation.scope.get('PWD') ?? null))),
});
