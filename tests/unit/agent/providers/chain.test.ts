import { expect, test } from 'vitest';
import { SessionCache } from '../../../../src/agent/providers/cache.ts';
import { chainOf } from '../../../../src/agent/providers/chain.ts';
import { planFor, type PlannedProfile } from '../../../../src/agent/providers/plan.ts';
import type { Sts } from '../../../../src/agent/providers/sts.ts';
import { memoryStore } from '../../../../src/agent/store/memory.ts';
import { createTemporaryVault } from '../../../../src/agent/vault/vault.ts';
import { CofferError } from '../../../../src/base/cofferError.ts';
import { credentials, fakeAws, now, xml } from '../aws/fakeAws.ts';

const mfaSerial = 'arn:aws:iam::123456789012:mfa/alice';

function answered(operation: string): Response {
  return xml(`<${operation}Response><${operation}Result><Credentials>
    <AccessKeyId>ASIAIOSFODNN7EXAMPLE</AccessKeyId><SecretAccessKey>issued secret</SecretAccessKey>
    <SessionToken>issued token</SessionToken><Expiration>${new Date(now + 3_600_000).toISOString()}</Expiration>
  </Credentials></${operation}Result></${operation}Response>`);
}

/** A role behind an MFA device, whose source has AWS's example keys, in the vault or at a location. */
function roleOf(keys: typeof credentials, role: string, location?: string): PlannedProfile {
  const place = location === undefined ? {} : { location };
  const of = (name: string, texts: ReadonlyMap<string, string>): PlannedProfile => ({
    id: `${location ?? ''} ${name}`,
    name,
    ...place,
    type: texts.has('role_arn') ? 'AssumeRoleMFA' : 'Basic',
    holds: texts.has('role_arn') ? 'nothing' : 'pair',
    text: (key) => texts.get(key),
    find: () => of('alice', new Map([['aws_access_key_id', keys.accessKeyId]])),
    keys: () => Promise.resolve(keys),
  });
  const roleArn = `arn:aws:iam::123456789012:role/${role}`;
  return of(
    role,
    new Map([
      ['role_arn', roleArn],
      ['source_profile', 'alice'],
      ['mfa_serial', mfaSerial],
    ]),
  );
}

test('keys of a file share no session with those of the vault that have the same id, which anybody can write', async () => {
  const asked = ['GetSessionToken', 'AssumeRole', 'AssumeRole', 'GetSessionToken', 'AssumeRole'];
  const { aws, seen } = fakeAws(...asked.map(answered));
  const vault = await createTemporaryVault(memoryStore());
  const cache = new SessionCache(vault, () => now, { sessions: () => undefined, moved: () => undefined });
  const cancelled = () => Promise.reject(new CofferError('cancelled'));
  const sts: Sts = {
    clock: () => now,
    aws: () => Promise.resolve(aws),
    answers: {
      code: () => Promise.resolve({ digits: '123456', from: 'user' }),
      webIdentityToken: cancelled,
      samlResponse: cancelled,
    },
    region: 'eu-west-1',
    profile: 'alice',
  };
  const provide = (profile: PlannedProfile) =>
    chainOf(planFor(profile), {
      sts,
      cache,
      renewals: { unstored: () => undefined, renew: cancelled },
    }).provide({
      signal: new AbortController().signal,
      at: 'button',
    });
  await provide(roleOf(credentials, 'reader'));
  await provide(roleOf(credentials, 'reader'));
  await provide(roleOf(credentials, 'writer'));
  expect(seen.map(({ params }) => params.Action)).toEqual(asked.slice(0, 3));
  await provide(roleOf(credentials, 'reader', '~/.aws/credentials'));
  expect(seen.map(({ params }) => params.Action)).toEqual(asked);
});
