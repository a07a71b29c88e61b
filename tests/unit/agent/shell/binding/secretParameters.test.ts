import { expect, test } from 'vitest';
import { secret, string } from '../../../../../src/agent/shell/binding/types.ts';
import { isSecretParameter } from '../../../../../src/agent/shell/binding/secretParameters.ts';
import { simpleCmdlet } from '../../../../../src/agent/shell/cmdlet.ts';
import { Commands } from '../../../../../src/agent/shell/commands.ts';

const run = () => undefined;

const setKey = simpleCmdlet({
  name: 'Set-Key',
  synopsis: '',
  parameters: {
    SecretKey: { type: secret, secret: true, aliases: ['SK'], help: '' },
    Secret: { type: string, help: '' },
  },
  run,
});

const plain = Array.from({ length: 300 }, (_, index) =>
  simpleCmdlet({
    name: `Get-Thing${index}`,
    synopsis: '',
    parameters: { SecretName: { type: string, help: '' } },
    run,
  }),
);

const commands = new Commands([...plain, setKey]);

test.each([
  ['the name', 'Set-Key', 'SecretKey', true],
  ['an alias in small letters', 'set-key', 'sk', true],
  ['a name cut short', 'Set-Key', 'SecretK', true],
  ['one that may be short for it', 'Set-Key', 'se', true],
  ['another one that is spelled out', 'Set-Key', 'Secret', false],
  ['no parameter of it', 'Set-Key', 'Name', false],
  ['a parameter of a cmdlet without secrets', 'Get-Thing1', 'SecretName', false],
  ['the name, of a command that nobody knows', 'Set-Thing', 'SecretKey', true],
  ['another name, of a command that nobody knows', undefined, 'SecretName', false],
] as const)('%s', (_, command, parameter, expected) => {
  expect(isSecretParameter(commands, command, parameter)).toBe(expected);
});

test('a text may ask of tens of thousands of parameters', () => {
  const asked = Array.from({ length: 30_000 }, (_, index) =>
    isSecretParameter(commands, undefined, `p${index}`),
  );
  expect(asked).not.toContain(true);
});
