import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSamlResponse } from '../../../../../src/agent/providers/saml/response.ts';
import { toBase64, utf8 } from '../../../../../src/base/bytes.ts';
import { CofferError } from '../../../../../src/base/cofferError.ts';
import { errorText } from '../../../../../src/base/errors.ts';
import { issued, response } from './responses.ts';

const minute = 60_000;
const soon = issued + 4 * minute;

/** Code and detail of what a response is refused for. */
function refusal(base64: string, now = issued): unknown {
  try {
    return readSamlResponse(base64, now);
  } catch (error) {
    if (!(error instanceof CofferError)) throw error;
    // Every refusal has its sentence.
    errorText(error);
    return error.detail === undefined ? error.code : [error.code, error.detail];
  }
}

test('a response of Okta gives its roles, how long their sessions last, and until when it is good', () => {
  const provider = 'arn:aws:iam::123456789012:saml-provider/example';
  expect(readSamlResponse(response('okta', issued), issued)).toEqual({
    issuer: 'http://www.okta.com/exk1example',
    subject: 'bob@example.com',
    sessionName: 'bob@example.com',
    roles: [
      { roleArn: 'arn:aws:iam::123456789012:role/federated', principalArn: provider },
      { roleArn: 'arn:aws:iam::123456789012:role/reader', principalArn: provider },
    ],
    sessionSeconds: 7200,
    expiresAt: soon,
    doubts: [],
  });
});

test('a response of AD FS may name the role before the provider, a role with a comma in its name too', () => {
  expect(readSamlResponse(response('adfs', issued), issued)).toEqual({
    issuer: 'http://adfs.example.com/adfs/services/trust',
    subject: 'EXAMPLE\\bob',
    sessionName: 'bob@example.com',
    roles: [
      {
        roleArn: 'arn:aws:iam::111122223333:role/team/admin',
        principalArn: 'arn:aws:iam::111122223333:saml-provider/ADFS',
      },
      {
        roleArn: 'arn:aws:iam::444455556666:role/a,b',
        principalArn: 'arn:aws:iam::444455556666:saml-provider/ADFS',
      },
    ],
    expiresAt: soon,
    doubts: [],
  });
});

test('a response of Keycloak may have an attribute for each role, references and a byte order mark', () => {
  const principalArn = 'arn:aws-us-gov:iam::111122223333:saml-provider/keycloak';
  expect(readSamlResponse(response('keycloak', issued), issued)).toEqual({
    issuer: 'https://keycloak.example.com/realms/a?b=1&c=2',
    subject: 'bob & co',
    sessionName: 'bob',
    roles: [
      { roleArn: 'arn:aws-us-gov:iam::111122223333:role/reader', principalArn },
      { roleArn: 'arn:aws-us-gov:iam::111122223333:role/writer', principalArn },
    ],
    expiresAt: soon,
    doubts: [],
  });
});

test('a response is good until the first of its ends, and no longer than five minutes', () => {
  const long = response('okta', issued, [
    new Date(soon).toISOString(),
    new Date(issued + 60 * minute).toISOString(),
  ]);
  expect(readSamlResponse(long, issued).expiresAt).toBe(issued + 5 * minute);
  expect(refusal(long, issued + 5 * minute)).toEqual([
    'saml-expired',
    { end: issued + 5 * minute, now: issued + 5 * minute },
  ]);
  expect(refusal(response('adfs', issued), soon)).toEqual(['saml-expired', { end: soon, now: soon }]);
  // What has no zone is UTC, wherever the browser is.
  const unzoned = response('okta', issued, [/(NotOnOrAfter="[^"]*)Z/g, '$1']);
  expect(readSamlResponse(unzoned, issued).expiresAt).toBe(soon);
});

test('a response from a clock that is ahead is taken, up to five minutes', () => {
  const early = issued - 5 * minute;
  expect(readSamlResponse(response('okta', issued), early).expiresAt).toBe(soon);
  expect(refusal(response('okta', issued), early - 1)).toEqual([
    'saml-early',
    { start: issued, now: early - 1 },
  ]);
});

const assertion = /<saml2:Assertion[^]*<\/saml2:Assertion>/;

test.each<[string, string, unknown]>([
  ['is too short', 'PHM', ['saml-length', { least: 4, most: 100_000, length: 3 }]],
  ['is too long', 'A'.repeat(100_001), ['saml-length', { least: 4, most: 100_000, length: 100_001 }]],
  ['is no base64', '<saml2p:Response>', 'saml-not-base64'],
  ['is no text', toBase64(Uint8Array.of(0xff, 0xfe, 0xfd)), 'saml-not-base64'],
  ['is no XML', toBase64(utf8('{"saml":1}')), 'saml-not-xml'],
  ['breaks off', response('okta', issued, ['</saml2p:Response>', '']), 'saml-not-xml'],
  [
    'has a document type',
    response('okta', issued, ['<saml2p:Response', '<!DOCTYPE r [<!ENTITY a "aaaa">]><saml2p:Response']),
    'saml-not-xml',
  ],
  [
    'is a request',
    toBase64(utf8('<samlp:AuthnRequest ID="_1"/>')),
    ['saml-not-response', { found: 'AuthnRequest' }],
  ],
  [
    'says that nobody signed in',
    response('okta', issued, [
      /<saml2p:Status>.*<\/saml2p:Status>/,
      '<saml2p:Status><saml2p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"><saml2p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:AuthnFailed"/></saml2p:StatusCode><saml2p:StatusMessage>No such user</saml2p:StatusMessage></saml2p:Status>',
    ]),
    ['saml-status', { status: 'Responder, AuthnFailed, No such user' }],
  ],
  [
    'has no status',
    response('okta', issued, [/<saml2p:Status>.*<\/saml2p:Status>/, '']),
    ['saml-status', { status: 'none' }],
  ],
  ['is encrypted', response('okta', issued, [assertion, '<saml2:EncryptedAssertion/>']), 'saml-encrypted'],
  ['has no assertion', response('okta', issued, [assertion, '']), ['saml-assertions', { count: 0 }]],
  ['has two assertions', response('okta', issued, [assertion, '$&$&']), ['saml-assertions', { count: 2 }]],
  [
    'hides an assertion in another element',
    response('okta', issued, [assertion, '<Extensions>$&</Extensions>']),
    ['saml-assertions', { count: 1 }],
  ],
  ['is not signed', response('okta', issued, [/<ds:Signature .*<\/ds:Signature>/, '']), 'saml-unsigned'],
  ['has an empty signature', response('okta', issued, ['c2lnbmF0dXJl', ' ']), 'saml-unsigned'],
  [
    'has a signature of something else',
    response('adfs', issued, ['URI="#_a"', 'URI="#_b"']),
    'saml-unsigned',
  ],
  [
    'does not say when it was issued',
    response('okta', issued, [/(<saml2:Assertion.*) IssueInstant="[^"]*"/, '$1']),
    'saml-times',
  ],
  [
    'has a time that is none',
    response('okta', issued, [/NotOnOrAfter="[^"]*"/, 'NotOnOrAfter="soon"']),
    'saml-times',
  ],
  [
    'names no session',
    response('okta', issued, ['Attributes/RoleSessionName', 'Attributes/Other']),
    'saml-session-name',
  ],
  [
    'names its session badly',
    response('okta', issued, ['<saml2:AttributeValue>bob@example.com', '<saml2:AttributeValue>bob &amp; co']),
    'saml-session-name',
  ],
  [
    'names no role',
    response('okta', issued, ['Attributes/Role"', 'Attributes/Other"']),
    ['saml-roles', { values: 0 }],
  ],
  [
    'names roles without a provider',
    response('okta', issued, [/arn:aws:iam::\d+:saml-provider\/example,/g, '']),
    ['saml-roles', { values: 2 }],
  ],
])('a response that %s is refused', (_why, base64, expected) => {
  expect(refusal(base64)).toEqual(expected);
});

test('what AWS may not like about a response is said, and does not refuse it', () => {
  const { doubts, roles } = readSamlResponse(
    response(
      'okta',
      issued,
      ['urn:amazon:webservices', 'https://sp.example.com'],
      [':saml-provider/example,', ','],
    ),
    issued,
  );
  expect(roles.map(({ roleArn }) => roleArn)).toEqual(['arn:aws:iam::123456789012:role/reader']);
  expect(doubts).toEqual([
    "It is meant for https://sp.example.com and not for AWS, which will probably refuse it. Have the audience of the identity provider's application set to urn:amazon:webservices.",
    '1 value of its attribute Role is left out here, for not naming a role and a provider.',
  ]);
});

test.each([
  'urn:amazon:webservices:govcloud',
  'https://eu-west-1.signin.aws.amazon.com/saml',
  'https://signin.amazonaws-us-gov.com/saml',
  'https://signin.amazonaws.cn/saml',
])('the audience %s is AWS', (audience) => {
  const { doubts } = readSamlResponse(response('okta', issued, ['urn:amazon:webservices', audience]), issued);
  expect(doubts).toEqual([]);
});

test.each([
  ['900', 900],
  ['1000', 1000],
  ['43200', 43_200],
])(
  'a session that is to last %s seconds is proposed to, though they make no whole minutes',
  (said, seconds) => {
    const read = readSamlResponse(response('okta', issued, ['>7200<', `> ${said}\n<`]), issued);
    expect([read.sessionSeconds, read.doubts]).toEqual([seconds, []]);
  },
);

test.each(['899', '43201', '7200.5', '1e3', '0x384', '-900', '2 hours', '', '9'.repeat(400)])(
  'a session that is to last "%s" gives a doubt and no proposal',
  (said) => {
    const read = readSamlResponse(response('okta', issued, ['>7200<', `>${said}<`]), issued);
    expect('sessionSeconds' in read).toBe(false);
    expect(read.doubts).toEqual([
      expect.stringMatching(/^Its attribute SessionDuration is ".*" and not a whole number of seconds/),
    ]);
  },
);

test('a damaged response is read or refused, whatever is damaged', () => {
  const xml = atob(response('okta', issued));
  const place = fc.nat(xml.length);
  const put = fc.constantFrom('', '<', '>', '&', '"', '/', '<a>', '</a>', ']]>', '\0', '\u00ff');
  fc.assert(
    fc.property(place, fc.nat(40), put, (start, length, text) => {
      const damaged = btoa(xml.slice(0, start) + text + xml.slice(start + length));
      expect(refusal(damaged)).toBeDefined();
    }),
  );
});
