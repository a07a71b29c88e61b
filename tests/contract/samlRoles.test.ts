import { beforeEach, expect, test } from 'vitest';
import { roles, samlProviderArn } from '../../src/sandbox/account.ts';
import type { Answers } from './answering.ts';
import { sandboxResponse } from '../unit/agent/providers/saml/responses.ts';
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
      text: `Sign in at ${signInPage}, then paste what it answers: the form field SAMLResponse, in base64.`,
      fields: [{ label: 'SAML response', secret: true }],
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
