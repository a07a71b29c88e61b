import * as v from 'valibot';
import { CofferError } from '../../base/cofferError.ts';
import { wellFormedRegion } from '../awsconfig/limits.ts';

/** What the metadata service of an instance answers of its role. */
export interface InstanceCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** ISO 8601. */
  readonly expiration: string;
}

/** Where a metadata service is asked, and by what. */
export interface MetadataService {
  readonly fetch: (request: Request) => Promise<Response>;
  /** As metadataOrigin lets it through. */
  readonly origin: string;
  readonly signal: AbortSignal;
}

const answerSchema = v.object({
  // AWS says so; what stands in for it may leave it out, and botocore does without.
  Code: v.optional(v.literal('Success')),
  AccessKeyId: v.string(),
  SecretAccessKey: v.string(),
  Token: v.string(),
  Expiration: v.pipe(v.string(), v.isoTimestamp()),
});

const rolePath = '/latest/meta-data/iam/security-credentials/';

/** As long as the AWS CLI waits: a service that is there answers at once. */
const patienceMs = 1000;

/**
 * The credentials of an instance's role, from a metadata service that a web page can reach.
 * @throws CofferError "network-failed", "metadata-unreadable", "cancelled"
 * @see EC2 User Guide, "Retrieve security credentials from instance metadata", IMDSv2
 */
export async function instanceCredentials(service: MetadataService): Promise<InstanceCredentials> {
  const get = await session(service);
  const role = roleIn(service, await get(rolePath));
  const answer = v.safeParse(answerSchema, json(await get(rolePath + encodeURIComponent(role))));
  if (!answer.success) throw unreadable(service);
  const { AccessKeyId, SecretAccessKey, Token, Expiration } = answer.output;
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: Token,
    expiration: Expiration,
  };
}

/** What the instance's role is called. Errors as of instanceCredentials. */
export async function instanceRole(service: MetadataService): Promise<string> {
  const get = await session(service);
  return roleIn(service, await get(rolePath));
}

/** The region that the instance stands in. Errors as of instanceCredentials. */
export async function instanceRegion(service: MetadataService): Promise<string> {
  const get = await session(service);
  const region = (await get('/latest/meta-data/placement/region')).trim();
  if (!wellFormedRegion.test(region)) throw unreadable(service);
  return region;
}

/** A way to read a path, with a token of the service: a request that a form could send gets none. */
async function session(service: MetadataService): Promise<(path: string) => Promise<string>> {
  const ask = async (path: string, init: RequestInit): Promise<string> => {
    const { fetch, origin, signal } = service;
    const request = new Request(`${origin}${path}`, {
      ...init,
      signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    });
    let response: Response;
    let text: string;
    try {
      response = await fetch(request);
      text = await response.text();
    } catch {
      const { host } = new URL(origin);
      throw signal.aborted ? new CofferError('cancelled') : new CofferError('network-failed', { host });
    }
    if (!response.ok) throw unreadable(service);
    return text;
  };
  const token = await ask('/latest/api/token', {
    method: 'PUT',
    headers: { 'x-aws-ec2-metadata-token-ttl-seconds': '60' },
  });
  // A header takes nothing else.
  if (!/^[\x21-\x7e]+$/.test(token)) throw unreadable(service);
  return (path) => ask(path, { headers: { 'x-aws-ec2-metadata-token': token } });
}

function roleIn(service: MetadataService, list: string): string {
  const [role = ''] = list.split('\n').map((line) => line.trim());
  if (role === '') throw unreadable(service);
  return role;
}

function unreadable({ origin }: MetadataService): CofferError {
  return new CofferError('metadata-unreadable', { host: new URL(origin).host });
}

/** The parser's own error would quote what it was given. */
function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
