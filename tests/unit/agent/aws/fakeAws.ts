import { AwsV4Signer } from 'aws4fetch';
import { createAws } from '../../../../src/agent/aws/aws.ts';
import type { AwsCall, Signature } from '../../../../src/agent/aws/call.ts';
import { toHex } from '../../../../src/base/bytes.ts';
import { secretKey } from '../sigv4/published.ts';

// In Node the SDK reads this machine's own AWS files, and warns of versions of Node.
process.env.AWS_CONFIG_FILE = '/dev/null';
process.env.AWS_SHARED_CREDENTIALS_FILE = '/dev/null';
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

/** 2026-01-02T03:04:05Z on this machine, in every test here. */
export const now = Date.UTC(2026, 0, 2, 3, 4, 5);

const accessKeyId = 'AKIAIOSFODNN7EXAMPLE';
const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

export const credentials = { accessKeyId, secretKey: await secretKey(secretAccessKey) };

export function aCall(call: Partial<AwsCall> = {}): AwsCall {
  return {
    credentials,
    profile: 'alice',
    region: 'eu-west-1',
    signal: new AbortController().signal,
    ...call,
  };
}

/** What a server saw of a request, read before anything could change it. */
export interface Seen {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly params: Readonly<Record<string, string>>;
  /** Whether aws4fetch, signing the same request with the same secret, comes to the same Authorization header. */
  readonly signatureIsRight: boolean;
}

type Reply = Response | ((seen: Seen) => Response | Promise<Response>);

/** AWS as a list of replies, given in turn; the last one is given again and again. */
export function fakeAws(...replies: readonly Reply[]) {
  const seen: Seen[] = [];
  const signatures: (Signature & { readonly result: string })[] = [];
  const aws = createAws({
    clock: () => now,
    signed: (signature) => (result) => {
      signatures.push({ ...signature, result });
      return Promise.resolve();
    },
    async fetch(request) {
      const reply = replies[Math.min(seen.length, replies.length - 1)];
      const arrived = await read(request);
      seen.push(arrived);
      if (reply === undefined) throw new Error('nothing was to be asked');
      return reply instanceof Response ? reply.clone() : reply(arrived);
    },
  });
  return { aws, seen, signatures };
}

async function read(request: Request): Promise<Seen> {
  const body = await request.clone().text();
  const headers = Object.fromEntries(request.headers);
  return {
    url: request.url,
    method: request.method,
    headers,
    params: Object.fromEntries(new URLSearchParams(body)),
    signatureIsRight: (await expectedAuthorization(request, body)) === headers.authorization,
  };
}

async function expectedAuthorization(request: Request, body: string): Promise<string> {
  const given = request.headers.get('authorization') ?? '';
  const [, , region, service] = /Credential=([^,]*)/.exec(given)?.[1]?.split('/') ?? [];
  const names = /SignedHeaders=([^,]*)/.exec(given)?.[1]?.split(';') ?? [];
  const headers = new Headers([...request.headers].filter(([name]) => names.includes(name)));
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body));
  headers.set('x-amz-content-sha256', toHex(new Uint8Array(hash)));
  return new AwsV4Signer({
    method: request.method,
    url: request.url,
    headers,
    body,
    accessKeyId,
    secretAccessKey,
    region: region ?? '',
    service: service ?? '',
    datetime: headers.get('x-amz-date') ?? '',
    allHeaders: true,
  }).authHeader();
}

export function xml(body: string, init: ResponseInit = {}): Response {
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${body}`, init);
}

export function identityXmlOf({
  arn = 'arn:aws:iam::123456789012:user/alice',
  userId = 'AIDAIOSFODNN7EXAMPLE',
  account = '123456789012',
}): string {
  return `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
    <Arn>${arn}</Arn><UserId>${userId}</UserId><Account>${account}</Account>
  </GetCallerIdentityResult></GetCallerIdentityResponse>`;
}

export const identityXml = xml(identityXmlOf({}));

export function stsError(code: string, message: string, init: ResponseInit = { status: 403 }): Response {
  return xml(
    `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
    init,
  );
}

export function ec2Error(code: string, message: string, init: ResponseInit = { status: 400 }): Response {
  return xml(
    `<Response><Errors><Error><Code>${code}</Code><Message>${message}</Message></Error></Errors><RequestID>1</RequestID></Response>`,
    init,
  );
}
