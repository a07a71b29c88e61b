import type { Service } from './partitions.ts';

/** What a service refused, and how it says so. */
interface Refused {
  readonly service: Service;
  /** Such as "DescribeInstances". */
  readonly operation: string;
  readonly errorCode: string;
  /** AWS's own sentence. */
  readonly message: string;
}

/** What to do about an error of AWS, in one or two sentences. */
export function adviceOn(refused: Refused): string {
  // Some codes stand for several things that only the sentence tells apart.
  const known = sentences.find(([sentence]) => sentence.test(refused.message));
  const advice = known?.[1] ?? advices.get(refused.errorCode);
  if (advice === undefined)
    return `The API reference of ${refused.service.toUpperCase()} explains this code.`;
  return typeof advice === 'string' ? advice : advice(refused);
}

type Advice = string | ((refused: Refused) => string);

const clockAdvice = "Set this machine's clock, then try again.";

const sentences: readonly (readonly [sentence: RegExp, advice: Advice])[] = [
  // STS says both of a wrong secret and of a wrong clock that the signature does not match.
  [/^Signature (expired|not yet current)/, clockAdvice],
  [
    /^MultiFactorAuthentication failed/,
    'Check the serial number of the MFA device, wait for its next code and try again with that: AWS takes each code once.',
  ],
  [
    /^Cannot call \w+ with (session|federation) credentials/,
    'Use a profile that holds the long-term access key of a user.',
  ],
  [
    /^Must specify userName/,
    'Give the name of the user: IAM knows it by itself only when a long-term access key signs.',
  ],
];

const keyAdvice = ({ service }: Refused) =>
  'The access key may be deleted, inactive or mistyped, or the region may not be enabled for its account. Update the profile, or choose another profile or region.' +
  (service === 'iam' ? ' IAM says this of a session too that was begun without an MFA code.' : '');
const secretAdvice = 'The secret access key is not the one of this access key. Update it in the profile.';
/** Where what an identity provider issued says who calls: what to do about that, and about a role that lets nobody in for it. */
const federated = new Map([
  [
    'AssumeRoleWithSAML',
    {
      token:
        'Sign in at the identity provider again and use its new assertion within five minutes, with a role and a provider that it names.',
      trust:
        "The role may not exist, or its trust policy may not let this identity provider in, or may ask with SAML:aud for another Recipient than the assertion has. Choose another role, or ask an administrator of the role's account.",
    },
  ],
  [
    'AssumeRoleWithWebIdentity',
    {
      token:
        "Replace the token in the file that the profile names, or paste a new one when Coffer asks. Where that is refused too, an administrator of the role's account has to list its provider and its audience in IAM.",
      trust:
        "The role may not exist, or its trust policy may not let this token's identity provider, audience or subject in. Check the role's ARN, or ask an administrator of its account.",
    },
  ],
]);
const tokenAdvice = ({ operation }: Refused) =>
  federated.get(operation)?.token ?? 'Get new temporary credentials and update the profile with them.';
const throttlingAdvice = 'AWS has had too many requests from this account. Wait a minute, then try again.';
const serverAdvice = 'The fault is on the side of AWS. Try again in a moment.';
const valueAdvice = 'Correct the value that AWS names, then try again.';
function permissionAdvice({ service, operation }: Refused): string {
  const trust = federated.get(operation)?.trust;
  if (trust !== undefined) return trust;
  if (operation === 'AssumeRole') {
    return `The role may not exist, its trust policy may not let this caller in or may ask for an external id, an MFA code, a source identity or session tags, or the caller may lack the permission ${service}:${operation}. Give it what it asks for, the last two under "Copy credentials" or with Use-STSRole; check the role's ARN, or ask an administrator of its account.`;
  }
  return `Ask an administrator of the account for the permission ${service}:${operation}, or choose another profile.`;
}

const advices = new Map<string, Advice>([
  ['InvalidClientTokenId', keyAdvice],
  ['UnrecognizedClientException', keyAdvice],
  [
    'AuthFailure',
    'EC2 says this of an unknown key, a wrong secret and a region that is not enabled alike. Update the profile, or choose another profile or region.',
  ],
  ['SignatureDoesNotMatch', secretAdvice],
  ['InvalidSignatureException', secretAdvice],
  ['ExpiredToken', tokenAdvice],
  ['ExpiredTokenException', tokenAdvice],
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
  [
    'RegionDisabledException',
    'Have an administrator activate STS for this region in the settings of the account, or choose another region.',
  ],
  ['MalformedPolicyDocument', 'Correct the JSON of the session policy, then try again.'],
  ['PackedPolicyTooLarge', 'Shorten the session policy, or give fewer policies and tags, then try again.'],
  ['InvalidIdentityToken', tokenAdvice],
  ['IDPRejectedClaim', tokenAdvice],
  [
    'IDPCommunicationError',
    'Try again in a moment: AWS could not reach the identity provider, which has to verify the token. Where that stays so, its administrator has to make it reachable from the internet.',
  ],
  ['ValidationError', valueAdvice],
  ['InvalidInput', valueAdvice],
  ['InvalidParameterValue', valueAdvice],
  ['InvalidParameterCombination', valueAdvice],
  ['InvalidInstanceID.Malformed', valueAdvice],
  ['InvalidInstanceID.NotFound', 'Check the id and the region: an instance is known in its own region only.'],
  [
    'NoSuchEntity',
    'Check the name or the id. What it names may have been deleted, or be in another account.',
  ],
  [
    'LimitExceeded',
    'A user has at most two access keys. Delete one that is not used any more, then try again.',
  ],
  ['EntityTemporarilyUnmodifiable', 'IAM has not finished an earlier change. Wait a moment, then try again.'],
  ['Throttling', throttlingAdvice],
  ['ThrottlingException', throttlingAdvice],
  ['RequestLimitExceeded', throttlingAdvice],
  ['InternalError', serverAdvice],
  ['InternalFailure', serverAdvice],
  ['ServiceFailure', serverAdvice],
  ['ServiceUnavailable', serverAdvice],
  ['Unavailable', serverAdvice],
]);
