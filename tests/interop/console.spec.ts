/*
 * What the console's cmdlets do to an account that moto_server plays, compared with what boto3 and the AWS CLI see there.
 */
import { expect, type Page } from '@playwright/test';
import * as v from 'valibot';
import { openConsole, runLine, succeed } from '../e2e/console.ts';
import { trySandbox } from '../e2e/screens.ts';
import { type Keys, type Moto, test } from './moto.ts';
import { needPeers } from './peers.ts';

needPeers('moto_server', 'boto3', 'AWS CLI');

// As in moto.spec.ts: Playwright answers preflights as AWS does, which moto_server cannot while it checks signatures.
test.beforeEach(({ context, moto }) => context.route(`${moto.origin}/**`, (route) => route.continue()));

const auditor = 'arn:aws:iam::123456789012:role/auditor';

test('access keys are created, listed, switched off and deleted as boto3 sees it', async ({ page, moto }) => {
  await openSession(page, moto, moto.keeper);
  const [first] = await keysOf(moto);
  expect(await consoleKeys(page)).toEqual([first]);

  await succeed(page, '$k = New-IAMAccessKey -UserName keeper @at');
  const id = await output(page, '$k.AccessKeyId');
  expect(await keysOf(moto)).toContainEqual(
    expect.objectContaining({ AccessKeyId: id, Status: 'Active', UserName: 'keeper' }),
  );
  expect(await consoleKeys(page)).toEqual(await keysOf(moto));

  await succeed(page, '$k | Update-IAMAccessKey -Status Inactive @at');
  expect(await keysOf(moto)).toContainEqual(expect.objectContaining({ AccessKeyId: id, Status: 'Inactive' }));
  expect(await consoleKeys(page)).toEqual(await keysOf(moto));

  await succeed(
    page,
    'Get-IAMAccessKey keeper @at | Where-Object Status -eq Inactive | Remove-IAMAccessKey -Force @at',
  );
  expect(await keysOf(moto)).toEqual([first]);
  expect(await consoleKeys(page)).toEqual([first]);
});

test('a key that was just created signs calls, without a word of where it came from', async ({
  page,
  moto,
}) => {
  await openSession(page, moto, moto.keeper);
  await succeed(page, '$k = New-IAMAccessKey @at');
  expect(await output(page, '(Get-STSCallerIdentity -Credential $k).Arn')).toBe(
    await arnOf(moto, moto.keeper),
  );
  await succeed(page, '$k | Set-AWSCredential -StoreAs fresh');
  expect(await output(page, '(Get-STSCallerIdentity -ProfileName fresh).Arn')).toBe(
    await arnOf(moto, moto.keeper),
  );
  expect(
    await output(page, '(Get-IAMAccessKeyLastUsed -AccessKeyId $k.AccessKeyId -ProfileName fresh).UserName'),
  ).toBe('keeper');
  await succeed(page, 'Remove-IAMAccessKey -AccessKeyId $k.AccessKeyId -Force @at');
});

test('temporary credentials of a role are used for the next calls', async ({ page, moto }) => {
  await openSession(page, moto, moto.reader);
  await succeed(page, `$r = Use-STSRole -RoleArn ${auditor} -RoleSessionName console @at`);
  expect(await output(page, '$r.AssumedRoleUser.Arn')).toBe(
    'arn:aws:sts::123456789012:assumed-role/auditor/console',
  );
  await succeed(page, 'Clear-AWSCredential; $r.Credentials | Set-AWSCredential');
  expect(await output(page, '(Get-STSCallerIdentity).Arn')).toBe(
    'arn:aws:sts::123456789012:assumed-role/auditor/console',
  );
  const ids = await output(page, '(Get-EC2Instance).Instances.InstanceId | Sort-Object');
  expect(ids.split('\n')).toEqual((await instancesOf(moto)).map((row) => row['Instance ID']));
});

test('a request that was signed for somebody else to send is answered when they send it', async ({
  page,
  moto,
}) => {
  // moto knows no presigned addresses; signing.spec.ts has botocore judge those.
  await openSession(page, moto, moto.reader);
  const uri = `${moto.origin}/?Action=GetCallerIdentity&Version=2011-06-15`;
  await succeed(page, `$s = Get-AWSSigV4Signature '${uri}' -Service sts -Header @{ 'X-Server' = 'mine' }`);
  const signed = await output(page, '$s.Headers | ConvertTo-Json');
  const headers = v.parse(v.record(v.string(), v.string()), JSON.parse(signed));
  expect(await (await fetch(uri, { headers })).text()).toContain(
    `<Arn>${await arnOf(moto, moto.reader)}</Arn>`,
  );
  const refused = await fetch(uri, { headers: { ...headers, 'X-Server': 'another' } });
  expect(await refused.text()).toContain('SignatureDoesNotMatch');
});

test('instances are those that boto3 lists, filtered too, in each region', async ({ page, moto }) => {
  await openSession(page, moto, moto.reader);
  for (const region of ['us-east-1', 'eu-west-1']) {
    const rows = await instancesOf(moto, region);
    const shown = await output(
      page,
      `(Get-EC2Instance -Region ${region} @at).Instances | Sort-Object InstanceId | ForEach-Object { "$($_.InstanceId) $($_.State.Name) $($_.InstanceType) $($_.PrivateIpAddress)" }`,
    );
    expect(shown.split('\n')).toEqual(
      rows.map((row) => [row['Instance ID'], row.State, row.Type, row['Private IP']].join(' ').trimEnd()),
    );
  }
  const filter = "@{ Name = 'instance-state-name'; Values = 'stopped', 'terminated' }";
  const found = await output(
    page,
    `(Get-EC2Instance -Filter ${filter} @at).Instances.InstanceId | Sort-Object`,
  );
  const stopped = (await instancesOf(moto)).filter(({ State = '' }) =>
    ['stopped', 'terminated'].includes(State),
  );
  expect(found.split('\n')).toEqual(stopped.map((row) => row['Instance ID']));
});

const refused: readonly (readonly [line: string, keysOf: (moto: Moto) => Keys, command: string])[] = [
  ['Get-IAMAccessKey keeper', ({ reader }) => reader, 'iam list-access-keys --user-name keeper'],
  ['Get-EC2Instance', ({ stranger }) => stranger, 'ec2 describe-instances'],
  ['Get-IAMAccessKey nobody', ({ keeper }) => keeper, 'iam list-access-keys --user-name nobody'],
  [
    'Get-STSCallerIdentity',
    ({ reader, stranger }) => ({ ...reader, secretAccessKey: stranger.secretAccessKey }),
    'sts get-caller-identity',
  ],
];

for (const [line, keysOf, command] of refused) {
  test(`${line} is refused in the words that "aws ${command}" gets`, async ({ page, moto }) => {
    const keys = keysOf(moto);
    await openSession(page, moto, keys);
    const { errorId, text } = await refusal(moto, keys, command);
    const article = await runLine(page, `${line} @at`);
    await expect(article.locator(`[data-error-id="${errorId}"]`)).toContainText(text);
  });
}

/** A fresh vault's console whose session has these keys; @at has a command ask moto. */
async function openSession(page: Page, moto: Moto, keys: Keys): Promise<void> {
  await trySandbox(page);
  await openConsole(page);
  await succeed(
    page,
    `Set-AWSCredential -AccessKey ${keys.accessKeyId} -SecretKey '${keys.secretAccessKey}'; Set-DefaultAWSRegion us-east-1; $at = @{ EndpointUrl = '${moto.origin}' }`,
  );
}

async function output(page: Page, line: string): Promise<string> {
  return (await (await succeed(page, line)).locator('pre').innerText()).trim();
}

const keysSchema = v.array(
  v.object({ AccessKeyId: v.string(), CreateDate: v.string(), Status: v.string(), UserName: v.string() }),
);

/** The keys of "keeper" as boto3 lists them. */
async function keysOf(moto: Moto): Promise<v.InferOutput<typeof keysSchema>> {
  const printed = await moto.printedBy(['python3', 'tests/interop/accessKeys.py', 'keeper'], moto.keeper);
  return v.parse(keysSchema, JSON.parse(printed));
}

/** The same as the console lists them. */
async function consoleKeys(page: Page): Promise<v.InferOutput<typeof keysSchema>> {
  const date = "$_.CreateDate.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ss') + 'Z'";
  const line = `Get-IAMAccessKey -UserName keeper @at | Sort-Object CreateDate, AccessKeyId | ForEach-Object { "$($_.AccessKeyId) $(${date}) $($_.Status) $($_.UserName)" }`;
  const rows = (await output(page, line)).split('\n').map((row) => row.split(' '));
  return rows.map(([AccessKeyId = '', CreateDate = '', Status = '', UserName = '']) => ({
    AccessKeyId,
    CreateDate,
    Status,
    UserName,
  }));
}

const rowsSchema = v.array(v.record(v.string(), v.string()));

/** The instances of a region as boto3 lists them, by their ids. */
async function instancesOf(moto: Moto, region?: string): Promise<v.InferOutput<typeof rowsSchema>> {
  const printed = await moto.printedBy(['python3', 'tests/interop/instances.py'], moto.reader, region);
  const id = (row: Readonly<Record<string, string>>) => row['Instance ID'] ?? '';
  return v.parse(rowsSchema, JSON.parse(printed)).toSorted((a, b) => (id(a) < id(b) ? -1 : 1));
}

async function arnOf(moto: Moto, keys: Keys): Promise<string> {
  const printed = await moto.printedBy(['aws', 'sts', 'get-caller-identity', '--output', 'json'], keys);
  return v.parse(v.object({ Arn: v.string() }), JSON.parse(printed)).Arn;
}

/** What the AWS CLI says that was refused. */
async function refusal(moto: Moto, keys: Keys, command: string): Promise<{ errorId: string; text: string }> {
  const complaint = await moto.printedBy(['aws', ...command.split(' ')], keys).catch(String);
  const [, errorId = '', text = ''] = /\((\w+)\) when calling the \w+ operation: (.*)/.exec(complaint) ?? [];
  expect(text, 'what the AWS CLI complained of').not.toBe('');
  return { errorId, text };
}
