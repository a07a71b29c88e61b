import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect, failure, fields, importText, type Client } from './client.ts';
import { makeFolder } from './folder.ts';

const canary = 'CANARYtnFEMI/K7MDENG/bPxRfiCYCANARYKEYxx';
/** A secret below a key whose value is shown continues that value. */
const below = `  aws_secret_access_key = ${canary}\n`;
const continued = `[default]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
${below}aws_secret_access_key = ${canary}
${below}region = us-east-1
${below}endpoint_url = http://127.0.0.1:8000
${below}[profile role]
role_arn = arn:aws:iam::123456789012:role/reader
${below}source_profile = default
${below}sso_session = corp
${below}credential_process = /bin/helper
${below}s3 =
  addressing_style = path
  ${below}`;

let client: Client;

beforeEach(async () => {
  client = connect();
  const { profiles } = await client.ask('vault.trySandbox', {});
  for (const { id } of profiles) await client.ask('profile.remove', { id });
});

afterEach(() => {
  expect(JSON.stringify(client.received)).not.toContain('CANARY');
  client.close();
});

test('a plan shows the first line of a value and masks what continues it', async () => {
  const { changes, activeKeys } = await client.ask('import.plan', {
    files: [new File([continued], 'config')],
    pasted: new Uint8Array(),
  });
  expect(changes.map(({ region, key }) => ({ region, key }))).toEqual([
    { region: undefined, key: '****' },
    { region: undefined, key: undefined },
  ]);
  expect(changes[0]?.differences).toEqual([
    { key: 'aws_access_key_id', after: '****MPLE ********' },
    { key: 'aws_secret_access_key', after: '********' },
    { key: 'region', after: 'us-east-1 ********' },
    { key: 'endpoint_url', after: 'http://127.0.0.1:8000 ********' },
  ]);
  expect(changes[1]?.differences.at(-1)).toEqual({
    key: 's3',
    after: 'addressing_style = path, aws_secret_access_key = ********',
  });
  expect(activeKeys.map(({ value }) => value)).toEqual([
    'http://127.0.0.1:8000 ********',
    '/bin/helper ********',
  ]);
});

test('a linked file and the search order show no line that continues a value', async () => {
  const { handle } = await makeFolder({ config: continued });
  const { linked } = await client.ask('locations.link', { location: 'here', handles: { folder: handle } });
  expect(linked[0]?.profiles).toMatchObject([{ name: 'default', key: '****' }, { name: 'role' }]);
  expect(linked[0]?.profiles.map(({ region }) => region)).toEqual([undefined, undefined]);
  const file = { location: linked[0]?.id ?? '', name: 'default' };
  await client.ask('profile.useForSession', { file });
  const { region } = await client.ask('resolve.explain', {});
  expect(region.looked.find(({ outcome }) => outcome === 'refused')?.why).toContain('"us-east-1…"');
  await client.ask('locations.read', {});
});

test('the form shows no line that continues a value, and keeps a profile rather than lose one', async () => {
  const { profiles } = await importText(client, continued.replaceAll('[profile ', '['));
  const id = profiles.find(({ name }) => name === 'role')?.id ?? '';
  const shown = await client.ask('profile.fields', { id });
  expect(shown).toMatchObject({
    roleArn: 'arn:aws:iam::123456789012:role/reader ********',
    sourceProfile: 'default ********',
  });
  const { roleArn, sourceProfile } = shown;
  const save = (given: Parameters<typeof fields>[0]) =>
    failure(client.ask('profile.save', { id, fields: fields(given) }));
  expect(await save({ name: 'role', roleArn, sourceProfile })).toMatchObject({
    code: 'field-invalid',
    detail: { field: 'Role ARN' },
  });
  expect(
    await save({ name: 'role', roleArn: 'arn:aws:iam::123456789012:role/reader', sourceProfile }),
  ).toMatchObject({ code: 'field-invalid', detail: { field: 'Source profile' } });
});
