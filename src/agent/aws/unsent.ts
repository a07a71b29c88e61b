/*
 * Requests that Coffer signs for somebody else to send. Nothing here reaches the network.
 */
import { CofferError } from '../../base/cofferError.ts';
import type { Clock, EpochMs } from '../../base/clock.ts';
import { shownName } from '../awsconfig/shownValue.ts';
import { uriEncode } from '../sigv4/canonicalRequest.ts';
import { presign } from '../sigv4/presign.ts';
import type { NameValue, Signing, UnsignedRequest } from '../sigv4/request.ts';
import { signHeaders, writtenBySigning, type SignedByHeaders } from '../sigv4/signHeaders.ts';
import type { AwsCall, Signed } from './call.ts';
import { endpointOf } from './endpoints.ts';
import { signableUrl } from './hosts.ts';
import type { Network } from './network.ts';

/** A request that is signed and not sent. */
export interface Unsent {
  readonly uri: string;
  readonly method: string;
  /** All of them are signed: whoever sends the request has to send them as they are here. */
  readonly headers: readonly NameValue[];
  readonly payload: Uint8Array<ArrayBuffer>;
  /** Signing name of the service. */
  readonly service: string;
}

/** Whoever has it may send the request, until it expires. */
interface Presigned {
  readonly url: string;
  readonly expiresAt: EpochMs;
}

/** Signs for somebody else to send, and sends nothing. */
export interface UnsentSigner {
  /**
   * Signs a request by its query, for the host that it names whatever the call says.
   * @throws CofferError "presign-expiry", "sign-uri-malformed", "sign-host-refused", "sign-header-refused"
   */
  presign(unsent: Unsent, call: AwsCall, expiresInSeconds: number): Promise<Presigned>;
  /** The same for GetCallerIdentity where the call goes: whoever sends it learns who signed it, and nothing else. */
  presignIdentity(headers: readonly NameValue[], call: AwsCall, expiresInSeconds: number): Promise<Presigned>;
  /** Signs a request by its headers. @throws CofferError the same, but for "presign-expiry" */
  sign(unsent: Unsent, call: AwsCall): Promise<SignedByHeaders>;
}

export function unsentSigner({
  clock,
  network,
  signed,
}: {
  readonly clock: Clock;
  readonly network: Pick<Network, 'clockOffsetMs'>;
  readonly signed: Signed;
}): UnsentSigner {
  const signingOf = ({ service }: Unsent, { region }: AwsCall, host: string): Signing => ({
    service,
    region,
    time: clock() + (network.clockOffsetMs(host) ?? 0),
  });
  /** Before anybody has what was signed: nothing else would tell of it. */
  const tell = async (
    unsent: Unsent,
    call: AwsCall,
    { host, method, query }: UnsignedRequest,
    result: string,
  ) => {
    const operation = new Map(query).get('Action') ?? method;
    const { service } = unsent;
    const { region } = call;
    await signed({ at: clock(), call, service, operation, region, host, isSent: false })?.(result);
  };
  const presignFor: UnsentSigner['presign'] = async (unsent, call, expiresInSeconds) => {
    const { origin, request } = requestOf(unsent);
    const signing = signingOf(unsent, call, request.host);
    const query = await presign(request, call.credentials, signing, expiresInSeconds);
    await tell(unsent, call, request, 'presigned');
    return { url: `${origin}${request.path}?${query}`, expiresAt: clock() + expiresInSeconds * 1000 };
  };
  return {
    presign: presignFor,
    presignIdentity: (headers, call, expiresInSeconds) =>
      presignFor(callerIdentityRequest(call, headers), call, expiresInSeconds),
    async sign(unsent, call) {
      const { request } = requestOf(unsent);
      const made = await signHeaders(request, call.credentials, signingOf(unsent, call, request.host));
      await tell(unsent, call, request, 'signed');
      return made;
    },
  };
}

function callerIdentityRequest({ region, endpointUrl }: AwsCall, headers: readonly NameValue[]): Unsent {
  const { origin } = endpointOf('sts', region, endpointUrl);
  return {
    uri: `${origin}/?Action=GetCallerIdentity&Version=2011-06-15`,
    method: 'GET',
    headers,
    payload: new Uint8Array(),
    service: 'sts',
  };
}

function requestOf({ uri, method, headers, payload }: Unsent): { origin: string; request: UnsignedRequest } {
  const { origin, host, pathname, searchParams } = signableUrl(uri);
  for (const [name, value] of headers) checkHeader(name, value);
  const path = encodedPath(pathname);
  return { origin, request: { method, host, path, query: [...searchParams], headers, payload } };
}

/** As AWS spells it, so that what S3 makes of the path is what was signed. @throws CofferError "sign-uri-malformed" */
function encodedPath(pathname: string): string {
  try {
    return pathname
      .split('/')
      .map((segment) => uriEncode(decodeURIComponent(segment)))
      .join('/');
  } catch {
    throw new CofferError('sign-uri-malformed');
  }
}

const headerName = /^[\w!#$%&'*+.^`|~-]+$/;
const headerValue = /^[\t\x20-\x7e]*$/;

/** @throws CofferError "sign-header-refused" */
function checkHeader(name: string, value: string): void {
  const lower = name.toLowerCase();
  if (lower === 'host' || writtenBySigning.has(lower) || !headerName.test(name) || !headerValue.test(value)) {
    throw new CofferError('sign-header-refused', { header: shownName(name) });
  }
}
