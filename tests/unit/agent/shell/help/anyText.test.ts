import fc from 'fast-check';
import { expect, test } from 'vitest';
import { string } from '../../../../../src/agent/shell/binding/types.ts';
import { simpleCmdlet } from '../../../../../src/agent/shell/cmdlet.ts';
import { Commands } from '../../../../../src/agent/shell/commands.ts';
import { complete } from '../../../../../src/agent/shell/help/complete.ts';
import { Scope } from '../../../../../src/agent/shell/run/scope.ts';

const parameters = {
  Name: { type: string, help: 'A name.', position: 0, completes: 'profile' },
} as const;
const commands = new Commands([
  simpleCmdlet({ name: 'Get-Key', synopsis: 'Gets a key.', parameters, run: () => undefined }),
]);
const scope = new Scope();
scope.set('key', [1, 'two']);
const names = { profiles: ['dev', 'two words'], locations: [], regions: [] };

const pieces =
  'Get-Key|-Name|-N:|$key|${key}|$|$_|.Length|.|::|[0]|[|]|(|)|$(|@(|@{|{|}|"|\'|@"\n|\n"@|,|;|\n|`\n|`|#|<#|#>|&|. |2>$null|=|-eq|if|foreach|in|function f|param|return|1|..|dev|@key| '
    .split('|')
    .concat('|');
const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((chosen) => chosen.join(''));

test('complete answers for any text, and replaces what is around the cursor', () => {
  fc.assert(
    fc.property(fc.oneof(soup, fc.string()), fc.nat(), (text, at) => {
      const cursor = at % (text.length + 1);
      const { start, end } = complete(text, cursor, { commands, scope, names });
      expect(start).toBeLessThanOrEqual(cursor);
      expect(end).toBeGreaterThanOrEqual(cursor);
      expect(end).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 3000 },
  );
});
