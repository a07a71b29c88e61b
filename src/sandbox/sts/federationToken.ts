import { accountId } from '../account.ts';
import { Refusal } from '../errors.ts';
import { denial, federatedUser } from '../identity.ts';
import { durationSeconds, federatedNameFormat, requiredText } from '../parameters.ts';
import { sessionPolicies } from '../policy.ts';
import type { Result } from '../queryService.ts';
import type { Call } from '../service.ts';
import { credentialsElement, longTermUser } from './credentials.ts';
import { userSession } from './sessionToken.ts';

export function getFederationToken(call: Call): Result {
  const { params, state, caller, now } = call;
  const name = requiredText(params, 'Name', federatedNameFormat);
  const seconds = durationSeconds(params, userSession);
  const user = longTermUser(call, 'GetFederationToken');
  const arn = `arn:aws:sts::${accountId}:federated-user/${name}`;
  const denied = denial(caller, 'sts:GetFederationToken', arn);
  if (denied !== undefined) {
    throw new Refusal(
      403,
      'AccessDenied',
      `User: ${caller.arn} is not authorized to perform: sts:GetFederationToken on resource: ${arn} ${denied}`,
    );
  }
  const policies = sessionPolicies(params);
  const identity = federatedUser(user, name, policies?.policy);
  return [
    credentialsElement(state.accessKeys.issueSession(identity, { issuedAt: now, seconds, mfa: false })),
    [
      'FederatedUser',
      [
        ['FederatedUserId', identity.userId],
        ['Arn', identity.arn],
      ],
    ],
    ['PackedPolicySize', String(policies?.packedSize ?? 0)],
  ];
}
