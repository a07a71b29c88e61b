import { users, type User } from './account.ts';
import type { AccessKey } from './accessKeys.ts';
import { queryWords, Refusal } from './errors.ts';
import { denial } from './identity.ts';
import { accessKeyIdFormat, requiredText, requiredWord, text, userNameFormat } from './parameters.ts';
import { queryService, type Result } from './queryService.ts';
import type { Call } from './service.ts';
import { isoDate, type Element } from './xml.ts';

export const iam = queryService({
  name: 'iam',
  version: '2010-05-08',
  namespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
  actions: new Map<string, (call: Call) => Result>([
    ['CreateAccessKey', createAccessKey],
    ['DeleteAccessKey', deleteAccessKey],
    ['GetAccessKeyLastUsed', getAccessKeyLastUsed],
    ['ListAccessKeys', listAccessKeys],
    ['UpdateAccessKey', updateAccessKey],
  ]),
  admit({ caller, session, region }) {
    if (region !== 'us-east-1') {
      throw new Refusal(403, 'SignatureDoesNotMatch', 'Credential should be scoped to a valid region.');
    }
    // IAM takes no session of a user without MFA, and none of a federated one.
    if (caller.kind === 'federated' || (caller.kind === 'user' && session?.mfa === false)) {
      throw queryWords.unknownKey();
    }
  },
});

function listAccessKeys(call: Call): Result {
  const user = userAsked(call, 'ListAccessKeys');
  const keys = call.state.accessKeys.ofUser(user);
  return [
    ['UserName', user.name],
    ['AccessKeyMetadata', keys.map((key): Element => ['member', described(user, key)])],
    ['IsTruncated', 'false'],
  ];
}

const keysPerUser = 2;

function createAccessKey(call: Call): Result {
  const user = userAsked(call, 'CreateAccessKey');
  if (call.state.accessKeys.ofUser(user).length >= keysPerUser) {
    throw new Refusal(409, 'LimitExceeded', `Cannot exceed quota for AccessKeysPerUser: ${keysPerUser}`);
  }
  const key = call.state.accessKeys.create(user, call.now);
  return [['AccessKey', [...described(user, key), ['SecretAccessKey', key.secretAccessKey]]]];
}

function updateAccessKey(call: Call): Result {
  const status = requiredWord(call.params, 'Status', ['Active', 'Inactive']);
  call.state.accessKeys.setStatus(keyAsked(call, userAsked(call, 'UpdateAccessKey')), status);
  return undefined;
}

function deleteAccessKey(call: Call): Result {
  call.state.accessKeys.remove(keyAsked(call, userAsked(call, 'DeleteAccessKey')));
  return undefined;
}

function getAccessKeyLastUsed(call: Call): Result {
  const id = requiredText(call.params, 'AccessKeyId', accessKeyIdFormat);
  const key = call.state.accessKeys.find(id);
  checkAllowed(call, 'GetAccessKeyLastUsed', `access key ${id}`, key?.identity.arn ?? '*');
  if (!key?.identity.user || key.session) throw noSuchKey(id);
  const { user } = key.identity;
  const { at, service = 'N/A', region = 'N/A' } = key.lastUse ?? {};
  return [
    ['UserName', user.name],
    [
      'AccessKeyLastUsed',
      [
        ...(at === undefined ? [] : [['LastUsedDate', isoDate(at)] as const]),
        ['ServiceName', service],
        ['Region', region],
      ],
    ],
  ];
}

/**
 * The user whose keys a call is about: the named one, or the one whose long-term key signed it.
 * @throws Refusal "ValidationError", "AccessDenied", "NoSuchEntity"
 */
function userAsked(call: Call, action: string): User {
  const { params, caller, session } = call;
  const own = session ? undefined : caller.user?.name;
  const name = text(params, 'UserName', userNameFormat) ?? own;
  if (name === undefined) {
    throw new Refusal(400, 'ValidationError', 'Must specify userName when calling with non-User credentials');
  }
  const user = Object.values(users).find((each) => each.name === name);
  checkAllowed(call, action, `user ${name}`, user?.arn ?? '*');
  if (!user) throw noSuchEntity(`The user with name ${name} cannot be found.`);
  return user;
}

/** Id of the long-term key that a call is about. @throws Refusal "ValidationError", "NoSuchEntity" */
function keyAsked({ params, state }: Call, user: User): string {
  const id = requiredText(params, 'AccessKeyId', accessKeyIdFormat);
  if (!state.accessKeys.ofUser(user).some(({ accessKeyId }) => accessKeyId === id)) throw noSuchKey(id);
  return id;
}

/** @param resource as IAM's refusals name it; `arn` as policies do. @throws Refusal "AccessDenied" */
function checkAllowed({ caller }: Call, action: string, resource: string, arn: string): void {
  const denied = denial(caller, `iam:${action}`, arn);
  if (denied !== undefined) {
    throw new Refusal(
      403,
      'AccessDenied',
      `User: ${caller.arn} is not authorized to perform: iam:${action} on resource: ${resource} ${denied}`,
    );
  }
}

function described(user: User, { accessKeyId, status, createdAt }: AccessKey): readonly Element[] {
  return [
    ['UserName', user.name],
    ['AccessKeyId', accessKeyId],
    ['Status', status],
    ['CreateDate', isoDate(createdAt)],
  ];
}

function noSuchKey(id: string): Refusal {
  return noSuchEntity(`The Access Key with id ${id} cannot be found.`);
}

function noSuchEntity(message: string): Refusal {
  return new Refusal(404, 'NoSuchEntity', message);
}
