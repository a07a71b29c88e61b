import { deleteDB } from 'idb';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { users } from '../../src/sandbox/account.ts';
import { deviceCode } from '../../src/sandbox/mfa.ts';
import { webIdentityToken } from '../../src/sandbox/webIdentity.ts';
import { utf8 } from '../../src/base/bytes.ts';
import type { Output } from '../../src/protocol/commands.ts';
import { answering, type Answers } from './answering.ts';
import { connect, create, failure, fields, type Client } from './client.ts';
import { makeFolder } from './folder.ts';

const { mfa = { serialNumber: '', totpSecret: '' } } = users.alice;
const role = (name: string) => `role_arn = arn:aws:iam::123456789012:role/${name}\n`;

const text = `[alice]
aws_access_key_id = ${users.alice.accessKeyId}
aws_secret_access_key = ${users.alice.secretAccessKey}
region = us-east-1
endpoint_url = https://sandbox.invalid
[reader]
${role('reader')}source_profile = alice
role_session_name = tester
[partner]
${role('partner')}source_profile = reader
external_id = coffer-example
[operator]
${role('operator')}source_profile = alice
mfa_serial = ${mfa.serialNumber}
[also-operator]
${role('operator')}source_profile = alice
mfa_serial = ${mfa.serialNumber}
role_session_name = other
[long-operator]
${role('operator')}source_profile = alice
mfa_serial = ${mfa.serialNumber}
duration_seconds = 7200
[stranger]
${role('partner')}source_profile = alice
[circle]
${role('reader')}source_profile = circle
[long-name]
${role('operator')}source_profile = alice
mfa_serial = ${mfa.serialNumber}
role_session_name = ${'x'.repeat(65)}
[short-serial]
${role('operator')}source_profile = alice
mfa_serial = 12345678
[short-id]
${role('partner')}source_profile = reader
external_id = x
[short-serial-first]
${role('reader')}source_profile = short-serial
`;

const hint = 'This is the sandbox, whose device shows CODE now.';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

let now: number;
let client: Client;
let view: Output<'import.apply'>;

const codeNow = () => deviceCode(mfa.totpSecret, now);

const idOf = (name: string) => view.profiles.find((profile) => profile.name === name)?.id ?? '';

/** Whose a profile's credentials are, and what was asked meanwhile. */
async function identified(name: string, answers: Answers = []) {
  const { output, questions } = await answering(client, answers, () =>
    client.ask('profile.identify', { id: idOf(name) }),
  );
  return {
    arn: output.arn,
    asked: questions.map(({ text }) => text?.replace(/shows \d{6} now/, 'shows CODE now')),
  };
}

beforeEach(async () => {
  now = Date.UTC(2026, 10, 22, 6, 0, 0);
  client = connect(() => now);
  onTestFinished(() => {
    client.close();
  });
  await client.ask('vault.trySandbox', {});
  // The clock goes hours forward in some tests.
  await client.ask('preferences.save', { lockAfterIdleMinutes: 480 });
  const plan = await client.ask('import.plan', { files: [], pasted: utf8(text) });
  view = await client.ask('import.apply', {
    planId: plan.planId,
    names: plan.changes.map(({ name }) => name),
    activeKeys: [{ profile: 'alice', key: 'endpoint_url' }],
  });
});

describe('a role profile', () => {
  test('is used by assuming its role, with the session name that it has', async () => {
    expect(await identified('reader')).toEqual({
      arn: 'arn:aws:sts::123456789012:assumed-role/reader/tester',
      asked: [],
    });
  });

  test('may have a role profile as its source, and give an external id', async () => {
    expect(await identified('partner')).toEqual({
      arn: 'arn:aws:sts::123456789012:assumed-role/partner/coffer',
      asked: [],
    });
  });

  test('whose role does not let it in says so in the words of STS', async () => {
    const { code, detail } = await failure(client.ask('profile.identify', { id: idOf('stranger') }));
    expect([code, detail]).toMatchObject([
      'service-error',
      { operation: 'AssumeRole', errorCode: 'AccessDenied' },
    ]);
  });

  test('that leads back to itself is refused before anything is sent', async () => {
    expect(await failure(client.ask('profile.identify', { id: idOf('circle') }))).toEqual({
      code: 'source-profile-circle',
      detail: { name: 'circle' },
    });
  });
});

test.each([
  ['RoleSessionName', 'AssumeRole', 'long-name'],
  ['SerialNumber', 'GetSessionToken', 'short-serial'],
  ['ExternalId', 'AssumeRole', 'short-id'],
  ['SerialNumber', 'GetSessionToken', 'short-serial-first'],
])(
  'a %s that %s does not take, anywhere on the way of profile %s, ends it before anybody is asked or anything sent',
  async (parameter, operation, name) => {
    const { output, questions } = await answering(client, [], () =>
      failure(client.ask('profile.identify', { id: idOf(name) })),
    );
    const { entries } = await client.ask('journal.read', {});
    expect([output, questions, entries]).toMatchObject([
      { code: 'input-out-of-limits', detail: { operation, parameter } },
      [],
      [],
    ]);
  },
);

test('a duration that no role is granted is refused before a token is asked for', async () => {
  const id = idOf('sandbox-web');
  const { output, questions } = await answering(client, [], () =>
    failure(client.ask('handOff.temporary', { id, format: 'json', durationSeconds: 43_201 })),
  );
  expect([output.code, questions]).toEqual(['input-out-of-limits', []]);
});

describe('an MFA device', () => {
  test('is asked for one code for all roles behind it', async () => {
    const answers = [{ typed: [await codeNow()] }];
    expect(await identified('operator', answers)).toEqual({
      arn: 'arn:aws:sts::123456789012:assumed-role/operator/coffer',
      asked: [`${hint}\n${mfa.serialNumber}`],
    });
    expect(await identified('also-operator')).toEqual({
      arn: 'arn:aws:sts::123456789012:assumed-role/operator/other',
      asked: [],
    });
  });

  test('is asked once for calls that come at the same time', async () => {
    const names = ['operator', 'also-operator', 'operator'];
    const { output, questions } = await answering(client, [{ typed: [await codeNow()] }], () =>
      Promise.all(names.map((name) => client.ask('profile.identify', { id: idOf(name) }))),
    );
    expect(output.map(({ arn }) => arn.replace(/.*\//, ''))).toEqual(['coffer', 'other', 'coffer']);
    expect(questions.length).toBe(1);
  });

  test('whose code is wrong is asked for another, and the call goes on', async () => {
    const wrong = (await codeNow()) === '000000' ? '000001' : '000000';
    const { arn, asked } = await identified('operator', [
      { typed: ['12345'] },
      { typed: [wrong] },
      { typed: [await codeNow()] },
    ]);
    expect(arn).toBe('arn:aws:sts::123456789012:assumed-role/operator/coffer');
    expect(asked).toEqual([
      `${hint}\n${mfa.serialNumber}`,
      `An MFA code is six digits.\n${mfa.serialNumber}`,
      `AWS did not take the code. It takes each one once: wait for the next. ${hint}\n${mfa.serialNumber}`,
    ]);
  });

  test('whose secret the vault holds needs nobody, and its secret lies sealed', async () => {
    const secret = () => utf8(mfa.totpSecret);
    view = await client.ask('mfaDevices.keep', { serialNumber: mfa.serialNumber, secret: secret() });
    expect(view.mfaDevices).toEqual([mfa.serialNumber]);
    expect((await identified('operator')).asked).toEqual([]);
    view = await client.ask('mfaDevices.forget', { serialNumber: mfa.serialNumber });
    expect(view.mfaDevices).toEqual([]);
    await client.ask('sessions.forget', {});
    const refused = answering(client, [], () => client.ask('profile.identify', { id: idOf('operator') }));
    expect((await failure(refused)).code).toBe('cancelled');
    const malformed = client.ask('mfaDevices.keep', { serialNumber: 'short', secret: secret() });
    expect((await failure(malformed)).code).toBe('mfa-serial-malformed');
  });

  test('whose code AWS does not take, made by Coffer, is asked of the user', async () => {
    const other = utf8('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJA');
    await client.ask('mfaDevices.keep', { serialNumber: mfa.serialNumber, secret: other });
    const { asked } = await identified('operator', [{ typed: [await codeNow()] }]);
    expect(asked).toEqual([
      `AWS did not take the code. It takes each one once: wait for the next. ${hint}\n${mfa.serialNumber}`,
    ]);
    // Another of its codes would be wrong too, and wrong ones lock accounts out.
    await client.ask('sessions.forget', {});
    now += minuteMs;
    expect((await identified('operator', [{ typed: [await codeNow()] }])).asked).toEqual([
      `${hint}\n${mfa.serialNumber}`,
    ]);
  });

  test('that is not answered cancels the call', async () => {
    const cancelled = answering(client, [], () => client.ask('profile.identify', { id: idOf('operator') }));
    expect(await failure(cancelled)).toEqual({ code: 'cancelled', detail: undefined });
  });

  test('is asked for the role itself where that is to last longer than a session allows', async () => {
    const { asked } = await identified('long-operator', [{ typed: [await codeNow()] }]);
    expect(asked).toEqual([`${hint}\n${mfa.serialNumber}`]);
    now += 90 * minuteMs;
    expect((await identified('long-operator')).asked).toEqual([]);
  });
});

describe('the sandbox', () => {
  test('has a role behind an external id and one behind an MFA device, whose code it says', async () => {
    const sandbox = connect(() => now);
    onTestFinished(() => {
      sandbox.close();
    });
    const { profiles } = await sandbox.ask('vault.trySandbox', {});
    const arnOf = async (name: string) => {
      const id = profiles.find((profile) => profile.name === name)?.id ?? '';
      return (await sandbox.ask('profile.identify', { id })).arn;
    };
    expect(await arnOf('sandbox-partner')).toBe('arn:aws:sts::123456789012:assumed-role/partner/coffer');
    const stop = sandbox.listen((event) => {
      if (event.at !== 'asked') return;
      const told = /(?:device shows|gives this token:) ([\w.-]+)/.exec(event.question.text ?? '')?.[1] ?? '';
      const typed = [utf8(told)];
      void sandbox.ask('question.answer', { question: event.question.id, answer: { typed, chosen: 0 } });
    });
    expect(await arnOf('sandbox-operator')).toBe('arn:aws:sts::123456789012:assumed-role/operator/coffer');
    expect(await arnOf('sandbox-web')).toBe('arn:aws:sts::123456789012:assumed-role/workload/coffer');
    stop();
  });

  test('takes a pasted token where that in the linked folder has expired, and says so', async () => {
    const folder = await makeFolder({ credentials: '' });
    await folder.write('sandbox-token', await webIdentityToken(now - 2 * hourMs));
    await client.ask('locations.link', {
      location: '~/.aws/credentials',
      handles: { folder: folder.handle },
    });
    const { output, questions } = await answering(client, [{ typed: [await webIdentityToken(now)] }], () =>
      client.ask('profile.identify', { id: idOf('sandbox-web') }),
    );
    expect(output.arn).toBe('arn:aws:sts::123456789012:assumed-role/workload/coffer');
    expect(questions.map(({ heading, text: said }) => [heading, said?.split(/\d{10}|\n/)])).toEqual([
      [
        'Enter web identity token:',
        [
          'AWS did not take the token in ~/.aws/sandbox-token for profile "sandbox-web": Token expired: current date/time ',
          ' must be before the expiration date/time ',
          '',
          'Replace it there for the next time, and paste the new one.',
          expect.stringContaining('gives this token'),
        ],
      ],
    ]);
  });

  test('keeps its roles with their source when its profiles are added to a vault', async () => {
    await deleteDB('coffer');
    const other = connect(() => now);
    onTestFinished(() => {
      other.close();
    });
    await create(other);
    const { profiles } = await other.ask('vault.addSandboxProfiles', {});
    expect(profiles.map(({ name, type }) => [name, type])).toEqual([
      ['sandbox-default', 'Basic'],
      ['sandbox-billing', 'Basic'],
      ['sandbox-partner', 'AssumeRoleExternal'],
      ['sandbox-operator', 'AssumeRoleMFA'],
      ['sandbox-web', 'AssumeRoleWithWebIdentity'],
    ]);
    const { arn } = await other.ask('profile.identify', { id: profiles[2]?.id ?? '' });
    expect(arn).toBe('arn:aws:sts::123456789012:assumed-role/partner/coffer');
  });
});

describe('credentials of a role', () => {
  test('are forgotten on request and when their profile changes', async () => {
    await identified('reader');
    const kept = async () =>
      (await client.ask('sessions.read', {})).profiles.flatMap(({ name, temporary }) =>
        temporary ? [[name, temporary.of]] : [],
      );
    expect(await kept()).toEqual([['reader', 'role']]);
    await client.ask('sessions.forget', { id: idOf('reader') });
    expect(await kept()).toEqual([]);
    await identified('reader');
    const { id, ...was } = await client.ask('profile.fields', { id: idOf('reader') });
    await client.ask('profile.save', {
      id,
      fields: fields({
        name: was.name,
        roleArn: was.roleArn,
        sourceProfile: was.sourceProfile,
        region: 'eu-west-1',
      }),
    });
    await expect.poll(kept).toEqual([]);
  });

  test('are forgotten when the profile that they begin at gets other keys', async () => {
    await identified('partner');
    const { session } = await client.ask('profile.useForSession', { id: idOf('partner') });
    expect(session.expiresAt).toBe(now + hourMs);
    const { id, ...was } = await client.ask('profile.fields', { id: idOf('alice') });
    const { accessKeyId, secretAccessKey } = users.billing;
    await client.ask('profile.save', {
      id,
      fields: fields({ name: was.name, accessKeyId, secretAccessKey: utf8(secretAccessKey) }),
    });
    const shown = async () => {
      const { profiles, session: inUse } = await client.ask('sessions.read', {});
      return [inUse.expiresAt, ...profiles.map(({ temporary }) => temporary)].filter(Boolean);
    };
    await expect.poll(shown).toEqual([]);
  });

  const expiryOf = async (name: string) =>
    (await client.ask('profile.useForSession', { id: idOf(name) })).session.expiresAt;

  test('are got anew five minutes before they expire, without another code', async () => {
    await identified('operator', [{ typed: [await codeNow()] }]);
    const first = await expiryOf('operator');
    expect(first).toBe(now + hourMs);
    now += 55 * minuteMs - 1000;
    await identified('operator');
    expect(await expiryOf('operator')).toBe(first);
    now += 2000;
    expect((await identified('operator')).asked).toEqual([]);
    expect(await expiryOf('operator')).toBe(now + hourMs);
  });
});
