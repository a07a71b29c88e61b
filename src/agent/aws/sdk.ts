/*
 * How an SDK client is made to go through our network: the client writes the request and reads the answer, and all
 * between is ours.
 */
import type { HttpRequest, HttpResponse } from '@smithy/types';
import { utf8 } from '../../base/bytes.ts';
import { CofferError } from '../../base/cofferError.ts';
import type { UnsignedRequest } from '../sigv4/request.ts';
import type { AwsCall, UnsignedCall } from './call.ts';
import type { Endpoint } from './endpoints.ts';
import type { Network } from './network.ts';
import type { Service } from './partitions.ts';
import { isQueryAnswer } from './queryAnswer.ts';

export type ClientSettings = ReturnType<typeof clientSettings>;

/** What an SDK client is constructed with, so that it asks one service for one call. */
export function clientSettings(way: Way) {
  const { network, service, operation, call, endpoint, maxAttempts, codeSent } = way;
  return {
    region: endpoint.signingRegion,
    endpoint: endpoint.origin,
    // The client insists on both, and neither reaches the wire: the network signs, because a request whose clock was
    // wrong is signed again there.
    credentials: { accessKeyId: 'unused', secretAccessKey: 'unused' },
    signerConstructor: LeaveUnsigned,
    // Throttling and 5xx. Clocks are the network's: two corrections would chase each other.
    maxAttempts,
    retryMode: 'standard',
    disableClockSkewCorrection: true,
    requestHandler: {
      async handle(request: HttpRequest): Promise<{ response: HttpResponse }> {
        const answer = await network.send({
          request: unsigned(request, endpoint.host),
          endpoint,
          service,
          operation,
          call,
          codeSent,
        });
        // The client retries what a 5xx brings, and would read other pages as an empty answer.
        if (answer.status < 500 && !isQueryAnswer(answer, operation)) {
          const { host } = endpoint;
          throw new CofferError('answer-unreadable', { host, status: answer.status, codeSent });
        }
        return {
          response: {
            statusCode: answer.status,
            headers: Object.fromEntries(answer.headers),
            body: answer.body,
          },
        };
      },
    },
  };
}

/** One call's way to one service. */
interface Way {
  readonly network: Network;
  readonly service: Service;
  /** Such as "DescribeInstances". */
  readonly operation: string;
  readonly call: AwsCall | UnsignedCall;
  readonly endpoint: Endpoint;
  readonly maxAttempts: number;
  /** Whether the request has a code of an MFA device. */
  readonly codeSent: boolean;
}

class LeaveUnsigned {
  sign(request: HttpRequest): Promise<HttpRequest> {
    return Promise.resolve(request);
  }
}

/**
 * Headers that are neither signed nor sent: the first three break the preflight of some services, the others are the
 * browser's to write.
 */
const leftOut = new Set([
  'amz-sdk-invocation-id',
  'amz-sdk-request',
  'x-amz-user-agent',
  'user-agent',
  'content-length',
  'host',
]);

/** The client's request, without a query: the protocols of these services put everything into the body. */
function unsigned(request: HttpRequest, host: string): UnsignedRequest {
  const body: unknown = request.body;
  return {
    method: request.method,
    host,
    path: request.path,
    query: [],
    headers: Object.entries(request.headers).filter(([name]) => !leftOut.has(name.toLowerCase())),
    payload: utf8(typeof body === 'string' ? body : ''),
  };
}
