import * as v from 'valibot';
import { CofferError } from '../../base/cofferError.ts';

/** What the metadata service of an instance answers of its role. */
export interface InstanceCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** ISO 8601. */
  readonly expiration: string;
}

const answerSchema = v.object({
  Code: v.literal('Success'),
  AccessKeyId: v.string(),
  SecretAccessKey: v.string(),
  Token: v.string(),
  Expiration: v.pipe(v.string(), v.isoTimestamp()),
});

const rolePath = '/latest/meta-data/iam/security-credentials/';

/**
 * The credentials of an instance's role, from a metadata service that a web page can reach.
 * @param origin as metadataOrigin lets it through
 * @throws CofferError "network-failed", "metadata-unreadable", "cancelled"
 * @see EC2 User Guide, "Retrieve security credentials from instance metadata", IMDSv2
 */
export async function instanceCredentials(
  fetch: (request: Request) => Promise<Response>,
  origin: string,
  signal: AbortSignal,
): Promise<InstanceCredentials> {
  const { host } = new URL(origin);
  const ask = async (path: string, init: RequestInit): Promise<string> => {
    const request = new Request(`${origin}${path}`, {
      ...init,
      signal,
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
      throw signal.aborted ? new CofferError('cancelled') : new CofferError('network-failed', { host });
    }
    if (!response.ok) throw new CofferError('metadata-unreadable', { host });
    return text;
  };
  const token = await ask('/latest/api/token', {
    method: 'PUT',
    headers: { 'x-aws-ec2-metadata-token-ttl-seconds': '60' },
  });
  const headers = { 'x-aws-ec2-metadata-token': token };
  const [role = ''] = (await ask(rolePath, { headers })).split('\n');
  const answer = v.safeParse(
    answerSchema,
    json(await ask(rolePath + encodeURIComponent(role.trim()), { headers })),
  );
  if (!answer.success) throw new CofferError('metadata-unreadable', { host });
  const { AccessKeyId, SecretAccessKey, Token, Expiration } = answer.output;
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: Token,
    expiration: Expiration,
  };
}

/** The parser's own error would quote what it was given. */
function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
