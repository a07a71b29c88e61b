import { roles, type Role } from '../account.ts';
import { Refusal } from '../errors.ts';
import { roleSession } from '../identity.ts';
import {
  arnFormat,
  durationSeconds,
  externalIdFormat,
  requiredText,
  sessionNameFormat,
  text,
} from '../parameters.ts';
import { sessionPolicies } from '../policy.ts';
import type { Result } from '../queryService.ts';
import type { Call } from '../service.ts';
import { credentialsElement } from './credentials.ts';
import { assumedRoleUser, checkMaxSession, roleDuration } from './roleSessions.ts';

export async function assumeRole(call: Call): Promise<Result> {
  const { params, state, caller, session, now } = call;
  const roleArn = requiredText(params, 'RoleArn', arnFormat);
  const sessionName = requiredText(params, 'RoleSessionName', sessionNameFormat);
  const sourceIdentity = text(params, 'SourceIdentity', sessionNameFormat);
  const seconds = durationSeconds(params, roleDuration);
  const mfa = await state.mfaDevices.check(params, caller, now);
  const role = trusting(call, roleArn, mfa || session?.mfa === true);
  // Credentials of GetSessionToken count as a link of a chain too.
  if (session && seconds > chainedSeconds) {
    throw new Refusal(
      400,
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
  }
  checkMaxSession(role, seconds);
  const policies = sessionPolicies(params);
  const identity = roleSession(role, sessionName, policies?.policy);
  return [
    credentialsElement(state.accessKeys.issueSession(identity, { issuedAt: now, seconds, mfa })),
    assumedRoleUser(identity),
    ...(policies ? [['PackedPolicySize', String(policies.packedSize)] as const] : []),
    ...(sourceIdentity === undefined ? [] : [['SourceIdentity', sourceIdentity] as const]),
  ];
}

const chainedSeconds = 3600;

/** The role, if it trusts the caller. @throws Refusal "AccessDenied", the same for a role that does not exist */
function trusting({ params, caller }: Call, roleArn: string, mfa: boolean): Role {
  const externalId = text(params, 'ExternalId', externalIdFormat);
  const role = Object.values(roles).find(({ arn }) => arn === roleArn);
  const trusts =
    role?.trusts.has(caller.principalArn) === true &&
    (role.externalId === undefined || role.externalId === externalId) &&
    (role.needsMfa !== true || mfa);
  if (!trusts) {
    throw new Refusal(
      403,
      'AccessDenied',
      `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
    );
  }
  return role;
}
