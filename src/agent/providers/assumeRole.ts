import { checkInput } from '../aws/limits.ts';
import { withMfaCode } from './mfaCode.ts';
import type { Role } from './plan.ts';
import type { Issuer, Provider } from './provider.ts';
import { issuedRole, signedCall, type Sts } from './sts.ts';

/** What a caller may add to a role that a profile names. */
export interface RoleOptions {
  /** JSON of a session policy. */
  readonly policy?: string | undefined;
  readonly policyArns?: readonly string[];
  readonly sourceIdentity?: string;
  readonly tags?: readonly { readonly key: string; readonly value: string }[];
}

interface RoleAsked {
  readonly source: Provider;
  readonly role: Omit<Role, 'profile'>;
  readonly options?: RoleOptions;
}

/**
 * A role's session by AssumeRole. With an MFA device in `role` the code is given with the request itself.
 * @throws CofferError "input-out-of-limits"
 */
export function assumeRoleIssuer(sts: Sts, { source, role, options = {} }: RoleAsked): Issuer {
  const { roleArn, sessionName, durationSeconds, externalId, mfaSerial } = role;
  const input = {
    RoleArn: roleArn,
    RoleSessionName: sessionName,
    DurationSeconds: durationSeconds,
    ExternalId: externalId,
    ...inputOf(options),
  };
  checkInput('sts:AssumeRole', { ...input, SerialNumber: mfaSerial });
  const settings = [roleArn, sessionName, durationSeconds, externalId, mfaSerial, options];
  return {
    identity: ['AssumeRole', sts.endpointUrl, source.identity, settings],
    async issue(waiter) {
      const { call, because } = await signedCall(sts, source, waiter);
      const aws = await sts.aws();
      const send = async (code?: string) => {
        const sentAt = sts.clock();
        const { answer, call: answered } = await aws.ask(
          'sts:AssumeRole',
          { ...input, ...(code !== undefined && { SerialNumber: mfaSerial, TokenCode: code }) },
          call,
        );
        const { clockOffsetMs } = answered;
        return {
          ...issuedRole(answer, { sentAt, asked: durationSeconds, clockOffsetMs }),
          because: [...because, `AssumeRole gave credentials of ${roleArn}.`],
        };
      };
      if (mfaSerial === undefined) return send();
      return { ...(await withMfaCode(sts, waiter, mfaSerial, send)), mfaSerial };
    },
  };
}

function inputOf({ policy, policyArns, sourceIdentity, tags }: RoleOptions) {
  return {
    Policy: policy,
    PolicyArns: policyArns?.map((arn) => ({ arn })),
    SourceIdentity: sourceIdentity,
    Tags: tags?.map(({ key, value }) => ({ Key: key, Value: value })),
  };
}
