import { beforeEach, describe, expect, test } from 'vitest';
import { utf8 } from '../../src/base/bytes.ts';
import { roles, samlProviderArn } from '../../src/sandbox/account.ts';
import { answering, type Answers } from './answering.ts';
import { sandboxResponse } from '../unit/agent/providers/saml/responses.ts';
import { failure, fields } from './client.ts';
import { sandboxConsole, type SandboxConsole } from './sandboxConsole.ts';

const arn = 'arn:aws:sts::123456789012:assumed-role/federated/bob@example.com';
const signInPage = 'https://adfs.example.com/adfs/ls/IdpInitiatedSignOn.aspx';
const whoAmI = '(Get-STSCallerIdentity -ProfileName work).Arn';

let at: SandboxConsole;

beforeEach(async () => {
  at = await sandboxConsole();
  // The clock goes an hour forward.
  await at.client.ask('preferences.save', { lockAfterIdleMinutes: 480 });
  await at.given(`Set-AWSSamlEndpoint -Endpoint ${signInPage} -StoreAs ADFS`);
  await at.given(
    `Set-AWSSamlRoleProfile -EndpointName ADFS -StoreAs work -PrincipalARN ${samlProviderArn} -RoleARN ${roles.federated.arn}`,
  );
});

/** Pastes a response that the sandbox redeems, with parts of it replaced. */
const signedIn = (...changes: [from: string | RegExp, to: string][]): Answers => [
  { typed: [sandboxResponse(at.now, ...changes)] },
];

test('a SAML role asks for a sign-in when it is used, and not again while its session is good', async () => {
  const first = await at.run(`${whoAmI}; (Get-STSCallerIdentity -ProfileName work).Arn`, signedIn());
  expect(first.errors).toEqual([]);
  expect(first.texts).toEqual([arn, arn]);
  expect(first.questions).toEqual([
    {
      id: 1,
      ofConsole: true,
      choices: [],
      heading: 'Sign in to ADFS',
      text: `Sign in at ${signInPage}. Where that is set up to answer to Coffer, the answer comes here by itself; else paste it: the form field SAMLResponse, in base64.`,
      fields: [{ label: 'SAML response', secret: true }],
      awaitsSaml: true,
      link: { text: 'Open sign-in page', url: signInPage },
    },
  ]);
  at.now += 54 * 60_000;
  expect((await at.run(whoAmI)).questions).toEqual([]);
  at.now += 2 * 60_000;
  expect((await at.run(whoAmI, signedIn())).questions).toHaveLength(1);
});

test('a SAML role is not used with a response that is of another role, or cannot be used', async () => {
  const refused = async (answers: Answers) =>
    (await at.run(whoAmI, answers)).errors.map((text) => text.split(':')[0]);
  expect(await refused(signedIn(['role/federated', 'role/other']))).toEqual(['saml-role-not-named']);
  expect(await refused(signedIn([/<ds:Signature .*<\/ds:Signature>/, '']))).toEqual(['saml-unsigned']);
  expect(await refused([{ typed: ['abc'] }])).toEqual(['saml-length']);
});

describe('a session that a sign-in gave', () => {
  const who = (name: string) => `(Get-STSCallerIdentity -ProfileName ${name}).Arn`;
  const ended = (where: string, name = 'session') =>
    `The session of profile "${name}" has ended. Sign in ${where}. Where that is set up to answer to Coffer, the answer comes here by itself; else paste it: the form field SAMLResponse, in base64.`;

  /** Stores one that lasts 1000 seconds. */
  async function signIn(endpointName?: string): Promise<void> {
    const { planId } = await at.client.ask('saml.read', { response: utf8(sandboxResponse(at.now)) });
    const picked = { planId, role: 0, name: 'session', seconds: 1000 };
    await at.client.ask('saml.assume', { ...picked, ...(endpointName !== undefined && { endpointName }) });
  }

  /** The profile that holds it, as the page sees it. */
  const held = async () =>
    (await at.client.ask('sessions.read', {})).profiles.find(({ name }) => name === 'session');

  async function save(given: Parameters<typeof fields>[0]): Promise<void> {
    const id = (await held())?.id ?? '';
    await at.client.ask('profile.save', { id, fields: fields({ name: 'session', ...given }) });
  }

  test('is renewed in place by another one once it has ended, for as long as was asked, and the call repeated', async () => {
    await signIn('ADFS');
    const before = await held();
    expect((await at.run(who('session'))).questions).toEqual([]);
    at.now += 1000_000;
    const renewed = await at.run(who('session'), signedIn());
    expect({ texts: renewed.texts, errors: renewed.errors }).toEqual({ texts: [arn], errors: [] });
    expect(renewed.questions).toMatchObject([
      {
        heading: 'Sign in to ADFS',
        text: ended(`at ${signInPage}`),
        link: { text: 'Open sign-in page', url: signInPage },
        awaitsSaml: true,
      },
    ]);
    const after = await held();
    expect(after).toEqual({
      ...before,
      key: expect.not.stringContaining(before?.key ?? '') as string,
      expiresAt: at.now + 1000_000,
    });
    expect((await at.run(who('session'))).questions).toEqual([]);
    at.now += 1000_000;
    expect((await at.run(who('session'), signedIn())).questions).toHaveLength(1);
  });

  test('is asked for once by all calls of buttons that find it ended', async () => {
    await signIn();
    const id = (await held())?.id ?? '';
    at.now += 1000_000;
    const { output, questions } = await answering(at.client, signedIn(), () =>
      Promise.all(Array.from({ length: 4 }, () => at.client.ask('profile.identify', { id }))),
    );
    expect(output.map((each) => each.arn)).toEqual(Array(4).fill(arn));
    expect(questions).toMatchObject([
      { heading: 'Sign in to example', text: ended('at the identity provider'), ofConsole: false },
    ]);
    expect(questions[0]).not.toHaveProperty('link');
  });

  test('stays where nobody signs in anew, or as somebody else, and other keys end the asking', async () => {
    await signIn();
    const before = await held();
    at.now += 1000_000;
    const refused = async (answers: Answers) =>
      (await at.run(who('session'), answers)).errors.map((text) => text.split(':')[0]);
    expect((await failure(at.run(who('session')))).code).toBe('cancelled');
    expect(await refused(signedIn(['role/federated', 'role/other']))).toEqual(['saml-role-not-named']);
    expect(await refused([{ typed: [sandboxResponse(at.now - 600_000)] }])).toEqual(['saml-expired']);
    expect(await held()).toEqual(before);

    await at.given(
      'Set-AWSCredential -AccessKey ASIAIOSFODNN7EXAMPLE -SecretKey x -SessionToken y -StoreAs session',
    );
    const other = await at.run(`${who('session')} -EndpointUrl https://sandbox.invalid`, signedIn());
    expect(other.questions).toEqual([]);
    expect(other.errors).toHaveLength(1);
  });

  test('is not renewed at the endpoint of another profile, which would get the response and give the keys', async () => {
    await signIn();
    const filled = await at.client.ask('profile.fields', { id: (await held())?.id ?? '' });
    // Without its endpoint it is a session of AWS.
    await save({ accessKeyId: filled.accessKeyId });
    const text = `[profile local]\nrole_arn = ${roles.reader.arn}\nsource_profile = session\nendpoint_url = https://sandbox.invalid\n`;
    const { planId } = await at.client.ask('import.plan', {
      files: [new File([text], 'config')],
      pasted: utf8(''),
    });
    await at.client.ask('import.apply', {
      planId,
      names: ['local'],
      activeKeys: [{ profile: 'local', key: 'endpoint_url' }],
    });
    const before = await held();
    at.now += 1000_000;
    const { questions, errors } = await at.run(who('local'), signedIn());
    expect(questions).toEqual([]);
    expect(errors).toEqual([expect.stringContaining('ExpiredToken')]);
    expect(await held()).toEqual(before);
  });

  test.each<[string, Parameters<typeof fields>[0]]>([
    [
      'keys of somebody else',
      {
        accessKeyId: 'AKIAI44QH8DHBEXAMPLE',
        secretAccessKey: utf8('je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY'),
        sessionToken: utf8(' '),
      },
    ],
    ['a role in place of keys', { roleArn: roles.reader.arn, sourceProfile: 'default' }],
  ])('is not renewed where the profile gets %s while the user is asked', async (_, given) => {
    await signIn();
    const id = (await held())?.id ?? '';
    at.now += 1000_000;
    const stop = at.client.listen((event) => {
      if (event.at !== 'asked') return;
      const answer = { typed: [utf8(sandboxResponse(at.now))], chosen: 0 };
      // As in another tab.
      void save(given).then(() => at.client.ask('question.answer', { question: event.question.id, answer }));
    });
    expect(await failure(at.client.ask('profile.identify', { id }))).toEqual({
      code: 'session-replaced',
      detail: { name: 'session' },
    });
    stop();
  });
});
