import { oidcProviderArn, roles } from '../account.ts';
import { Refusal } from '../errors.ts';
import { roleSession } from '../identity.ts';
import {
  arnFormat,
  durationSeconds,
  requiredText,
  sessionNameFormat,
  webIdentityTokenFormat,
} from '../parameters.ts';
import { sessionPolicies } from '../policy.ts';
import type { Result } from '../queryService.ts';
import type { Arrival } from '../service.ts';
import { readWebIdentityToken } from '../webIdentity.ts';
import { credentialsElement } from './credentials.ts';
import { assumedRoleUser, checkMaxSession, roleDuration } from './roleSessions.ts';

export async function assumeRoleWithWebIdentity({ params, state, now }: Arrival): Promise<Result> {
  const roleArn = requiredText(params, 'RoleArn', arnFormat);
  const sessionName = requiredText(params, 'RoleSessionName', sessionNameFormat);
  const token = requiredText(params, 'WebIdentityToken', webIdentityTokenFormat);
  const seconds = durationSeconds(params, roleDuration);
  const { issuer, audience, subject } = await readWebIdentityToken(token, now);
  const role = Object.values(roles).find(({ arn }) => arn === roleArn);
  if (role?.trusts.has(oidcProviderArn) !== true) {
    throw new Refusal(403, 'AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity');
  }
  checkMaxSession(role, seconds);
  const policies = sessionPolicies(params);
  const identity = roleSession(role, sessionName, policies?.policy);
  return [
    credentialsElement(state.accessKeys.issueSession(identity, { issuedAt: now, seconds, mfa: false })),
    assumedRoleUser(identity),
    ...(policies ? [['PackedPolicySize', String(policies.packedSize)] as const] : []),
    ['SubjectFromWebIdentityToken', subject],
    ['Provider', issuer],
    ['Audience', audience],
  ];
}
