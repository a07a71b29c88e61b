import type { Clock } from '../base/clock.ts';
import { createAccessKeys } from './accessKeys.ts';
import { ec2 } from './ec2/ec2.ts';
import { Refusal } from './errors.ts';
import { iam } from './iam.ts';
import { createMfaDevices } from './mfa.ts';
import type { AccountState, Service } from './service.ts';
import { sts } from './sts/sts.ts';
import { verify } from './verify.ts';

export interface Sandbox {
  /** Answers a request of the query protocol (form-encoded POST), whatever its host. */
  fetch(request: Request): Promise<Response>;
}

/** An AWS account of its own: what changes in one sandbox, keys and sessions, is unknown to another. */
export function createSandbox(options: { readonly clock: Clock }): Sandbox {
  const state: AccountState = { accessKeys: createAccessKeys(), mfaDevices: createMfaDevices() };
  return {
    async fetch(request) {
      const now = options.clock();
      const requestId = crypto.randomUUID();
      const body = new Uint8Array(await request.arrayBuffer());
      const params = new URLSearchParams(new TextDecoder().decode(body));
      const service = serviceAsked(request, params);
      const respond = (status: number, xml: string) =>
        new Response(xml, {
          status,
          headers: {
            'content-type': 'text/xml;charset=UTF-8',
            date: new Date(now).toUTCString(),
            'x-amzn-requestid': requestId,
          },
        });
      try {
        const arrival = { params, state, now, requestId };
        const unsigned = request.headers.has('authorization') ? undefined : service.answerUnsigned?.(arrival);
        if (unsigned) return respond(200, await unsigned);
        const { accessKeys } = state;
        const caller = await verify({ request, body, accessKeys, now, words: service.words });
        return respond(200, await service.answer({ ...arrival, ...caller }));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return respond(error.status, service.refuse(error, requestId));
      }
    },
  };
}

/**
 * The service that a request means. All share one host, so the credential scope says it, or else the version of the
 * API. STS answers for what the sandbox does not have: its "Could not find operation" fits.
 */
function serviceAsked(request: Request, params: URLSearchParams): Service {
  const scope = /Credential=[^/]*\/[^/]*\/[^/]*\/([^/]*)\//.exec(request.headers.get('authorization') ?? '');
  const isAsked = scope
    ? (service: Service) => service.name === scope[1]
    : (service: Service) => service.version === params.get('Version');
  return [sts, ec2, iam].find(isAsked) ?? sts;
}
