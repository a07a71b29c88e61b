import { beforeEach, expect, test } from 'vitest';
import type { PlannedProfile } from '../../../../src/agent/providers/plan.ts';
import type { Issued, Waiter } from '../../../../src/agent/providers/provider.ts';
import { signedInProvider, type HeldSession } from '../../../../src/agent/providers/signedIn.ts';
import type { Sts } from '../../../../src/agent/providers/sts.ts';
import type { Context, Unlocked } from '../../../../src/agent/unlocked/context.ts';
import { renewalsIn } from '../../../../src/agent/unlocked/renewSession.ts';
import { CofferError } from '../../../../src/base/cofferError.ts';
import { credentials, fakeAws, xml } from '../aws/fakeAws.ts';
import { contextWith, stored } from '../cmdlets/aws/console.ts';
import { sandboxResponse } from '../providers/saml/responses.ts';

const roleArn = 'arn:aws:iam::123456789012:role/federated';
const principalArn = 'arn:aws:iam::123456789012:saml-provider/example';
const endedKeyId = 'ASIAIOSFODNN7EXAMPLE';
const issuedAt = Date.UTC(2026, 10, 22, 6);

const waiter: Waiter = { signal: new AbortController().signal, at: 'button' };

let context: Context;
/** Why nothing can be stored, where nothing can. */
let trouble: 'disk-full' | 'vault-busy' | 'locked' | undefined;

beforeEach(async () => {
  trouble = undefined;
  const there = await contextWith(`[session]
aws_access_key_id = ${endedKeyId}
aws_secret_access_key = ended secret
aws_session_token = ended token
x_saml_role = ${principalArn},${roleArn}
`);
  const { vault } = there.unlocked();
  const change: typeof vault.change = (edit) =>
    trouble === undefined ? vault.change(edit) : Promise.reject(new CofferError(trouble));
  const unlocked: Unlocked = {
    ...there.unlocked(),
    vault: Object.create(vault, { change: { value: change } }) as typeof vault,
  };
  context = { ...there, unlocked: () => unlocked };
});

const session = (accessKeyId = endedKeyId): HeldSession => ({
  id: context.unlocked().vault.document.profiles[0]?.id ?? '',
  accessKeyId,
  signIn: { roleArn, principalArn, durationSeconds: 3600, endpointName: 'example' },
  endpointUrl: undefined,
});

const issue = (): Promise<Issued> =>
  Promise.resolve({
    accessKeyId: 'ASIAI44QH8DHBEXAMPLE',
    secretAccessKey: 'issued secret',
    sessionToken: 'issued token',
    issuedAt,
    expiresAt: issuedAt + 3_600_000,
    expiration: issuedAt + 3_600_000,
    because: [],
  });

const renew = (of = session()) => renewalsIn(context).renew(of, waiter, issue);
const issued = { accessKeyId: 'ASIAI44QH8DHBEXAMPLE', sessionToken: 'issued token' };

test('a session that was issued is in the profile, and in no other place', async () => {
  expect(await renew()).toMatchObject(issued);
  expect(await stored(context, 'session')).toMatchObject({
    aws_access_key_id: 'ASIAI44QH8DHBEXAMPLE',
    aws_secret_access_key: 'issued secret',
    aws_session_token: 'issued token',
    x_security_token_expires: '2026-11-22T07:00:00Z',
  });
  expect(renewalsIn(context).unstored(session())).toBe(undefined);
});

test.each(['disk-full', 'vault-busy'] as const)(
  'a session that cannot be stored (%s) is used all the same, and kept for what it is in place of',
  async (why) => {
    trouble = why;
    expect(await renew()).toMatchObject(issued);
    expect(await stored(context, 'session')).toMatchObject({ aws_access_key_id: endedKeyId });
    expect(renewalsIn(context).unstored(session())).toMatchObject(issued);
    const elsewhere = { ...session(), endpointUrl: 'https://sandbox.invalid' };
    expect(renewalsIn(context).unstored(elsewhere)).toBe(undefined);
    expect(renewalsIn(context).unstored(session('ASIAI44QH8DHBEXAMPLE'))).toBe(undefined);
  },
);

test('a session that could not be stored is used until AWS refuses it too, and nobody is asked meanwhile', async () => {
  trouble = 'disk-full';
  const now = Date.UTC(2026, 10, 22, 6);
  const { aws } = fakeAws(answered('ASIAI44QH8DHBEXAMPLE'), answered('ASIAI55QH8DHBEXAMPLE'));
  let asked = 0;
  const samlResponse = () => {
    asked++;
    return Promise.resolve(sandboxResponse(now));
  };
  const cancelled = () => Promise.reject(new CofferError('cancelled'));
  const sts: Sts = {
    clock: () => now,
    aws: () => Promise.resolve(aws),
    answers: { code: cancelled, webIdentityToken: cancelled, samlResponse },
    region: 'eu-west-1',
    profile: 'session',
  };
  const { id, signIn } = session();
  const profile: PlannedProfile = {
    id,
    name: 'session',
    type: 'Session',
    holds: 'session',
    signIn,
    text: () => undefined,
    find: () => undefined,
    keys: () => Promise.resolve({ ...credentials, accessKeyId: endedKeyId }),
  };
  const provided = async (refused?: string) => {
    const provider = signedInProvider(sts, { profile, signIn, renewals: renewalsIn(context) });
    return (await provider.provide(waiter, refused)).credentials.accessKeyId;
  };
  expect([await provided(), await provided(endedKeyId)]).toEqual([endedKeyId, 'ASIAI44QH8DHBEXAMPLE']);
  expect([await provided(), await provided(endedKeyId), asked]).toEqual([
    'ASIAI44QH8DHBEXAMPLE',
    'ASIAI44QH8DHBEXAMPLE',
    1,
  ]);
  expect([await provided('ASIAI44QH8DHBEXAMPLE'), asked]).toEqual(['ASIAI55QH8DHBEXAMPLE', 2]);
});

/** By AssumeRoleWithSAML. */
function answered(accessKeyId: string): Response {
  return xml(`<AssumeRoleWithSAMLResponse><AssumeRoleWithSAMLResult><Credentials>
    <AccessKeyId>${accessKeyId}</AccessKeyId><SecretAccessKey>issued secret</SecretAccessKey>
    <SessionToken>issued token</SessionToken><Expiration>2026-11-22T07:00:00Z</Expiration>
  </Credentials></AssumeRoleWithSAMLResult></AssumeRoleWithSAMLResponse>`);
}

test('a session is used by nobody where the vault was locked while it was issued', async () => {
  trouble = 'locked';
  await expect(renew()).rejects.toMatchObject({ code: 'locked' });
  expect(renewalsIn(context).unstored(session())).toBe(undefined);
});

test('a session is not put in place of another one, nor into a profile for another endpoint or role', async () => {
  expect(await renew(session('ASIAOTHEREXAMPLE1234'))).toBe(undefined);
  for (const other of [
    { ...session(), endpointUrl: 'https://sandbox.invalid' },
    { ...session(), signIn: { ...session().signIn, roleArn: `${roleArn}-other` } },
  ]) {
    await expect(renew(other)).rejects.toMatchObject({
      code: 'session-replaced',
      detail: { name: 'session' },
    });
  }
  expect(await stored(context, 'session')).toMatchObject({ aws_access_key_id: endedKeyId });
});
