import { describe, expect, test } from 'vitest';
import type { Aws } from '../../../../src/agent/aws/aws.ts';
import { assumeRoleIssuer } from '../../../../src/agent/providers/assumeRole.ts';
import { federationTokenIssuer } from '../../../../src/agent/providers/federationToken.ts';
import { metadataIssuer } from '../../../../src/agent/providers/metadata.ts';
import type { Answers, Provider, Waiter } from '../../../../src/agent/providers/provider.ts';
import type { Sts } from '../../../../src/agent/providers/sts.ts';
import { sessionTokenIssuer } from '../../../../src/agent/providers/sessionToken.ts';
import { webIdentityIssuer } from '../../../../src/agent/providers/webIdentity.ts';
import { CofferError } from '../../../../src/base/cofferError.ts';
import { credentials, fakeAws, now, stsError, xml } from '../aws/fakeAws.ts';
import { instanceKeys, metadataOrigin } from '../aws/metadataService.ts';

const hourMs = 3_600_000;

/** An answer of STS whose credentials end then by its clock. */
function issued(operation: string, end: number, more = ''): Response {
  return xml(`<${operation}Response><${operation}Result><Credentials>
    <AccessKeyId>ASIAIOSFODNN7EXAMPLE</AccessKeyId><SecretAccessKey>issued secret</SecretAccessKey>
    <SessionToken>issued token</SessionToken><Expiration>${new Date(end).toISOString()}</Expiration>
  </Credentials>${more}</${operation}Result></${operation}Response>`);
}

const stsAt = (aws: Aws): Sts => ({
  clock: () => now,
  aws: () => Promise.resolve(aws),
  answers,
  region: 'eu-west-1',
  profile: 'steve',
});

function stsOf(...replies: readonly Response[]) {
  const { aws, seen } = fakeAws(...replies);
  const sts = stsAt(aws);
  return { sts, seen };
}

const source: Provider = {
  identity: ['keys', credentials.accessKeyId],
  provide: () =>
    Promise.resolve({ credentials, because: ['Profile "steve" holds a key pair.'], renewable: false }),
};

const answers: Answers = {
  code: () => Promise.reject(new CofferError('cancelled')),
  webIdentityToken: () => Promise.reject(new CofferError('cancelled')),
  samlResponse: () => Promise.reject(new CofferError('cancelled')),
};

const asking = (sts: Sts, more: Partial<Answers>): Sts => ({ ...sts, answers: { ...answers, ...more } });

const waiter: Waiter = { signal: new AbortController().signal, at: 'button' };

const roleArn = 'arn:aws:iam::123456789012:role/reader';
const assumed = `<AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/reader/me</Arn><AssumedRoleId>AROA:me</AssumedRoleId></AssumedRoleUser>`;
const role = { roleArn, sessionName: 'me', durationSeconds: 3600 };

describe('AssumeRole', () => {
  test('is sent with everything that a role and a caller may say, and signed by the source', async () => {
    const { sts, seen } = stsOf(issued('AssumeRole', now + hourMs, assumed));
    const options = {
      policy: '{}',
      policyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
      sourceIdentity: 'steve',
      tags: [{ key: 'team', value: 'a' }],
    };
    const issuer = assumeRoleIssuer(sts, { source, role: { ...role, externalId: 'xyz' }, options });
    expect(await issuer.issue(waiter)).toEqual({
      accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
      secretAccessKey: 'issued secret',
      sessionToken: 'issued token',
      issuedAt: now,
      expiresAt: now + hourMs,
      expiration: now + hourMs,
      assumedRole: 'arn:aws:sts::123456789012:assumed-role/reader/me',
      because: ['Profile "steve" holds a key pair.', `AssumeRole gave credentials of ${roleArn}.`],
    });
    expect(seen.map(({ params, signatureIsRight }) => [params, signatureIsRight])).toEqual([
      [
        {
          Action: 'AssumeRole',
          Version: '2011-06-15',
          RoleArn: roleArn,
          RoleSessionName: 'me',
          DurationSeconds: '3600',
          ExternalId: 'xyz',
          Policy: '{}',
          'PolicyArns.member.1.arn': 'arn:aws:iam::aws:policy/ReadOnlyAccess',
          SourceIdentity: 'steve',
          'Tags.member.1.Key': 'team',
          'Tags.member.1.Value': 'a',
        },
        true,
      ],
    ]);
  });

  test.each([
    ['this clock is two minutes behind', now + hourMs + 120_000, now + hourMs],
    ['this clock is two minutes ahead', now + hourMs - 120_000, now + hourMs - 120_000],
    ['STS grants less than was asked for', now + hourMs / 2, now + hourMs / 2],
  ])('lasts no longer than is sure where %s', async (_, stated, expiresAt) => {
    const { sts } = stsOf(issued('AssumeRole', stated, assumed));
    const given = await assumeRoleIssuer(sts, { source, role }).issue(waiter);
    expect([given.expiresAt, given.expiration]).toEqual([expiresAt, stated]);
  });

  test('of other options is other credentials', () => {
    const { sts } = stsOf();
    const identityOf = (more: object) =>
      JSON.stringify(assumeRoleIssuer(sts, { source, role: { ...role, ...more } }).identity);
    expect(
      new Set(
        [{}, { durationSeconds: 900 }, { externalId: 'xyz' }, { mfaSerial: 'GAHT12345678' }].map(identityOf),
      ).size,
    ).toBe(4);
  });
});

test('GetSessionToken is tried again with another code only where the code was wrong', async () => {
  const refusal = (sentence: string) =>
    stsError('AccessDenied', `MultiFactorAuthentication failed ${sentence}`);
  const wrong = refusal('with invalid MFA one time pass code. ');
  const mfaSerial = 'arn:aws:iam::123456789012:mfa/steve';
  const asked: (string | undefined)[] = [];
  const code: Answers['code'] = (_, { refusal: why }) =>
    Promise.resolve({ digits: asked.push(why) === 1 ? '111111' : '222222', from: 'user' });
  const { sts, seen } = stsOf(wrong, issued('GetSessionToken', now + 12 * hourMs));
  const issuer = sessionTokenIssuer(asking(sts, { code }), { source, mfaSerial, durationSeconds: 43_200 });
  expect(await issuer.issue(waiter)).toMatchObject({ mfaSerial, expiresAt: now + 12 * hourMs });
  expect(seen.map(({ params }) => params.TokenCode)).toEqual(['111111', '222222']);
  expect(asked).toEqual([undefined, 'AWS did not take the code. It takes each one once: wait for the next.']);

  const foreign = stsOf(
    refusal(', unable to validate MFA code.  Please verify your MFA serial number is valid'),
  );
  const other = sessionTokenIssuer(asking(foreign.sts, { code }), {
    source,
    mfaSerial,
    durationSeconds: 43_200,
  });
  await expect(other.issue(waiter)).rejects.toMatchObject({
    detail: { errorCode: 'AccessDenied' },
  });
  expect(foreign.seen.length).toBe(1);
});

describe('a code that Coffer makes', () => {
  const mfaSerial = 'arn:aws:iam::123456789012:mfa/steve';
  const date = new Date(now - 2 * hourMs).toUTCString();
  const wrong = stsError(
    'AccessDenied',
    'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
    {
      status: 403,
      headers: { date },
    },
  );

  /** What each code was asked for with, until one is taken or the user is asked. */
  async function askedFor(...replies: readonly Response[]) {
    const asked: Parameters<Answers['code']>[1][] = [];
    const { sts, seen } = stsOf(...replies);
    const code: Answers['code'] = (_, known) => {
      asked.push(known);
      if (known.refusal !== undefined) return Promise.reject(new CofferError('cancelled'));
      return Promise.resolve({ digits: `11111${asked.length}`, from: 'secret' });
    };
    const issuer = sessionTokenIssuer(asking(sts, { code }), { source, mfaSerial, durationSeconds: 43_200 });
    await issuer.issue(waiter).catch(() => undefined);
    return { asked, codes: seen.map(({ params }) => params.TokenCode) };
  }

  test('is made anew by the clock of STS, where a refusal says that this one is off', async () => {
    const known = { refusal: undefined, clockOffsetMs: 0 };
    expect(await askedFor(wrong, issued('GetSessionToken', now + 12 * hourMs))).toEqual({
      asked: [known, { ...known, clockOffsetMs: -2 * hourMs }],
      codes: ['111111', '111112'],
    });
  });

  test('is made anew once at the most, and not at all by a clock that is right', async () => {
    const refusal = 'AWS did not take the code. It takes each one once: wait for the next.';
    const { codes, asked } = await askedFor(wrong);
    expect([codes, asked.at(-1)]).toEqual([['111111', '111112'], { refusal, clockOffsetMs: -2 * hourMs }]);
    const right = stsError(
      'AccessDenied',
      'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
    );
    expect((await askedFor(right)).codes).toEqual(['111111']);
  });

  test('is given once where AWS fails, and not held against its device', async () => {
    const failure = stsError('InternalFailure', 'An internal error.', { status: 500 });
    expect(await askedFor(failure, wrong)).toEqual({
      asked: [{ refusal: undefined, clockOffsetMs: 0 }],
      codes: ['111111'],
    });
  });
});

test('GetFederationToken narrows by its policy', async () => {
  const { sts, seen } = stsOf(issued('GetFederationToken', now + hourMs));
  const issuer = federationTokenIssuer(sts, { source, name: 'coffer', policy: '{}', durationSeconds: 3600 });
  await issuer.issue(waiter);
  expect(seen[0]?.params).toMatchObject({ Name: 'coffer', Policy: '{}', DurationSeconds: '3600' });
});

describe('AssumeRoleWithWebIdentity', () => {
  const profile = {
    id: 'w',
    name: 'web',
    type: 'AssumeRoleWithWebIdentity',
    holds: 'nothing',
    text: () => undefined,
    find: () => undefined,
    keys: () => Promise.reject(new Error('it has none')),
  } as const;

  /** An issuer whose file holds a token, which the user has another of; what was sent, and what the user was told. */
  function askingFor(...replies: readonly Response[]) {
    const { sts, seen } = stsOf(...replies);
    const told: string[] = [];
    const webIdentityToken: Answers['webIdentityToken'] = (name, file, refusal) => {
      if (refusal === undefined)
        return Promise.resolve({ text: `token-of-${name}-in-${file}`, from: 'file' });
      told.push(refusal);
      return Promise.resolve({ text: 'pasted', from: 'user' });
    };
    const asked = { role: { ...role, profile }, tokenFile: '/var/token' };
    return { issuer: webIdentityIssuer(asking(sts, { webIdentityToken }), asked), seen, told };
  }

  const tokensIn = (seen: ReturnType<typeof askingFor>['seen']) =>
    seen.map(({ params }) => params.WebIdentityToken);

  test('is not signed: its token says who calls', async () => {
    const { issuer, seen, told } = askingFor(issued('AssumeRoleWithWebIdentity', now + hourMs, assumed));
    expect(await issuer.issue(waiter)).toMatchObject({ accessKeyId: 'ASIAIOSFODNN7EXAMPLE' });
    expect(seen[0]?.headers.authorization).toBe(undefined);
    expect(tokensIn(seen)).toEqual(['token-of-web-in-/var/token']);
    expect(told).toEqual([]);
  });

  test.each(['ExpiredTokenException', 'InvalidIdentityToken', 'IDPRejectedClaim'])(
    'has the user asked for a token where STS says %s of the one in the file, and of the next lets it be',
    async (errorCode) => {
      const refused = stsError(errorCode, 'In its own words.', { status: 400 });
      const { issuer, seen, told } = askingFor(refused);
      await expect(issuer.issue(waiter)).rejects.toMatchObject({
        code: 'service-error',
        detail: { errorCode },
      });
      expect(tokensIn(seen)).toEqual(['token-of-web-in-/var/token', 'pasted']);
      expect(told).toEqual(['In its own words.']);
    },
  );

  test('asks nobody where STS refuses for another reason', async () => {
    const { issuer, seen, told } = askingFor(stsError('AccessDenied', 'Not authorized.'));
    await expect(issuer.issue(waiter)).rejects.toMatchObject({ detail: { errorCode: 'AccessDenied' } });
    expect([seen.length, told]).toEqual([1, []]);
  });
});

test("an instance's credentials are those of the metadata service that the user listed, and of none before", async () => {
  const ending = (Expiration: string) =>
    ['token', 'reader', JSON.stringify({ ...instanceKeys, Expiration })].map((text) => new Response(text));
  const { aws } = fakeAws(
    ...ending(new Date(now + 6 * hourMs).toISOString()),
    ...ending('9999-12-31T00:00:00Z'),
  );
  const sts = stsAt(aws);
  const profile = { name: 'steve' };
  const listed = metadataIssuer({ ...sts, metadataEndpoint: metadataOrigin }, profile);
  expect(await listed.issue(waiter)).toMatchObject({
    accessKeyId: instanceKeys.AccessKeyId,
    sessionToken: instanceKeys.Token,
    expiresAt: now + 6 * hourMs,
  });
  // Whatever a server says, no role's session lasts longer.
  expect((await listed.issue(waiter)).expiresAt).toBe(now + 12 * hourMs);
  await expect(metadataIssuer(sts, profile).issue(waiter)).rejects.toMatchObject({
    code: 'metadata-unlisted',
    detail: { name: 'steve' },
  });
});

test('an answer without credentials is said to be none of STS', async () => {
  const { sts } = stsOf(
    xml('<AssumeRoleResponse><AssumeRoleResult></AssumeRoleResult></AssumeRoleResponse>'),
  );
  await expect(assumeRoleIssuer(sts, { source, role }).issue(waiter)).rejects.toMatchObject({
    code: 'answer-incomplete',
  });
});
