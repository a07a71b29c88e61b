import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from '../../src/agent/shell/syntax/parse.ts';
import { tokenize } from '../../src/agent/shell/syntax/lexing/tokenize.ts';
import { connect, type Client } from './client.ts';
import { runLine } from './consoleLines.ts';

let client: Client;

beforeAll(async () => {
  client = connect();
  await client.ask('vault.trySandbox', {});
});

afterAll(() => {
  client.close();
});

/** Names of the commands in lines of a help text that look as if they were typed. */
function commandsIn(lines: readonly string[]): readonly string[] {
  const tokens = lines.flatMap((line) => {
    parse(line);
    return tokenize(line);
  });
  return tokens.flatMap((token) => (token.kind === 'word' && token.role === 'command' ? token.value : []));
}

test('every cmdlet has help, whose examples can be typed', async () => {
  const { texts: names } = await runLine(client, '(Get-Command).Name');
  expect(names).toContain('Get-AWSCredential');
  const { texts, errors } = await runLine(
    client,
    '(Get-Command).Name | ForEach-Object { Get-Help $_ -Full }',
  );
  expect(errors).toEqual([]);
  const examples = texts.flatMap((line) => (line.startsWith('    PS> ') ? line.slice(8) : []));
  const used = [...new Set(commandsIn(examples))];
  expect((await runLine(client, `Get-Command '${used.join("', '")}' | Out-Null`)).errors).toEqual([]);
});

test('the lines that a newcomer is shown can be typed', async () => {
  const { texts } = await runLine(client, 'Get-Help');
  const lines = texts.flatMap((line) =>
    /^ {4}\(?[A-Z][a-z]+-[A-Z]/.test(line) ? line.trim().replace(/ {2}.*/, '') : [],
  );
  expect(lines).toContain('Get-STSCallerIdentity');
  expect(
    (await runLine(client, `Get-Command '${commandsIn(lines).join("', '")}' | Out-Null`)).errors,
  ).toEqual([]);
});
