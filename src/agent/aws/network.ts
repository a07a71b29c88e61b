import type { Clock, EpochMs } from '../../base/clock.ts';
import { utf8 } from '../../base/bytes.ts';
import { CofferError } from '../../base/cofferError.ts';
import type { UnsignedRequest } from '../sigv4/request.ts';
import { signHeaders } from '../sigv4/signHeaders.ts';
import type { AwsCall, Signed, UnsignedCall } from './call.ts';
import { endpointOf } from './endpoints.ts';
import type { Endpoint } from './endpoints.ts';
import type { Service } from './partitions.ts';
import { errorCodeIn, isQueryAnswer } from './queryAnswer.ts';
import { sandboxFetch } from './sandbox.ts';
import { clockOffset } from './skew.ts';

/** A request's answer, read to its end. */
interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Signs requests and sends them; remembers what it learns of servers' clocks. */
export interface Network {
  /**
   * Signs and sends a request, once more where the answer says that this machine's clock was the reason to refuse, and
   * once more with new credentials where these have expired.
   * A call without credentials is sent as it is.
   * @throws CofferError "network-failed", "cancelled"
   */
  send(sending: Sending): Promise<Answer>;
  /** Server time minus local time, once a request to the host had to be signed again. */
  clockOffsetMs(host: string): number | undefined;
  /** The same as the host's last answer said it, to the second, however small; 0 where none did. */
  statedOffsetMs(host: string): number;
}

interface Sending {
  readonly request: UnsignedRequest;
  readonly endpoint: Endpoint;
  readonly service: Service;
  readonly operation: string;
  readonly call: AwsCall | UnsignedCall;
  /** Whether it has a code of an MFA device. */
  readonly codeSent: boolean;
}

export function createNetwork({
  clock,
  signed,
  fetch = (request) => globalThis.fetch(request),
}: {
  readonly clock: Clock;
  readonly signed: Signed;
  readonly fetch?: (request: Request) => Promise<Response>;
}): Network {
  const offsets = new Map<string, number>();
  const stated = new Map<string, number>();
  const askSandbox = sandboxFetch(clock);

  /** @throws CofferError "network-failed", "cancelled" */
  const send = async (arriving: Request, { endpoint, call, codeSent }: Sending): Promise<Answer> => {
    try {
      const response = await (endpoint.sandbox ? askSandbox : fetch)(arriving);
      const date = Date.parse(response.headers.get('date') ?? '');
      if (!Number.isNaN(date)) stated.set(endpoint.host, date - clock());
      const body = new Uint8Array(await response.arrayBuffer());
      return { status: response.status, headers: response.headers, body };
    } catch (error) {
      // The sandbox's own code may not have arrived.
      if (error instanceof CofferError) throw error;
      throw call.signal.aborted
        ? new CofferError('cancelled')
        : new CofferError('network-failed', { host: endpoint.host, codeSent });
    }
  };

  const signAndSend = async (sending: Sending, time: EpochMs): Promise<Answer> => {
    const { request, endpoint, service, operation, call } = sending;
    const region = endpoint.signingRegion;
    const headers =
      'credentials' in call
        ? (await signHeaders(request, call.credentials, { service, region, time })).headers
        : request.headers;
    const arriving = new Request(`${endpoint.origin}${request.path}`, {
      method: request.method,
      headers: headers.map(([name, value]): [string, string] => [name, value]),
      body: request.payload,
      signal: call.signal,
      cache: 'no-store',
      credentials: 'omit',
      // Elsewhere is not where the policy allowed, and the session token would travel along.
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    });
    if (!('credentials' in call)) return send(arriving, sending);
    const signature = { at: clock(), call, service, operation, region, host: endpoint.host };
    const cameOfIt = signed({ ...signature, isSent: true });
    try {
      const answer = await send(arriving, sending);
      void cameOfIt?.(resultOf(answer, operation));
      return answer;
    } catch (error) {
      if (error instanceof CofferError) void cameOfIt?.(error.code);
      throw error;
    }
  };

  /** Learns from a refusal how far this machine's clock is off, if that was the reason. */
  const offsetFrom = async (refusal: Answer, { service, call }: Sending, signedAt: EpochMs) => {
    const offset = clockOffset(refusal, signedAt, clock());
    if (offset !== 'unknown') return offset;
    // EC2 neither states its time nor lets a page read Date. STS states it in the refusal of the same clock.
    if (service === 'sts' || call.endpointUrl !== undefined) return undefined;
    const endpoint = endpointOf('sts', call.region);
    const asked = {
      request: callerIdentityRequest(endpoint.host),
      endpoint,
      service: 'sts',
      operation: 'GetCallerIdentity',
      call,
      codeSent: false,
    } as const;
    const answer = await signAndSend(asked, signedAt).catch(unlessCancelled);
    const stated = answer && clockOffset(answer, signedAt, clock());
    return stated === 'unknown' ? undefined : stated;
  };

  const sendOnTime = async (sending: Sending): Promise<Answer> => {
    const { host } = sending.endpoint;
    const signedAt = clock() + (offsets.get(host) ?? 0);
    const answer = await signAndSend(sending, signedAt);
    if (answer.status < 400 || answer.status > 499) return answer;
    const offsetMs = await offsetFrom(answer, sending, signedAt);
    if (offsetMs === undefined) return answer;
    offsets.set(host, offsetMs);
    return signAndSend(sending, clock() + offsetMs);
  };

  return {
    async send(sending) {
      // The sandbox's fetch does not look at the signal.
      if (sending.call.signal.aborted) throw new CofferError('cancelled');
      const answer = await sendOnTime(sending);
      const { call } = sending;
      if (!('credentials' in call) || !call.renew || !haveExpired(answer)) return answer;
      const credentials = await call.renew(call.credentials.accessKeyId);
      return sendOnTime({ ...sending, call: { ...call, credentials } });
    },
    clockOffsetMs: (host) => offsets.get(host),
    statedOffsetMs: (host) => stated.get(host) ?? offsets.get(host) ?? 0,
  };
}

/** EC2 has a word of its own for it, which it says of wrong clocks too. */
const expiredCodes: ReadonlySet<string> = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'RequestExpired',
]);

function haveExpired({ status, body }: Answer): boolean {
  return status >= 400 && expiredCodes.has(errorCodeIn(new TextDecoder().decode(body)) ?? '');
}

/** What an answer says of the request, in a word. */
function resultOf(answer: Answer, operation: string): string {
  if (answer.status < 300) return isQueryAnswer(answer, operation) ? 'success' : 'answer-unreadable';
  return errorCodeIn(new TextDecoder().decode(answer.body)) ?? 'answer-unreadable';
}

/** The refusal that led to asking says more than that the second service is out of reach. */
function unlessCancelled(error: unknown): undefined {
  if (error instanceof CofferError && error.code === 'cancelled') throw error;
}

function callerIdentityRequest(host: string): UnsignedRequest {
  return {
    method: 'POST',
    host,
    path: '/',
    query: [],
    headers: [['content-type', 'application/x-www-form-urlencoded; charset=utf-8']],
    payload: utf8('Action=GetCallerIdentity&Version=2011-06-15'),
  };
}
