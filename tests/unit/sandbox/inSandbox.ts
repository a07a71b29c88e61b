/*
 * The sandbox as Coffer's own calls meet it, with one clock for both, and with what Coffer itself would not send.
 */
import type { CallOf } from '../../../src/agent/aws/ask.ts';
import { endpointOf } from '../../../src/agent/aws/endpoints.ts';
import { createNetwork } from '../../../src/agent/aws/network.ts';
import { operations } from '../../../src/agent/aws/operations.ts';
import type { OperationInput, OperationName, OperationOutput } from '../../../src/agent/aws/operations.ts';
import { clientSettings } from '../../../src/agent/aws/sdk.ts';
import { serviceError } from '../../../src/agent/aws/serviceErrors.ts';
import { CofferError } from '../../../src/base/cofferError.ts';
import { sandboxEndpoint } from '../../../src/base/sandbox.ts';
import { users } from '../../../src/sandbox/account.ts';
import { deviceCode } from '../../../src/sandbox/mfa.ts';
import { secretKey } from '../agent/sigv4/published.ts';

/** 2026-01-02T03:04:05Z, when a sandbox opens here. */
export const opened = Date.UTC(2026, 0, 2, 3, 4, 5);

interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** A fresh sandbox, and calls to it. */
export function inSandbox() {
  let time = opened;
  const network = createNetwork({ clock: () => time, signed: () => undefined });

  async function send<Name extends OperationName>(
    name: Name,
    input: OperationInput<Name>,
    call: CallOf<Name>,
  ): Promise<OperationOutput<Name>> {
    const { service, send: sendWith } = operations[name];
    const operation = name.slice(service.length + 1);
    const endpoint = endpointOf(service, call.region, sandboxEndpoint);
    try {
      const way = { network, service, operation, call, endpoint, maxAttempts: 1, codeSent: false };
      const settings = clientSettings(way);
      return await sendWith(settings, input, call.signal);
    } catch (error) {
      throw serviceError(error, { service, operation, host: endpoint.host, codeSent: false });
    }
  }

  async function ask<Name extends OperationName>(
    keys: Keys,
    name: Name,
    input: OperationInput<Name>,
    region = 'us-east-1',
  ): Promise<OperationOutput<Name>> {
    const { accessKeyId, sessionToken } = keys;
    const credentials = {
      accessKeyId,
      secretKey: await secretKey(keys.secretAccessKey),
      ...(sessionToken !== undefined && { sessionToken }),
    };
    const { signal } = new AbortController();
    const call = { credentials, profile: 'sandbox', region, endpointUrl: sandboxEndpoint, signal };
    return send(name, input, call);
  }

  const unsigned = () => {
    const { signal } = new AbortController();
    return { region: 'us-east-1', endpointUrl: sandboxEndpoint, signal };
  };

  return {
    ask,
    /** Asks without credentials. */
    askUnsigned: (input: OperationInput<'sts:AssumeRoleWithSAML'>) =>
      send('sts:AssumeRoleWithSAML', input, unsigned()),
    /** Asks with a token of an identity provider. */
    askWithToken: (input: OperationInput<'sts:AssumeRoleWithWebIdentity'>) =>
      send('sts:AssumeRoleWithWebIdentity', input, unsigned()),
    /** Lets time pass. */
    pass: (seconds: number) => {
      time += seconds * 1000;
    },
    /** Who STS says that these keys are. */
    arnOf: async (keys: Keys) => (await ask(keys, 'sts:GetCallerIdentity', {})).Arn,
    /** What alice's MFA device shows, and which it is. */
    mfa: async () => {
      const device = users.alice.mfa;
      if (!device) throw new Error('alice has no MFA device');
      const { serialNumber, totpSecret } = device;
      return { SerialNumber: serialNumber, TokenCode: await deviceCode(totpSecret, time) };
    },
  };
}

/** Credentials as STS answers them, as keys. */
export function keysOf({
  Credentials,
}: OperationOutput<'sts:GetSessionToken'>): Keys & { sessionToken: string } {
  return {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  };
}

/** AWS's code and sentence of a call that is refused, or what it answered after all. */
export async function refused(call: Promise<unknown>): Promise<unknown> {
  try {
    return { answered: await call };
  } catch (error) {
    if (!(error instanceof CofferError) || typeof error.detail !== 'object' || !error.detail) throw error;
    const { errorCode, message } = error.detail as { errorCode?: string; message?: string };
    return [errorCode, message];
  }
}
