/*
 * AWS's own clients, sending to a sandbox instead of a network: their signer and their XML reader know nothing of ours.
 */
import { EC2Client, EC2ServiceException } from '@aws-sdk/client-ec2';
import { IAMClient, IAMServiceException } from '@aws-sdk/client-iam';
import { GetSessionTokenCommand, STSClient, STSServiceException } from '@aws-sdk/client-sts';
import type { HttpRequest } from '@smithy/types';
import { users } from '../../../src/sandbox/account.ts';
import { sandboxEndpoint } from '../../../src/base/sandbox.ts';
import { createSandbox, type Sandbox } from '../../../src/sandbox/sandbox.ts';

interface Settings {
  readonly region?: string;
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
  /** What to do to a request after it was signed. */
  readonly tamper?: (request: Request) => Request;
}

/** A sandbox whose clock is off from this machine's, by which the clients sign. */
export function sandboxWithClock(offsetMs = 0): Sandbox {
  return createSandbox({ clock: () => Date.now() + offsetMs });
}

export function stsClient(sandbox: Sandbox, settings: Settings = {}): STSClient {
  return new STSClient(configuration(sandbox, settings));
}

export function ec2Client(sandbox: Sandbox, settings: Settings = {}): EC2Client {
  return new EC2Client(configuration(sandbox, settings));
}

export function iamClient(sandbox: Sandbox, settings: Settings = {}): IAMClient {
  return new IAMClient(configuration(sandbox, settings));
}

/** Temporary credentials of a user. */
export async function sessionOf(sandbox: Sandbox, credentials: Settings['credentials'] = users.alice) {
  const { Credentials } = await stsClient(sandbox, { credentials }).send(
    new GetSessionTokenCommand({ DurationSeconds: 900 }),
  );
  return {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  };
}

function configuration(sandbox: Sandbox, { region, credentials, tamper }: Settings) {
  return {
    region: region ?? 'us-east-1',
    credentials: credentials ?? users.alice,
    endpoint: sandboxEndpoint,
    // A client corrects its clock and tries again after some refusals; here the first answer counts.
    maxAttempts: 1,
    requestHandler: {
      async handle(signed: HttpRequest) {
        const request = new Request(`https://${signed.hostname}${signed.path}`, {
          method: signed.method,
          // The URL says the host; a page may not set that header.
          headers: Object.entries(signed.headers).filter(([name]) => name !== 'host'),
          body: typeof signed.body === 'string' ? signed.body : null,
        });
        const response = await sandbox.fetch(tamper ? tamper(request) : request);
        return {
          response: {
            statusCode: response.status,
            headers: Object.fromEntries(response.headers),
            body: new Uint8Array(await response.arrayBuffer()),
          },
        };
      },
    },
  };
}

/** What a call was refused with, or what it answered after all. */
export async function refusal(call: Promise<unknown>): Promise<unknown> {
  try {
    return { answered: await call };
  } catch (error) {
    if (!(
      error instanceof STSServiceException ||
      error instanceof EC2ServiceException ||
      error instanceof IAMServiceException
    )) {
      throw error;
    }
    // The SDK has names of its own for errors of its models.
    const code = 'Code' in error ? error.Code : error.name;
    return { status: error.$metadata.httpStatusCode, code, message: error.message };
  }
}
