import { describe, expect, test } from 'vitest';
import { callsAnswered } from './services/calls.ts';
import { alice, billing, consoleOf, contextWith, keyLines } from './console.ts';

const temporary = `[temporary]\n${keyLines(billing)}aws_session_token = FwoGZXIvYXdzEXAMPLE\n`;

/** A vault under a passphrase, with $s and $t: the secret key and the session token of its profile. */
async function opened() {
  const context = await contextWith(temporary);
  const unlocked = { ...context.unlocked(), temporary: false };
  const { run } = consoleOf({ ...context, unlocked: () => unlocked });
  await run('$k = (New-AWSCredential temporary).GetCredentials(); $s = $k.SecretKey; $t = $k.Token');
  return run;
}

const notTaken =
  'A secret of the vault is taken, whole, only as what it is: a secret key by -SecretKey, a session token by -SessionToken. Anything else would send it, or store it, in clear.';

function refused(parameter: string): string {
  return `ParameterArgumentTransformationError: Cannot bind parameter '${parameter}'. ${notTaken}`;
}

describe('a secret of the vault is refused', () => {
  const access = `-AccessKey ${alice.accessKeyId}`;
  const object = `AccessKey = '${alice.accessKeyId}'`;
  test.each([
    ['a secret key as session token', `${access} -SecretKey x -SessionToken $s`, 'SessionToken'],
    ['a session token as secret key', `${access} -SecretKey $t`, 'SecretKey'],
    ['a part of a session token', `${access} -SecretKey x -SessionToken "x$t"`, 'SessionToken'],
    ['two of them in one text', `${access} -SecretKey "$s$s"`, 'SecretKey'],
    ['one added to a text', `${access} -SecretKey ($s + 'x')`, 'SecretKey'],
    [
      'a secret key as token of an object',
      `-Credential @{ ${object}; SecretKey = 'x'; Token = $s }`,
      'Credential',
    ],
    ['a token as secret key of an object', `-Credential @{ ${object}; SecretKey = $t }`, 'Credential'],
  ])('%s', async (_, given, parameter) => {
    const run = await opened();
    expect((await run(`Set-AWSCredential ${given}`)).errors).toEqual([refused(parameter)]);
  });

  test.each([
    ['an MFA code', 'Get-STSSessionToken -TokenCode $s', 'TokenCode'],
    ['a part of an MFA code', 'Get-STSSessionToken -TokenCode "x$s"', 'TokenCode'],
    ['a session token', `Get-STSCallerIdentity ${access} -SecretKey x -SessionToken $s`, 'SessionToken'],
    ['an assertion', 'Use-STSRoleWithSAML a b -SAMLAssertion $s -Force', 'SAMLAssertion'],
  ])('as %s, before anything is sent', async (_, line, parameter) => {
    const { run, asked } = await callsAnswered();
    await run('$s = (New-AWSCredential default).GetCredentials().SecretKey');
    expect({ errors: (await run(line)).errors, asked: asked() }).toEqual({
      errors: [refused(parameter)],
      asked: [],
    });
  });
});

test.each([
  ['its secret key', `-SecretKey $s`],
  ['its secret key in a text of its own', `-SecretKey "$s"`],
  ['its session token', `-SecretKey x -SessionToken $t`],
  ['its session token out of another object', `-SecretKey x -SessionToken $again`],
])('Set-AWSCredential asks for the passphrase before %s leaves the vault', async (_, given) => {
  const run = await opened();
  await run(
    `$again = (New-AWSCredential -Credential @{ AccessKey = 'x'; SecretKey = 'x'; Token = $t }).GetCredentials().Token`,
  );
  const line = `Set-AWSCredential -AccessKey ${alice.accessKeyId} ${given} -StoreAs out -ProfileLocation ~/.aws/credentials`;
  // A question without an answer is cancelled, and nothing else here asks one.
  await expect(run(line)).rejects.toMatchObject({ code: 'cancelled' });
});
