import { deleteDB } from 'idb';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import * as v from 'valibot';
import type { Input } from '../../src/protocol/commands.ts';
import type { HandOffFormat, HandedOffView } from '../../src/protocol/views/transfers.ts';
import { passphraseBytes } from '../../src/protocol/passphrase.ts';
import { users } from '../../src/sandbox/account.ts';
import { utf8 } from '../../src/base/bytes.ts';
import { answering } from './answering.ts';
import { connect, create, failure, fields, importText, passphrase } from './client.ts';
import { sandboxConsole, serialNumber, type SandboxConsole } from './sandboxConsole.ts';

const { alice } = users;
const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'ec2:DescribeRegions', Resource: '*' }],
});

const keysOfProcess = v.object({
  AccessKeyId: v.string(),
  SecretAccessKey: v.string(),
  SessionToken: v.optional(v.string()),
  Expiration: v.optional(v.string()),
});

async function keysIn({ file }: HandedOffView) {
  return v.parse(keysOfProcess, JSON.parse(await file.content.text()));
}

let at: SandboxConsole;

beforeEach(async () => {
  at = await sandboxConsole();
});

/** Of a profile of the sandbox's vault. */
async function idOf(name: string): Promise<string> {
  const { vault } = await at.client.ask('locations.read', {});
  return vault.profiles.find((profile) => profile.name === name)?.id ?? '';
}

const asked = async (name: string, format: HandOffFormat = 'json') => ({
  id: await idOf(name),
  format,
  durationSeconds: 900,
});

/** The parameters of a cmdlet that calls with keys which were handed off. */
async function parameters(handed: HandedOffView): Promise<string> {
  const { AccessKeyId, SecretAccessKey, SessionToken = '' } = await keysIn(handed);
  return `-AccessKey ${AccessKeyId} -SecretKey ${SecretAccessKey} -SessionToken ${SessionToken} -Region us-east-1 -EndpointUrl https://sandbox.invalid`;
}

describe('temporary credentials', () => {
  test('are handed off for as long as was asked, and are those of the user', async () => {
    const handed = await at.client.ask('handOff.temporary', await asked('default'));
    expect(handed).toEqual({
      file: { name: 'credentials.json', content: expect.any(Blob) as Blob },
      expiresAt: at.now + 900_000,
    });
    expect(await keysIn(handed)).toMatchObject({
      AccessKeyId: expect.stringMatching(/^ASIA/) as string,
      Expiration: '2026-11-22T06:15:00Z',
    });
    expect(await at.given(`(Get-STSCallerIdentity ${await parameters(handed)}).Arn`)).toEqual([alice.arn]);
  });

  test('are written for a shell with the region and the endpoint of the profile', async () => {
    const { file } = await at.client.ask('handOff.temporary', await asked('sandbox-billing', 'bash'));
    expect({ ...file, content: (await file.content.text()).split('\n').slice(3) }).toEqual({
      name: 'credentials.sh',
      content: [
        "export AWS_CREDENTIAL_EXPIRATION='2026-11-22T06:15:00Z'",
        "export AWS_REGION='eu-west-1'",
        "export AWS_DEFAULT_REGION='eu-west-1'",
        "export AWS_ENDPOINT_URL='https://sandbox.invalid'",
        '',
      ],
    });
  });

  test('may do no more than a session policy says', async () => {
    const handed = await at.client.ask('handOff.temporary', { ...(await asked('default')), policy });
    const given = await parameters(handed);
    expect(await at.given(`(Get-EC2Region us-east-1 ${given}).RegionName`)).toEqual(['us-east-1']);
    expect((await at.refused(`Get-EC2Instance ${given}`)).map((error) => error.split(':')[0])).toEqual([
      'UnauthorizedOperation',
    ]);
  });

  test.each([
    ['Effect: Allow', 'session-policy-malformed', undefined],
    ['[]', 'session-policy-malformed', undefined],
    [`{"Statement":"${'x'.repeat(2048)}"}`, 'session-policy-long', { length: 2064, longest: 2048 }],
  ])('are not asked for with the policy %s', async (wrong, code, detail) => {
    const handing = at.client.ask('handOff.temporary', { ...(await asked('default')), policy: wrong });
    expect(await failure(handing)).toEqual({ code, detail });
  });

  test('that a profile holds itself leave for the passphrase alone, a token beside long-term keys or not', async () => {
    await at.given('Get-STSSessionToken | Set-AWSCredential -StoreAs held');
    const refused = at.client.ask('handOff.temporary', await asked('held'));
    expect(await failure(refused)).toEqual({ code: 'hand-off-holds-session', detail: { name: 'held' } });
    const { id, format } = await asked('held');
    const handed = await at.client.ask('handOff.longTerm', { id, format, passphrase: new Uint8Array() });
    expect(await at.given(`(Get-STSCallerIdentity ${await parameters(handed)}).Arn`)).toEqual([alice.arn]);

    const { name, accessKeyId, region, ...own } = await at.client.ask('profile.fields', {
      id: await idOf('default'),
    });
    const sessionToken = utf8('x');
    await at.client.ask('profile.save', {
      id: own.id,
      fields: fields({ name, accessKeyId, region, sessionToken, tickedActiveKeys: ['endpoint_url'] }),
    });
    const leak = at.client.ask('handOff.temporary', await asked('default'));
    expect((await failure(leak)).code).toBe('hand-off-holds-session');
  });
});

test('temporary credentials of a user with an MFA device take a code of it, and may then call IAM', async () => {
  const { id, ...own } = await at.client.ask('profile.fields', { id: await idOf('default') });
  const { name, accessKeyId, region } = own;
  await at.client.ask('profile.save', {
    id,
    fields: fields({
      name,
      accessKeyId,
      region,
      mfaSerial: serialNumber,
      tickedActiveKeys: ['endpoint_url'],
    }),
  });
  await importText(
    at.client,
    `[short]\naws_access_key_id = ${alice.accessKeyId}\naws_secret_access_key = ${alice.secretAccessKey}\nmfa_serial = 12345678\n`,
  );
  const refused = at.client.ask('handOff.temporary', await asked('short'));
  expect((await failure(refused)).code).toBe('input-out-of-limits');

  const handing = async () => at.client.ask('handOff.temporary', await asked('default'));
  const { output, questions } = await answering(at.client, [{ typed: [await at.mfaCode()] }], handing);
  expect(questions.map(({ heading }) => heading)).toEqual(['Enter MFA code:']);
  const given = await parameters(output);
  expect(await at.given(`(Get-IAMAccessKey alice ${given}).AccessKeyId`)).toEqual([alice.accessKeyId]);
});

test('a chained role is said beforehand to be good for an hour at the most, and is not asked for longer', async () => {
  const { profiles } = await importText(
    at.client,
    `[reader]
role_arn = arn:aws:iam::123456789012:role/reader
source_profile = default
[chained]
role_arn = arn:aws:iam::123456789012:role/partner
source_profile = reader
external_id = coffer-example
`,
  );
  const survey = (wanted: string) =>
    at.client.ask('handOff.survey', { id: profiles.find(({ name }) => name === wanted)?.id ?? '' });
  expect(await Promise.all(['default', 'reader', 'chained', 'sandbox-web'].map(survey))).toEqual([
    { of: 'user', longestSeconds: 129_600, chained: false },
    { of: 'role', longestSeconds: 43_200, chained: false },
    { of: 'role', longestSeconds: 3600, chained: true },
    { of: 'signIn', longestSeconds: 43_200, chained: false },
  ]);
  const handing = async (durationSeconds: number) =>
    at.client.ask('handOff.temporary', { ...(await asked('chained')), durationSeconds });
  expect(await failure(handing(3601))).toEqual({
    code: 'hand-off-chain-duration',
    detail: { name: 'chained', longestSeconds: 3600 },
  });
  expect((await handing(3600)).expiresAt).toBe(at.now + 3_600_000);
});

test("a role's session takes what else a caller may say of it, which is checked before anything is sent", async () => {
  await importText(
    at.client,
    '[reader]\nrole_arn = arn:aws:iam::123456789012:role/reader\nsource_profile = default\n',
  );
  const handing = async (more: Partial<Input<'handOff.temporary'>>, name = 'reader') =>
    at.client.ask('handOff.temporary', { ...(await asked(name)), ...more });
  const wrong = [
    { sourceIdentity: 'm' },
    { tags: 'team' },
    { tags: 'team=a;b' },
    { policyArns: 'ReadOnlyAccess' },
  ];
  const refusals = [];
  for (const more of wrong) refusals.push((await failure(handing(more))).code);
  refusals.push((await failure(handing({ sourceIdentity: 'steve' }, 'default'))).code);
  expect(refusals).toEqual([
    'input-out-of-limits',
    'session-tag-malformed',
    'input-out-of-limits',
    'input-out-of-limits',
    'hand-off-role-only',
  ]);
  expect((await at.client.ask('journal.read', {})).entries).toEqual([]);

  const given = await parameters(
    await handing({
      sourceIdentity: 'steve',
      tags: 'team=web\n',
      policyArns: 'arn:aws:iam::aws:policy/IAMReadOnlyAccess\n',
    }),
  );
  expect((await at.refused(`Get-EC2Instance ${given}`)).map((error) => error.split(':')[0])).toEqual([
    'UnauthorizedOperation',
  ]);
});

test('a session that a profile holds leaves with its end, and not once that has passed', async () => {
  const { profiles } = await importText(
    at.client,
    `[saml]
aws_access_key_id = ASIAIOSFODNN7EXAMPLE
aws_secret_access_key = ${alice.secretAccessKey}
aws_session_token = token
x_security_token_expires = 2026-11-22T06:04:00Z
`,
  );
  const id = profiles.find(({ name }) => name === 'saml')?.id ?? '';
  const hand = () => at.client.ask('handOff.longTerm', { id, format: 'json', passphrase: new Uint8Array() });
  const handed = await hand();
  expect([handed.expiresAt, (await keysIn(handed)).Expiration]).toEqual([
    at.now + 240_000,
    '2026-11-22T06:04:00Z',
  ]);
  at.now += 240_000;
  expect(await failure(hand())).toEqual({ code: 'hand-off-ended', detail: { name: 'saml' } });
});

describe('long-term keys', () => {
  const credentials = `[prod]\naws_access_key_id = ${alice.accessKeyId}\naws_secret_access_key = ${alice.secretAccessKey}\n`;

  test('are handed off for the passphrase of the vault, and for no other', async () => {
    await deleteDB('coffer');
    const client = connect();
    onTestFinished(async () => {
      client.close();
      await deleteDB('coffer');
    });
    await create(client);
    const { profiles } = await importText(client, credentials);
    const id = profiles[0]?.id ?? '';
    const hand = (typed: string) =>
      client.ask('handOff.longTerm', { id, format: 'ini', passphrase: passphraseBytes(typed) });
    expect(await failure(hand('another passphrase'))).toEqual({
      code: 'passphrase-not-confirmed',
      detail: undefined,
    });
    const { file, expiresAt } = await hand(passphrase);
    expect([file.name, await file.content.text(), expiresAt]).toEqual([
      'credentials',
      credentials,
      undefined,
    ]);
  });
});

test('a proof of identity is a URL that is good for as long as was asked, with a header that is signed', async () => {
  const { url, expiresAt } = await at.client.ask('handOff.identity', {
    id: await idOf('default'),
    expiresInSeconds: 300,
    header: { name: 'x-k8s-aws-id', value: 'cluster' },
  });
  const { origin, searchParams } = new URL(url);
  expect([origin, expiresAt]).toEqual(['https://sandbox.invalid', at.now + 300_000]);
  expect(Object.fromEntries(searchParams)).toMatchObject({
    Action: 'GetCallerIdentity',
    'X-Amz-Expires': '300',
    'X-Amz-SignedHeaders': 'host;x-k8s-aws-id',
  });
});
