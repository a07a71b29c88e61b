import { canonicalRequest, signedHeaders } from './canonicalRequest.ts';
import type { SigningCredentials } from './credentials.ts';
import { sha256Hex } from './hash.ts';
import type { NameValue, Signing, UnsignedRequest } from './request.ts';
import { requestSignature } from './signature.ts';
import { algorithm, amzDate, credentialScope } from './stringToSign.ts';

/** Names of the headers that signing writes; a value the caller gave is replaced, so that a request can be signed again. */
const written = new Set(['authorization', 'x-amz-date', 'x-amz-content-sha256', 'x-amz-security-token']);

/**
 * Signs a request by its headers.
 * @returns every header to send but `host`: the caller's, those that signing adds, and `authorization`
 * @see AWS SigV4, "Add the signature to the request", HTTP authorization header
 */
export async function signHeaders(
  request: UnsignedRequest,
  credentials: SigningCredentials,
  signing: Signing,
): Promise<NameValue[]> {
  const payloadHash = await sha256Hex(request.payload);
  const headers: NameValue[] = [
    ...request.headers.filter(([name]) => !written.has(name.toLowerCase())),
    ['x-amz-date', amzDate(signing.time)],
    // S3 demands it; elsewhere it pins the body for servers that would hash a re-encoded one.
    ['x-amz-content-sha256', payloadHash],
  ];
  if (credentials.sessionToken !== undefined)
    headers.push(['x-amz-security-token', credentials.sessionToken]);

  const signed: NameValue[] = [['host', request.host], ...headers];
  const canonical = canonicalRequest({ ...request, headers: signed }, signing.service, payloadHash);
  const authorization = [
    `${algorithm} Credential=${credentials.accessKeyId}/${credentialScope(signing)}`,
    `SignedHeaders=${signedHeaders(signed)}`,
    `Signature=${await requestSignature(canonical, credentials.secretKey, signing)}`,
  ].join(', ');
  return [...headers, ['authorization', authorization]];
}
