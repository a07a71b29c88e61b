import { accountId } from '../account.ts';
import { queryService, type Result } from '../queryService.ts';
import type { Call } from '../service.ts';
import { assumeRole } from './assumeRole.ts';
import { assumeRoleWithSaml } from './assumeRoleWithSaml.ts';
import { assumeRoleWithWebIdentity } from './assumeRoleWithWebIdentity.ts';
import { getFederationToken } from './federationToken.ts';
import { getSessionToken } from './sessionToken.ts';

export const sts = queryService({
  name: 'sts',
  version: '2011-06-15',
  namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
  actions: new Map<string, (call: Call) => Result | Promise<Result>>([
    ['AssumeRole', assumeRole],
    ['GetCallerIdentity', getCallerIdentity],
    ['GetFederationToken', getFederationToken],
    ['GetSessionToken', getSessionToken],
  ]),
  unsignedActions: new Map([
    ['AssumeRoleWithSAML', assumeRoleWithSaml],
    ['AssumeRoleWithWebIdentity', assumeRoleWithWebIdentity],
  ]),
});

function getCallerIdentity({ caller }: Call): Result {
  return [
    ['Arn', caller.arn],
    ['UserId', caller.userId],
    ['Account', accountId],
  ];
}
