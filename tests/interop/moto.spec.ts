import { expect, type Page } from '@playwright/test';
import * as v from 'valibot';
import { errorText } from '../../src/base/errors.ts';
import { linkFolder, location, readFile, stubPickers, writeFile } from '../e2e/files.ts';
import { chooseMore, createVault, trySandbox } from '../e2e/screens.ts';
import { sandboxResponse } from '../unit/agent/providers/saml/responses.ts';
import { type Keys, type Moto, test } from './moto.ts';
import { needPeers } from './peers.ts';

needPeers('moto_server', 'boto3', 'AWS CLI');

// While it checks signatures, moto_server takes a preflight for an unsigned call to S3 and breaks down. Once a route is
// set, Playwright answers preflights itself, and as AWS does: every header that was asked for is allowed.
test.beforeEach(({ context, moto }) => context.route(`${moto.origin}/**`, (route) => route.continue()));

test('the instances of two regions are those that boto3 lists', async ({ page, moto }) => {
  await trySandbox(page);
  await importProfile(page, 'default', moto.reader, moto.origin);
  await page.getByRole('link', { name: 'Instances' }).click();
  await expectInstances(page, moto, 'us-east-1');
  await page.getByRole('combobox', { name: 'Region' }).selectOption('eu-west-1');
  await expectInstances(page, moto, 'eu-west-1');
});

test('Check says of a profile what the AWS CLI says of its key', async ({ page, moto }) => {
  await trySandbox(page);
  await importProfile(page, 'default', moto.reader, moto.origin);
  await expectIdentity(page, moto, moto.reader);
});

test('temporary credentials of AssumeRole list and Check as they do for boto3 and the AWS CLI', async ({
  page,
  moto,
}) => {
  await trySandbox(page);
  await importProfile(page, 'default', moto.session, moto.origin);
  await expect(profileRow(page, 'default').getByRole('cell', { name: 'Session', exact: true })).toBeVisible();
  await expectIdentity(page, moto, moto.session);
  await page.getByRole('link', { name: 'Instances' }).click();
  await expectInstances(page, moto, 'us-east-1');
});

test('what AssumeRoleWithSAML gives for a pasted response signs calls', async ({ page, moto }) => {
  await trySandbox(page);
  await importProfile(page, 'default', moto.reader, moto.origin);
  await page.getByRole('button', { name: 'Sign in with SAML' }).click();
  // Of several roles moto would read none.
  const response = sandboxResponse(
    Date.now(),
    ['role/federated', 'role/auditor'],
    [
      /(<\/saml2:AttributeValue>)\s*<saml2:AttributeValue[^>]*>[^<]*role\/reader<\/saml2:AttributeValue>/,
      '$1',
    ],
  );
  await page.getByLabel('Paste the SAML response').fill(response);
  await page.getByRole('button', { name: 'Show roles' }).click();
  await expect(page.getByText(`${new URL(moto.origin).host}, where “default”`)).toBeVisible();
  await page.getByLabel('Profile name').fill('work');
  await moto.answerNext();
  await page.getByRole('button', { name: 'Assume role' }).click();
  await chooseMore(profileRow(page, 'work'), 'Check');
  await expect(
    page.getByRole('status').filter({ hasText: 'assumed-role/auditor/bob@example.com' }),
  ).toBeVisible();
});

const wrongKeys: readonly (readonly [what: string, keysOf: (moto: Moto) => Keys])[] = [
  ['a wrong secret', ({ reader, stranger }) => ({ ...reader, secretAccessKey: stranger.secretAccessKey })],
  ['an unknown access key id', ({ reader }) => ({ ...reader, accessKeyId: 'AKIAIOSFODNN7EXAMPLE' })],
  ['a wrong session token', ({ session }) => ({ ...session, sessionToken: 'FwoGZXIvYXdzEXAMPLE' })],
];

for (const [what, keysOf] of wrongKeys) {
  test(`${what} is refused in the words that the AWS CLI gets`, async ({ page, moto }) => {
    const keys = keysOf(moto);
    await trySandbox(page);
    await importProfile(page, 'default', keys, moto.origin);
    await chooseMore(profileRow(page, 'default'), 'Check');
    await expect(page.getByRole('alert')).toContainText(
      `STS GetCallerIdentity failed ${await refusal(moto, keys, 'sts', 'get-caller-identity')}`,
    );
    await page.getByRole('link', { name: 'Instances' }).click();
    await expect(page.getByRole('alert')).toContainText(
      `EC2 DescribeInstances failed ${await refusal(moto, keys, 'ec2', 'describe-instances')}`,
    );
  });
}

test('a user without the permission is refused by EC2, and STS still says who it is', async ({
  page,
  moto,
}) => {
  await trySandbox(page);
  await importProfile(page, 'default', moto.stranger, moto.origin);
  await expectIdentity(page, moto, moto.stranger);
  await page.getByRole('link', { name: 'Instances' }).click();
  await expect(page.getByRole('alert')).toContainText(
    `EC2 DescribeInstances failed ${await refusal(moto, moto.stranger, 'ec2', 'describe-instances')}`,
  );
});

test('an endpoint_url that nobody ticked is not used: the call goes to AWS itself', async ({
  page,
  context,
  baseURL,
  moto,
}) => {
  const asked = new Set<string>();
  context.on('request', (request) => {
    const { origin } = new URL(request.url());
    if (origin !== baseURL) asked.add(origin);
  });
  await context.route(/amazonaws\.com/, (route) => route.abort());
  await createVault(page);
  await importProfile(page, 'unticked', moto.reader, moto.origin, { tick: false });
  await importProfile(page, 'ticked', moto.reader, moto.origin);

  await chooseMore(profileRow(page, 'unticked'), 'Check');
  const host = 'sts.us-east-1.amazonaws.com';
  await expect(page.getByRole('alert')).toHaveText(errorText({ code: 'network-failed', detail: { host } }));
  expect([...asked]).toEqual([`https://${host}`]);

  // The other profile shows that a request to moto would have been seen.
  await chooseMore(profileRow(page, 'ticked'), 'Check');
  await expect(page.getByRole('status').filter({ hasText: 'user/reader' })).toBeVisible();
  expect([...asked]).toEqual([`https://${host}`, moto.origin]);
});

test('a call is signed with the key that stands in a linked file at that moment', async ({
  page,
  context,
  moto,
}) => {
  // An endpoint in a linked file is refused, so moto stands in for AWS's own hosts.
  const host = 'ec2.us-east-1.amazonaws.com';
  await context.route(`https://${host}/`, async (route, request) => {
    // What was signed is what has to arrive, the host among it.
    const headers = { ...(await request.allHeaders()), host };
    await route.fulfill({ response: await route.fetch({ url: moto.origin, headers }) });
  });
  const credentialsOf = (keys: Keys) =>
    `[default]\naws_access_key_id = ${keys.accessKeyId}\naws_secret_access_key = ${keys.secretAccessKey}\n`;
  await stubPickers(page);
  await createVault(page);
  await writeFile(page, 'credentials', credentialsOf(moto.reader));
  await writeFile(page, 'config', '[default]\nregion = us-east-1\n');
  await linkFolder(page);
  await page.getByRole('link', { name: 'Instances' }).click();
  await expectInstances(page, moto, 'us-east-1');

  const rotated = { ...moto.reader, secretAccessKey: moto.stranger.secretAccessKey };
  await writeFile(page, 'credentials', credentialsOf(rotated));
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByRole('alert')).toContainText(
    `EC2 DescribeInstances failed ${await refusal(moto, rotated, 'ec2', 'describe-instances')}`,
  );
});

test('a key is rotated, and back again, as boto3 sees it', async ({ page, moto }) => {
  await createVault(page);
  await importProfile(page, 'default', moto.rotator, moto.origin);
  await chooseMore(profileRow(page, 'default'), 'Rotate key');
  const dialog = page.getByRole('dialog', { name: 'Rotate access key' });
  const press = (name: string) => dialog.getByRole('button', { name, exact: true }).click();
  const isOver = (text: string) => expect(dialog.getByText(text)).toBeVisible();
  const oldKey = { id: moto.rotator.accessKeyId, status: 'Active' };

  await press('Rotate');
  await isOver('still works');
  expect(await rotatorsKeys(moto)).toHaveLength(2);
  await press('Go back');
  await isOver('the new one is gone');
  expect(await rotatorsKeys(moto)).toEqual([oldKey]);

  await press('Close');
  await chooseMore(profileRow(page, 'default'), 'Rotate key');
  await press('Rotate');
  await isOver('still works');
  await press('Deactivate old key');
  await isOver('is inactive');
  const keys = await rotatorsKeys(moto);
  const [newKey] = keys.filter(({ id }) => id !== oldKey.id);
  expect(keys).toHaveLength(2);
  expect(keys).toContainEqual({ ...oldKey, status: 'Inactive' });
  expect(newKey?.status).toBe('Active');
  await press('Delete old key');
  await isOver('the old one is deleted');
  expect(await rotatorsKeys(moto)).toEqual([newKey]);
  await press('Close');
  await expect(profileRow(page, 'default')).toContainText(newKey?.id.slice(-4) ?? '');
  await chooseMore(profileRow(page, 'default'), 'Check');
  await expect(page.getByRole('status').filter({ hasText: 'user/rotator' })).toBeVisible();
});

const listedSchema = v.array(v.object({ AccessKeyId: v.string(), Status: v.string() }));

/** What boto3 lists of them. */
async function rotatorsKeys(moto: Moto): Promise<{ id: string; status: string }[]> {
  const printed = await moto.printedBy(['python3', 'tests/interop/accessKeys.py', 'rotator'], moto.keeper);
  return v.parse(listedSchema, JSON.parse(printed)).map(({ AccessKeyId, Status }) => ({
    id: AccessKeyId,
    status: Status,
  }));
}

test('the AWS CLI calls as the role whose temporary credentials are kept in its file', async ({
  page,
  moto,
}) => {
  await stubPickers(page);
  await createVault(page);
  await importProfile(page, 'default', moto.reader, moto.origin);
  await page.getByRole('button', { name: 'Add profile' }).click();
  await page.getByLabel('Name', { exact: true }).fill('audit');
  await page.getByLabel('Role ARN').fill('arn:aws:iam::123456789012:role/auditor');
  await page.getByLabel('Source profile').fill('default');
  await page.getByRole('button', { name: 'Save' }).click();
  await writeFile(page, 'config', '[profile audit]\nregion = us-east-1\n');
  await linkFolder(page);
  await page.getByRole('link', { name: 'Profiles', exact: true }).click();
  await profileRow(page, 'audit').getByRole('button', { name: 'Copy credentials' }).click();
  await page.getByRole('button', { name: `Keep in ${location}` }).click();
  await expect(page.getByText(`kept in ${location}, good until`)).toBeVisible();

  const printed = await moto.printedWithFiles(['aws', 'sts', 'get-caller-identity', '--profile', 'audit'], {
    credentials: await readFile(page, 'credentials'),
    config: await readFile(page, 'config'),
  });
  expect(JSON.parse(printed)).toMatchObject({
    Arn: 'arn:aws:sts::123456789012:assumed-role/auditor/coffer',
  });
});

/** Imports a profile of region us-east-1 from a credentials and a config file. */
async function importProfile(
  page: Page,
  name: string,
  keys: Keys,
  endpointUrl: string,
  { tick } = { tick: true },
): Promise<void> {
  const credentials = `[${name}]
aws_access_key_id = ${keys.accessKeyId}
aws_secret_access_key = ${keys.secretAccessKey}
${keys.sessionToken === undefined ? '' : `aws_session_token = ${keys.sessionToken}`}
`;
  const config = `[${name === 'default' ? name : `profile ${name}`}]
region = us-east-1
endpoint_url = ${endpointUrl}
`;
  await page.getByRole('button', { name: 'Import' }).click();
  await page.getByLabel('AWS credentials and config files').setInputFiles(
    Object.entries({ credentials, config }).map(([file, text]) => ({
      name: file,
      mimeType: 'text/plain',
      buffer: Buffer.from(text),
    })),
  );
  await page.getByRole('button', { name: 'Preview' }).click();
  const activeKey = page.getByRole('checkbox', { name: `endpoint_url in ${name}: ${endpointUrl}` });
  await expect(activeKey).not.toBeChecked();
  if (tick) await activeKey.check();
  await page.getByRole('button', { name: 'Apply import' }).click();
  await expect(profileRow(page, name)).toBeVisible();
}

function profileRow(page: Page, name: string) {
  const header = page.getByRole('rowheader', { name, exact: true });
  return page.getByRole('table', { name: 'Profiles' }).getByRole('row').filter({ has: header });
}

const identitySchema = v.object({ Account: v.string(), Arn: v.string() });

async function expectIdentity(page: Page, moto: Moto, keys: Keys): Promise<void> {
  await chooseMore(profileRow(page, 'default'), 'Check');
  const printed = await moto.printedBy(['aws', 'sts', 'get-caller-identity', '--output', 'json'], keys);
  const { Arn, Account } = v.parse(identitySchema, JSON.parse(printed));
  await expect(page.getByRole('status').filter({ hasText: `${Arn} in account ${Account}` })).toBeVisible();
}

/** Of the AWS CLI, as Coffer words it: "(Code): Sentence". */
async function refusal(moto: Moto, keys: Keys, service: string, operation: string): Promise<string> {
  const complaint = await moto.printedBy(['aws', service, operation], keys).catch(String);
  const [, code, sentence] = /\((\w+)\) when calling the \w+ operation: (.*)/.exec(complaint) ?? [];
  expect(sentence, 'what the AWS CLI complained of').not.toBeUndefined();
  return `(${code ?? ''}): ${sentence ?? ''}`;
}

const rowsSchema = v.array(v.record(v.string(), v.string()));

/** Waits for the whole listing, and compares it with that of boto3: same instances, same values. */
async function expectInstances(page: Page, moto: Moto, region: string): Promise<void> {
  const printed = await moto.printedBy(['python3', 'tests/interop/instances.py'], moto.reader, region);
  const expected = sorted(v.parse(rowsSchema, JSON.parse(printed)));
  await expect(page.getByRole('status').filter({ hasText: ` in ${region}` })).toBeVisible();
  const columns = Object.keys(expected[0] ?? {});
  const shown = await page
    .getByRole('table', { name: 'Instances' })
    .evaluate((table: HTMLTableElement, columns) => {
      const [headings, ...rows] = [...table.rows].map((row) =>
        [...row.cells].map((cell) => cell.textContent),
      );
      return rows.map((row) =>
        Object.fromEntries(columns.map((column) => [column, row[headings?.indexOf(column) ?? -1] ?? '?'])),
      );
    }, columns);
  expect(sorted(shown)).toEqual(expected);
}

function sorted(rows: readonly Record<string, string>[]): Record<string, string>[] {
  return rows.toSorted((a, b) => (a['Instance ID'] ?? '').localeCompare(b['Instance ID'] ?? ''));
}
