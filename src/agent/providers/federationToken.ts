import { checkInput } from '../aws/limits.ts';
import type { Issuer, Provider } from './provider.ts';
import { issuedCredentials, signedCall, type Sts } from './sts.ts';

interface FederationAsked {
  /** A user's long-term keys; STS takes no others. */
  readonly source: Provider;
  /** Of the federated user, 2 to 32 characters. */
  readonly name: string;
  /** JSON of a session policy: without one the credentials may do nothing. */
  readonly policy: string;
  readonly durationSeconds: number;
}

/** A user's permissions narrowed down by a policy, by GetFederationToken. */
export function federationTokenIssuer(sts: Sts, asked: FederationAsked): Issuer {
  const { source, name, policy, durationSeconds } = asked;
  const input = { Name: name, Policy: policy, DurationSeconds: durationSeconds };
  checkInput('sts:GetFederationToken', input);
  return {
    identity: ['GetFederationToken', sts.endpointUrl, source.identity, name, policy, durationSeconds],
    async issue(waiter) {
      const { call, because } = await signedCall(sts, source, waiter);
      const sentAt = sts.clock();
      const aws = await sts.aws();
      const { answer, call: answered } = await aws.ask('sts:GetFederationToken', input, call);
      const { clockOffsetMs } = answered;
      return {
        ...issuedCredentials(answer.Credentials, { sentAt, asked: durationSeconds, clockOffsetMs }),
        because: [...because, 'GetFederationToken narrowed the credentials down by a session policy.'],
      };
    },
  };
}
