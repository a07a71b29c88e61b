import { expect, test } from 'vitest';
import { toBase64, utf8 } from '../../../src/base/bytes.ts';
import { roles, samlProviderArn } from '../../../src/sandbox/account.ts';
import { inSandbox, keysOf, opened, refused } from './inSandbox.ts';

const asked = { RoleArn: roles.federated.arn, PrincipalArn: samlProviderArn };
const iso = (time: number) => new Date(time).toISOString();

/** A response as identity providers send it, with parts of it replaced. */
function samlResponse(changes: { from: string | RegExp; to: string } = { from: '', to: '' }): string {
  const attribute = (name: string, value: string) =>
    `<saml:Attribute Name="https://aws.amazon.com/SAML/Attributes/${name}"><saml:AttributeValue>${value}</saml:AttributeValue></saml:Attribute>`;
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<!-- signed by nobody -->
<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">
  <saml:Issuer>https://idp.example/other</saml:Issuer>
  <saml:Assertion ID="_1" IssueInstant="${iso(opened)}" Version="2.0">
    <saml:Issuer>https://idp.example/?a=1&amp;b=2</saml:Issuer>
    <saml:Subject>
      <saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"><![CDATA[bob & co]]></saml:NameID>
      <saml:SubjectConfirmation Method='urn:oasis:names:tc:SAML:2.0:cm:bearer'>
        <saml:SubjectConfirmationData NotOnOrAfter="${iso(opened + 240_000)}"/>
      </saml:SubjectConfirmation>
    </saml:Subject>
    <saml:Conditions NotOnOrAfter="${iso(opened + 3_600_000)}">
      <saml:AudienceRestriction><saml:Audience>urn:amazon:webservices</saml:Audience></saml:AudienceRestriction>
    </saml:Conditions>
    <saml:AttributeStatement>
      ${attribute('RoleSessionName', 'bob@example.com')}
      ${attribute('Role', ` ${samlProviderArn} , ${roles.federated.arn} `)}
    </saml:AttributeStatement>
  </saml:Assertion>
</samlp:Response>`;
  return toBase64(utf8(xml.replace(changes.from, changes.to)));
}

test('AssumeRoleWithSAML gives credentials of the role, unsigned, and says whose they are', async () => {
  const { ask, askUnsigned } = inSandbox();
  const answer = await askUnsigned({ ...asked, SAMLAssertion: samlResponse() });
  expect(answer).toEqual({
    Credentials: {
      AccessKeyId: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/) as string,
      SecretAccessKey: expect.stringMatching(/^[A-Za-z0-9+/]{40}$/) as string,
      SessionToken: expect.stringMatching(/^[A-Za-z0-9+/=]{320}$/) as string,
      Expiration: new Date(opened + 3_600_000),
    },
    AssumedRoleUser: {
      AssumedRoleId: 'AROACLKWSDQRAEXAMPLE:bob@example.com',
      Arn: 'arn:aws:sts::123456789012:assumed-role/federated/bob@example.com',
    },
    Subject: 'bob & co',
    SubjectType: 'persistent',
    Issuer: 'https://idp.example/?a=1&b=2',
    Audience: 'urn:amazon:webservices',
    NameQualifier: expect.stringMatching(/^[A-Za-z0-9+/]{27}=$/) as string,
  });
  expect(await ask(keysOf(answer), 'ec2:DescribeRegions', {})).toHaveProperty('Regions');
});

test('an assertion counts until its first end, or five minutes', async () => {
  const { askUnsigned, pass } = inSandbox();
  const expired = ['ExpiredTokenException', 'Token must be redeemed within 5 minutes of issuance'];
  const early = { ...asked, SAMLAssertion: samlResponse() };
  const late = {
    ...asked,
    SAMLAssertion: samlResponse({ from: iso(opened + 240_000), to: iso(opened + 900_000) }),
  };
  pass(239);
  expect(await askUnsigned(early)).toHaveProperty('Credentials');
  pass(1);
  expect(await refused(askUnsigned(early))).toEqual(expired);
  expect(await askUnsigned(late)).toHaveProperty('Credentials');
  pass(60);
  expect(await refused(askUnsigned(late))).toEqual(expired);
});

test.each([
  ['is no base64', '<saml>', 'Invalid base64 SAMLResponse'],
  ['is no text', toBase64(new Uint8Array([0xff, 0xfe, 0xfd])), 'Invalid base64 SAMLResponse'],
  ['is no XML', toBase64(utf8('{"saml":1}')), 'Invalid SAML response'],
  ['breaks off', samlResponse({ from: '</samlp:Response>', to: '' }), 'Invalid SAML response'],
  ['has a document type', samlResponse({ from: '<!--', to: '<!DOCTYPE a><!--' }), 'Invalid SAML response'],
  [
    'crosses elements',
    samlResponse({ from: '</saml:Subject>', to: '</saml:Issuer>' }),
    'Invalid SAML response',
  ],
  ['is very deep', toBase64(utf8('<a>'.repeat(10_000) + '</a>'.repeat(10_000))), 'Invalid SAML response'],
  ['has no assertion', toBase64(utf8('<Response/>')), 'Invalid SAML response'],
  [
    'is for another audience',
    samlResponse({ from: 'urn:amazon:webservices', to: 'https://example.com' }),
    'Response does not contain the required audience.',
  ],
  [
    'names no session',
    samlResponse({ from: 'Attributes/RoleSessionName', to: 'Attributes/Other' }),
    'RoleSessionName is required in AuthnResponse',
  ],
  [
    'names its session badly',
    samlResponse({ from: 'bob@example.com', to: 'bob &amp; co' }),
    'RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}',
  ],
  [
    'names another role',
    samlResponse({ from: 'role/federated', to: 'role/reader' }),
    "SAML Assertion doesn't contain the requested Role and Metadata in the attributes",
  ],
])('an assertion that %s is refused', async (_why, SAMLAssertion, message) => {
  const { askUnsigned } = inSandbox();
  expect(await refused(askUnsigned({ ...asked, SAMLAssertion }))).toEqual(['InvalidIdentityToken', message]);
});

test('a provider that the account does not have is refused', async () => {
  const { askUnsigned } = inSandbox();
  const PrincipalArn = 'arn:aws:iam::123456789012:saml-provider/other';
  const input = { ...asked, PrincipalArn, SAMLAssertion: samlResponse() };
  expect(await refused(askUnsigned(input))).toEqual([
    'InvalidIdentityToken',
    "Specified provider doesn't exist",
  ]);
});

test('a role that does not trust the provider is refused, whatever the assertion says', async () => {
  const { askUnsigned } = inSandbox();
  const SAMLAssertion = samlResponse({ from: 'role/federated', to: 'role/reader' });
  expect(await refused(askUnsigned({ ...asked, RoleArn: roles.reader.arn, SAMLAssertion }))).toEqual([
    'AccessDenied',
    'Not authorized to perform sts:AssumeRoleWithSAML',
  ]);
});

test("AssumeRoleWithSAML gives no more than the role's longest session", async () => {
  const { askUnsigned } = inSandbox();
  const input = { ...asked, SAMLAssertion: samlResponse(), DurationSeconds: 14_401 };
  expect(await refused(askUnsigned(input))).toEqual([
    'ValidationError',
    'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
  ]);
});

test('a refusal does not repeat an assertion', async () => {
  const { askUnsigned } = inSandbox();
  expect(await refused(askUnsigned({ ...asked, SAMLAssertion: 'abc' }))).toEqual([
    'ValidationError',
    "1 validation error detected: Value '' at 'sAMLAssertion' failed to satisfy constraint: Member must have length greater than or equal to 4",
  ]);
});
