/*
 * What the service models of STS and IAM say of parameters, so that nothing is sent, and signed, that can only be refused.
 */
import * as v from 'valibot';
import { CofferError } from '../../base/cofferError.ts';
import { profileLimits } from '../awsconfig/limits.ts';
import type { OperationName } from './operations.ts';

interface Limit {
  readonly allowed: RegExp;
  readonly expected: string;
}

const arn = profileLimits.role_arn.allowed;

const sessionName: Limit = {
  allowed: /^[\w+=,.@-]{2,64}$/,
  expected: '2 to 64 letters, digits or any of _ + = , . @ -',
};

const texts: ReadonlyMap<string, Limit> = new Map([
  ['RoleArn', profileLimits.role_arn],
  [
    'PrincipalArn',
    {
      allowed: arn,
      expected: '20 to 2048 characters such as arn:aws:iam::123456789012:saml-provider/NAME',
    },
  ],
  ['RoleSessionName', sessionName],
  ['SourceIdentity', sessionName],
  ['ExternalId', profileLimits.external_id],
  ['SerialNumber', profileLimits.mfa_serial],
  ['TokenCode', { allowed: /^\d{6}$/, expected: 'six digits' }],
  ['SAMLAssertion', { allowed: /^[^]{4,100000}$/, expected: '4 to 100000 characters' }],
  [
    'WebIdentityToken',
    { allowed: /^[\x21-\x7e]{4,20000}$/, expected: '4 to 20000 characters without blanks' },
  ],
  ['AccessKeyId', profileLimits.aws_access_key_id],
]);

interface ListLimit {
  readonly allowed: v.GenericSchema;
  readonly expected: string;
}

const tagText = (least: number, most: number) =>
  v.pipe(v.string(), v.minLength(least), v.maxLength(most), v.regex(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u));

const lists: ReadonlyMap<string, ListLimit> = new Map([
  [
    'Tags',
    {
      allowed: v.pipe(v.array(v.object({ Key: tagText(1, 128), Value: tagText(0, 256) })), v.maxLength(50)),
      expected:
        'at most 50 tags, each with a key of 1 to 128 and a value of at most 256 letters, digits, blanks or any of _ . : / = + - @',
    },
  ],
  [
    'PolicyArns',
    {
      allowed: v.pipe(v.array(v.object({ arn: v.pipe(v.string(), v.regex(arn)) })), v.maxLength(10)),
      expected: 'at most 10 ARNs of 20 to 2048 characters such as arn:aws:iam::aws:policy/ReadOnlyAccess',
    },
  ],
]);

/** The durations that an operation takes, in seconds. */
const durations: ReadonlyMap<OperationName, number> = new Map([
  ['sts:AssumeRole', 43_200],
  ['sts:AssumeRoleWithSAML', 43_200],
  ['sts:AssumeRoleWithWebIdentity', 43_200],
  ['sts:GetSessionToken', 129_600],
  ['sts:GetFederationToken', 129_600],
]);

const shortestSeconds = 900;

/**
 * Refuses a request that AWS would refuse, with the limit. A value is never quoted: it may be a secret in the wrong place.
 * @throws CofferError "input-out-of-limits"
 */
export function checkInput(name: OperationName, input: object): void {
  const [service = '', operation = ''] = name.split(':');
  const refuse = (parameter: string, expected: string): never => {
    throw new CofferError('input-out-of-limits', {
      service: service.toUpperCase(),
      operation,
      parameter,
      expected,
    });
  };
  for (const [parameter, value] of Object.entries(input)) {
    const limit = texts.get(parameter);
    if (limit && typeof value === 'string' && !limit.allowed.test(value)) refuse(parameter, limit.expected);
    const list = lists.get(parameter);
    if (list && value !== undefined && !v.is(list.allowed, value)) refuse(parameter, list.expected);
    const longest = parameter === 'DurationSeconds' ? durations.get(name) : undefined;
    const isDuration =
      Number.isInteger(value) && Number(value) >= shortestSeconds && Number(value) <= (longest ?? 0);
    if (longest !== undefined && value !== undefined && !isDuration) {
      refuse(parameter, `${shortestSeconds} to ${longest} seconds`);
    }
  }
}
