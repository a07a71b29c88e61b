import { CofferError } from '../../base/cofferError.ts';
import { shownName } from '../awsconfig/shownValue.ts';
import { checkInput } from '../aws/limits.ts';
import type { RoleOptions } from './assumeRole.ts';
import type { Role } from './plan.ts';
import type { Issuer } from './provider.ts';
import { postedResponse } from './saml/posted.ts';
import { readSamlResponse } from './saml/response.ts';
import { issuedRole, unsignedCall, type Sts } from './sts.ts';

interface SamlAsked extends Pick<RoleOptions, 'policy'> {
  readonly role: Pick<Role, 'profile' | 'roleArn' | 'durationSeconds'>;
  /** ARN of the identity provider in IAM. */
  readonly principalArn: string;
  readonly endpointName: string;
  /** The profile whose session has ended, if that is why. */
  readonly ended?: string;
}

/** A role's session by AssumeRoleWithSAML: what an identity provider answers to a sign-in says who calls. */
export function samlIssuer(sts: Sts, { role, principalArn, endpointName, policy, ended }: SamlAsked): Issuer {
  const { profile, roleArn, durationSeconds } = role;
  const input = {
    RoleArn: roleArn,
    PrincipalArn: principalArn,
    DurationSeconds: durationSeconds,
    Policy: policy,
  };
  checkInput('sts:AssumeRoleWithSAML', input);
  return {
    identity: [
      'AssumeRoleWithSAML',
      sts.endpointUrl,
      roleArn,
      principalArn,
      durationSeconds,
      endpointName,
      policy,
    ],
    async issue(waiter) {
      const base64 = postedResponse(await sts.answers.samlResponse(endpointName, ended, waiter));
      const { roles } = readSamlResponse(base64, sts.clock());
      if (!roles.some((named) => named.roleArn === roleArn && named.principalArn === principalArn)) {
        throw new CofferError('saml-role-not-named', { name: profile.name, roleArn: shownName(roleArn) });
      }
      const aws = await sts.aws();
      const sentAt = sts.clock();
      const { answer, call: answered } = await aws.ask(
        'sts:AssumeRoleWithSAML',
        { ...input, SAMLAssertion: base64 },
        unsignedCall(sts, waiter),
      );
      const { clockOffsetMs } = answered;
      return {
        ...issuedRole(answer, { sentAt, asked: durationSeconds, clockOffsetMs }),
        because: [`AssumeRoleWithSAML gave credentials of ${roleArn}.`],
      };
    },
  };
}
