import { canonicalRequest, signedHeaders } from './canonicalRequest.ts';
import type { SigningCredentials } from './credentials.ts';
import { sha256Hex } from './hash.ts';
import type { NameValue, Signing, UnsignedRequest } from './request.ts';
import { requestSignature } from './signature.ts';
import { algorithm, amzDate, credentialScope, stringToSign } from './stringToSign.ts';

/** Names of the headers that signing writes; a value the caller gave is replaced, so that a request can be signed again. */
export const writtenBySigning: ReadonlySet<string> = new Set([
  'authorization',
  'x-amz-date',
  'x-amz-content-sha256',
  'x-amz-security-token',
]);

/** A request signed by its headers, and each stage on the way there, for who wants to see why a signature differs. */
export interface SignedByHeaders {
  readonly canonicalRequest: string;
  readonly stringToSign: string;
  readonly signature: string;
  /** Every header to send but `host`: the caller's, those that signing adds, and `authorization`. */
  readonly headers: readonly NameValue[];
}

/**
 * Signs a request by its headers.
 * @see AWS SigV4, "Add the signature to the request", HTTP authorization header
 */
export async function signHeaders(
  request: UnsignedRequest,
  credentials: SigningCredentials,
  signing: Signing,
): Promise<SignedByHeaders> {
  const payloadHash = await sha256Hex(request.payload);
  const headers: NameValue[] = [
    ...request.headers.filter(([name]) => !writtenBySigning.has(name.toLowerCase())),
    ['x-amz-date', amzDate(signing.time)],
    // S3 demands it; elsewhere it pins the body for servers that would hash a re-encoded one.
    ['x-amz-content-sha256', payloadHash],
  ];
  if (credentials.sessionToken !== undefined)
    headers.push(['x-amz-security-token', credentials.sessionToken]);

  const signed: NameValue[] = [['host', request.host], ...headers];
  const canonical = canonicalRequest({ ...request, headers: signed }, signing.service, payloadHash);
  const signature = await requestSignature(canonical, credentials.secretKey, signing);
  const authorization = [
    `${algorithm} Credential=${credentials.accessKeyId}/${credentialScope(signing)}`,
    `SignedHeaders=${signedHeaders(signed)}`,
    `Signature=${signature}`,
  ].join(', ');
  return {
    canonicalRequest: canonical,
    stringToSign: await stringToSign(signing, canonical),
    signature,
    headers: [...headers, ['authorization', authorization]],
  };
}
