import { checkInput } from '../aws/limits.ts';
import { serviceRefusal } from '../aws/serviceErrors.ts';
import type { RoleOptions } from './assumeRole.ts';
import type { Role } from './plan.ts';
import type { Issuer } from './provider.ts';
import { issuedRole, unsignedCall, type Sts } from './sts.ts';

interface WebIdentityAsked extends Pick<RoleOptions, 'policy'> {
  readonly role: Role;
  /** What the profile names as web_identity_token_file. */
  readonly tokenFile: string;
}

/** A role's session by AssumeRoleWithWebIdentity: a token says who calls, and nothing is signed. */
export function webIdentityIssuer(sts: Sts, { role, tokenFile, policy }: WebIdentityAsked): Issuer {
  const { profile, roleArn, sessionName, durationSeconds } = role;
  const input = {
    RoleArn: roleArn,
    RoleSessionName: sessionName,
    DurationSeconds: durationSeconds,
    Policy: policy,
  };
  checkInput('sts:AssumeRoleWithWebIdentity', input);
  return {
    identity: [
      'AssumeRoleWithWebIdentity',
      sts.endpointUrl,
      roleArn,
      sessionName,
      durationSeconds,
      tokenFile,
      policy,
    ],
    async issue(waiter) {
      const tokenOf = (refusal?: string) =>
        sts.answers.webIdentityToken(profile.name, tokenFile, refusal, waiter);
      const aws = await sts.aws();
      const send = async (token: string) => {
        const sentAt = sts.clock();
        const { answer, call: answered } = await aws.ask(
          'sts:AssumeRoleWithWebIdentity',
          { ...input, WebIdentityToken: token },
          unsignedCall(sts, waiter),
        );
        const { clockOffsetMs } = answered;
        return {
          ...issuedRole(answer, { sentAt, asked: durationSeconds, clockOffsetMs }),
          because: [`AssumeRoleWithWebIdentity gave credentials of ${roleArn}.`],
        };
      };
      const token = await tokenOf();
      try {
        return await send(token.text);
      } catch (error) {
        const refusal = serviceRefusal(error);
        if (token.from === 'user' || !refusal || !tokenRefusals.has(refusal.errorCode)) throw error;
        return send((await tokenOf(refusal.message)).text);
      }
    },
  };
}

/** What STS says of a token, in place of which another may be taken. */
const tokenRefusals: ReadonlySet<string> = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidIdentityToken',
  'IDPRejectedClaim',
]);
