import type { Clock, EpochMs } from '../base/clock.ts';
import { createAccount, type SessionCredentials, type UserName } from './account.ts';
import { ec2 } from './ec2.ts';
import { Refusal } from './errors.ts';
import type { Service } from './service.ts';
import { sts } from './sts.ts';
import { verify } from './verify.ts';

export interface Sandbox {
  /** Answers a signed request of the query protocol (form-encoded POST), whatever its host. */
  fetch(request: Request): Promise<Response>;
  /** Temporary credentials of a user, as STS GetSessionToken gives them. */
  issueSession(userName: UserName, expiresAt: EpochMs): SessionCredentials;
}

/** An AWS account of its own: sessions issued by one sandbox are unknown to another. */
export function createSandbox(options: { readonly clock: Clock }): Sandbox {
  const account = createAccount();
  return {
    issueSession: (userName, expiresAt) => account.issueSession(userName, expiresAt),
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
        const caller = await verify({ request, body, account, now, words: service.words });
        return respond(200, service.answer({ params, ...caller, requestId }));
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
  return [sts, ec2].find(isAsked) ?? sts;
}
