import { CofferError } from '../../base/cofferError.ts';
import type { Service } from './partitions.ts';

/** What was asked, as the error names it. */
interface Asked {
  readonly service: Service;
  /** Such as "DescribeInstances". */
  readonly operation: string;
  readonly host: string;
}

/** An SDK client's error as ours: AWS's own words, and what to do next. What is none of these comes back as it was. */
export function serviceError(error: unknown, { service, operation, host }: Asked): unknown {
  if (!(error instanceof Error) || error instanceof CofferError) return error;
  // The client marks what it could read as an AWS error with $fault, and what it could not read with $response alone.
  if ('$fault' in error && error.name !== 'Unknown') {
    const errorCode = error.name;
    const message = withoutCanonicalRequest(error.message);
    const advice = adviceOn(errorCode, message, { service, operation });
    return new CofferError('service-error', {
      service: service.toUpperCase(),
      operation,
      errorCode,
      message,
      advice,
    });
  }
  if ('$response' in error) return new CofferError('answer-unreadable', { host, status: statusOf(error) });
  return error;
}

/** SignatureDoesNotMatch may quote the canonical request in its further lines, session token and all. */
function withoutCanonicalRequest(message: string): string {
  return (/^.*?(?=\n|\r|The Canonical String|The String-to-Sign|$)/.exec(message.trim())?.[0] ?? '').trim();
}

function statusOf(error: Error): number {
  const metadata: unknown = '$metadata' in error ? error.$metadata : undefined;
  const status: unknown =
    typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata
      ? metadata.httpStatusCode
      : undefined;
  return typeof status === 'number' ? status : 0;
}

type Action = Pick<Asked, 'service' | 'operation'>;

function adviceOn(errorCode: string, message: string, action: Action): string {
  // STS says both of a wrong secret and of a wrong clock that the signature does not match.
  if (/^Signature (expired|not yet current)/.test(message)) return clockAdvice;
  const advice = advices.get(errorCode);
  if (advice === undefined) return `The API reference of ${action.service.toUpperCase()} explains this code.`;
  return typeof advice === 'string' ? advice : advice(action);
}

const keyAdvice =
  'The access key may be deleted, inactive or mistyped, or the region may not be enabled for its account. Update the profile, or choose another profile or region.';
const secretAdvice = 'The secret access key is not the one of this access key. Update it in the profile.';
const expiredAdvice = 'Get new temporary credentials and update the profile with them.';
const clockAdvice = "Set this machine's clock, then try again.";
const throttlingAdvice = 'AWS has had too many requests from this account. Wait a minute, then try again.';
const serverAdvice = 'The fault is on the side of AWS. Try again in a moment.';
const permissionAdvice = ({ service, operation }: Action) =>
  `Ask an administrator of the account for the permission ${service}:${operation}, or choose another profile.`;

const advices = new Map<string, string | ((action: Action) => string)>([
  ['InvalidClientTokenId', keyAdvice],
  ['UnrecognizedClientException', keyAdvice],
  [
    'AuthFailure',
    'EC2 says this of an unknown key, a wrong secret and a region that is not enabled alike. Update the profile, or choose another profile or region.',
  ],
  ['SignatureDoesNotMatch', secretAdvice],
  ['InvalidSignatureException', secretAdvice],
  ['ExpiredToken', expiredAdvice],
  ['ExpiredTokenException', expiredAdvice],
  [
    'RequestExpired',
    "Get new temporary credentials and update the profile with them; if they are fresh, set this machine's clock.",
  ],
  ['RequestTimeTooSkewed', clockAdvice],
  ['RequestInTheFuture', clockAdvice],
  ['AccessDenied', permissionAdvice],
  ['AccessDeniedException', permissionAdvice],
  ['UnauthorizedOperation', permissionAdvice],
  [
    'OptInRequired',
    'Enable the region, or finish signing up for the service, in the AWS console; or choose another region.',
  ],
  ['Throttling', throttlingAdvice],
  ['ThrottlingException', throttlingAdvice],
  ['RequestLimitExceeded', throttlingAdvice],
  ['InternalError', serverAdvice],
  ['InternalFailure', serverAdvice],
  ['ServiceUnavailable', serverAdvice],
  ['Unavailable', serverAdvice],
]);
