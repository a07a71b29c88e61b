import { CofferError } from '../../base/cofferError.ts';
import { canonicalQueryString, canonicalRequest, signedHeaders } from './canonicalRequest.ts';
import type { SigningCredentials } from './credentials.ts';
import { sha256Hex } from './hash.ts';
import type { NameValue, Signing, UnsignedRequest } from './request.ts';
import { requestSignature } from './signature.ts';
import { algorithm, amzDate, credentialScope } from './stringToSign.ts';

const sevenDaysInSeconds = 604_800;

/**
 * Signs a request by its query, so that whoever holds the URL can send it.
 * @param expiresInSeconds whole, 1 to 604800; never longer than a session token lives, whatever is asked for
 * @returns the query string to send, percent-encoded, without "?"
 * @throws CofferError "presign-expiry"
 * @see AWS SigV4, "Add the signature to the request", query string
 */
export async function presign(
  request: UnsignedRequest,
  credentials: SigningCredentials,
  signing: Signing,
  expiresInSeconds: number,
): Promise<string> {
  if (!Number.isInteger(expiresInSeconds) || expiresInSeconds < 1 || expiresInSeconds > sevenDaysInSeconds) {
    throw new CofferError('presign-expiry', { expiresInSeconds });
  }
  const headers: NameValue[] = [['host', request.host], ...request.headers];
  const query: NameValue[] = [
    ...request.query,
    ['X-Amz-Algorithm', algorithm],
    ['X-Amz-Credential', `${credentials.accessKeyId}/${credentialScope(signing)}`],
    ['X-Amz-Date', amzDate(signing.time)],
    ['X-Amz-Expires', `${expiresInSeconds}`],
    ['X-Amz-SignedHeaders', signedHeaders(headers)],
  ];
  if (credentials.sessionToken !== undefined) query.push(['X-Amz-Security-Token', credentials.sessionToken]);

  // Whoever signs an S3 URL does not know what will be uploaded with it.
  const payloadHash = signing.service === 's3' ? 'UNSIGNED-PAYLOAD' : await sha256Hex(request.payload);
  const canonical = canonicalRequest({ ...request, headers, query }, signing.service, payloadHash);
  const signature = await requestSignature(canonical, credentials.secretKey, signing);
  return `${canonicalQueryString(query)}&X-Amz-Signature=${signature}`;
}
