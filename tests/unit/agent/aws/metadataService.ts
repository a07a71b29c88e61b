/*
 * The metadata service of an instance as the EC2 User Guide describes its version 2: nothing without a token, and a token only
 * for a PUT that says how long. In tests/interop botocore reads it as if it were AWS's.
 */

export const metadataOrigin = 'http://localhost:1338';

/** What the role of the instance is given. */
export const instanceKeys = {
  Code: 'Success',
  LastUpdated: '2026-11-22T06:00:00Z',
  Type: 'AWS-HMAC',
  AccessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  SecretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  Token: 'issued/token==',
  Expiration: '2099-11-22T12:00:00Z',
};

/** Answers by path below /latest/meta-data/; undefined for a path that there is not. */
export const instanceWithRole = {
  'iam/security-credentials/': 'reader',
  'iam/security-credentials/reader': JSON.stringify(instanceKeys),
  'placement/region': 'eu-west-1',
  'placement/availability-zone/': 'eu-west-1a',
} as const satisfies MetadataPaths;

type MetadataPaths = Readonly<Record<string, string>>;

export interface MetadataService {
  readonly fetch: (request: Request) => Promise<Response>;
  /** "METHOD path" of each request. */
  readonly seen: readonly string[];
}

export function metadataService(paths: MetadataPaths): MetadataService {
  const tokens = new Set<string>();
  const seen: string[] = [];
  const answer = ({ method, url, headers }: Request): Response => {
    const { pathname } = new URL(url);
    seen.push(`${method} ${pathname}`);
    if (method === 'PUT' && pathname === '/latest/api/token') {
      const seconds = Number(headers.get('x-aws-ec2-metadata-token-ttl-seconds') ?? Number.NaN);
      // The service gives none to what a proxy passed on.
      if (!(seconds >= 1 && seconds <= 21_600) || headers.has('x-forwarded-for')) return refusal(400);
      const token = btoa(`token ${String(tokens.size)}`);
      tokens.add(token);
      return new Response(token, { headers: { 'x-aws-ec2-metadata-token-ttl-seconds': String(seconds) } });
    }
    if (method !== 'GET') return refusal(405);
    if (!tokens.has(headers.get('x-aws-ec2-metadata-token') ?? '')) return refusal(401);
    const text = paths[pathname.replace('/latest/meta-data/', '')];
    return text === undefined ? refusal(404) : new Response(text);
  };
  return { seen, fetch: (request) => Promise.resolve(answer(request)) };
}

function refusal(status: number): Response {
  return new Response('', { status });
}
