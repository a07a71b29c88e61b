import { toBase64, utf8 } from '../../base/bytes.ts';
import { accountId, roles, samlProviderArn } from '../account.ts';
import { Refusal } from '../errors.ts';
import { roleSession } from '../identity.ts';
import { arnFormat, assertionFormat, durationSeconds, requiredText } from '../parameters.ts';
import { sessionPolicies } from '../policy.ts';
import type { Result } from '../queryService.ts';
import type { Arrival } from '../service.ts';
import { credentialsElement } from './credentials.ts';
import { assumedRoleUser, checkMaxSession, roleDuration } from './roleSessions.ts';
import { readSamlAssertion, type SamlAssertion } from './samlAssertion.ts';

export async function assumeRoleWithSaml({ params, state, now }: Arrival): Promise<Result> {
  const roleArn = requiredText(params, 'RoleArn', arnFormat);
  const principalArn = requiredText(params, 'PrincipalArn', arnFormat);
  const seconds = durationSeconds(params, roleDuration);
  const assertion = readSamlAssertion(requiredText(params, 'SAMLAssertion', assertionFormat));
  checkMeantFor(assertion, { roleArn, principalArn });
  if (assertion.expiresAt <= now) {
    throw new Refusal(400, 'ExpiredTokenException', 'Token must be redeemed within 5 minutes of issuance');
  }
  const role = Object.values(roles).find(({ arn }) => arn === roleArn);
  if (role?.trusts.has(principalArn) !== true) {
    throw new Refusal(403, 'AccessDenied', 'Not authorized to perform sts:AssumeRoleWithSAML');
  }
  checkMaxSession(role, seconds);
  const policies = sessionPolicies(params);
  const identity = roleSession(role, assertion.sessionName, policies?.policy);
  return [
    credentialsElement(state.accessKeys.issueSession(identity, { issuedAt: now, seconds, mfa: false })),
    assumedRoleUser(identity),
    ...(policies ? [['PackedPolicySize', String(policies.packedSize)] as const] : []),
    ['Subject', assertion.subject],
    ['SubjectType', assertion.subjectType],
    ['Issuer', assertion.issuer],
    ['Audience', assertion.audience],
    ['NameQualifier', await nameQualifier(assertion.issuer)],
  ];
}

/** @throws Refusal "InvalidIdentityToken" */
function checkMeantFor(
  { pairs }: SamlAssertion,
  asked: { readonly roleArn: string; readonly principalArn: string },
): void {
  if (asked.principalArn !== samlProviderArn) {
    throw new Refusal(400, 'InvalidIdentityToken', "Specified provider doesn't exist");
  }
  const named = pairs.some(
    ({ roleArn, principalArn }) => roleArn === asked.roleArn && principalArn === asked.principalArn,
  );
  if (!named) {
    throw new Refusal(
      400,
      'InvalidIdentityToken',
      "SAML Assertion doesn't contain the requested Role and Metadata in the attributes",
    );
  }
}

/** What stands for issuer, account and provider together. */
async function nameQualifier(issuer: string): Promise<string> {
  const provider = samlProviderArn.slice(samlProviderArn.indexOf('/'));
  const hash = await crypto.subtle.digest('SHA-1', utf8(`${issuer}${accountId}${provider}`));
  return toBase64(new Uint8Array(hash));
}
