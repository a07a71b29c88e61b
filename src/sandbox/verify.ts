import { AwsV4Signer } from 'aws4fetch';
import { toHex } from '../base/bytes.ts';
import type { EpochMs } from '../base/clock.ts';
import type { AccessKey, AccessKeys } from './accessKeys.ts';
import { maxSkewMinutes, parseAmzDate } from './amzDate.ts';
import type { Words } from './errors.ts';
import { isEnabled } from './regions.ts';
import type { Caller } from './service.ts';

/** A request with what is needed to judge it. */
interface Evidence {
  readonly request: Request;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly accessKeys: AccessKeys;
  readonly now: EpochMs;
  /** The words of the service that was asked. */
  readonly words: Words;
}

/**
 * Who sent a request and to which region, by its AWS4-HMAC-SHA256 Authorization header. The host is the URL's. It counts
 * as a use of the key.
 * @throws Refusal in the words of the service
 */
export async function verify(evidence: Evidence): Promise<Caller> {
  const { request, accessKeys, now, words } = evidence;
  const authorization = readAuthorization(request.headers.get('authorization'), words);
  // What is not signed does not count: a token or date among the unsigned headers could be anyone's.
  const signed = new Headers(
    [...request.headers].filter(([name]) => authorization.signedHeaders.includes(name)),
  );

  const accessKey = accessKeys.find(authorization.accessKeyId);
  if (accessKey?.status !== 'Active' || !isEnabled(authorization.region)) throw words.unknownKey();
  if (accessKey.session?.token !== (signed.get('x-amz-security-token') ?? undefined))
    throw words.unknownKey();
  if (accessKey.session && accessKey.session.expiresAt <= now) throw words.expiredToken();

  const date = signed.get('x-amz-date') ?? '';
  const signedAt = parseAmzDate(date);
  if (signedAt === undefined) {
    throw words.incompleteSignature(
      `Date must be in ISO-8601 'basic format'. Got '${date}'. See http://en.wikipedia.org/wiki/ISO_8601`,
    );
  }
  if (Math.abs(signedAt - now) > maxSkewMinutes * 60_000) throw words.staleDate(signedAt, now);

  if ((await recompute(evidence, authorization, signed, date, accessKey)) !== authorization.spelled) {
    throw words.wrongSignature();
  }
  const { identity, session } = accessKey;
  const { accessKeyId, region, service } = authorization;
  accessKeys.noteUse(accessKeyId, { at: now, service, region });
  return { caller: identity, region, ...(session && { session }) };
}

interface Authorization {
  readonly accessKeyId: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  /** All of the header, in the one spelling that recompute uses. */
  readonly spelled: string;
}

/** @throws Refusal "MissingAuthenticationToken", "IncompleteSignature" */
function readAuthorization(header: string | null, words: Words): Authorization {
  if (!header?.startsWith('AWS4-HMAC-SHA256 ')) throw words.unsigned();
  const part = (name: string): string => {
    const value = new RegExp(`[ ,]${name}=([^, ]+)`).exec(header)?.[1];
    if (value === undefined) {
      throw words.incompleteSignature(`Authorization header requires '${name}' parameter.`);
    }
    return value;
  };
  const [credential, signedHeaders, signature] = [
    part('Credential'),
    part('SignedHeaders'),
    part('Signature'),
  ];
  const elements = credential.split('/');
  const [accessKeyId, , region, service] = elements;
  if (elements.length !== 5 || accessKeyId === undefined || region === undefined || service === undefined) {
    throw words.incompleteSignature(
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`,
    );
  }
  return {
    accessKeyId,
    region,
    service,
    signedHeaders: signedHeaders.split(';'),
    spelled: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
  };
}

/** The Authorization header that the holder of the secret would have sent with this request. */
async function recompute(
  { request, body }: Evidence,
  { accessKeyId, region, service }: Authorization,
  signed: Headers,
  date: string,
  { secretAccessKey }: AccessKey,
): Promise<string> {
  const headers = new Headers(signed);
  if (headers.has('x-amz-content-sha256')) {
    // aws4fetch takes this header's word for the body's hash; a server must not.
    const hash = await crypto.subtle.digest('SHA-256', body);
    headers.set('x-amz-content-sha256', toHex(new Uint8Array(hash)));
  }
  return new AwsV4Signer({
    method: request.method,
    url: request.url,
    headers,
    body,
    accessKeyId,
    secretAccessKey,
    region,
    service,
    datetime: date,
    allHeaders: true,
  }).authHeader();
}
