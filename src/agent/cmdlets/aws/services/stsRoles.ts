import { secret, string, strings } from '../../../shell/binding/types.ts';
import { simpleCmdlet, type AnyCmdlet, type Parameters } from '../../../shell/cmdlet.ts';
import type { Context } from '../../../unlocked/context.ts';
import { unsignedCallFor } from '../calling.ts';
import { name } from './names.ts';
import { emitAnswer, forceParameter, serviceParameters } from './requests.ts';
import {
  durationParameter,
  mfaParameters,
  policyParameters,
  roleSession,
  tagParameter,
} from './stsParameters.ts';
import { assumeRoleResponse, assumeRoleWithSamlResponse } from './stsTypes.ts';

/** Temporary credentials of a role. */
export function stsRoles(context: Context): AnyCmdlet[] {
  return [useSTSRole(context), useSTSRoleWithSAML(context)];
}

const roleParameters = {
  RoleArn: {
    type: name,
    mandatory: true,
    position: 0,
    fromPipeline: true,
    fromPropertyName: true,
    help: 'ARN of the role, such as arn:aws:iam::123456789012:role/reader.',
  },
  DurationInSeconds: {
    ...durationParameter,
    range: roleSession,
    help: "How long the credentials last, from 900 seconds to the role's own limit, 43200 at the most; 3600 without it, and in a chain of roles no longer.",
  },
  ...policyParameters,
} as const satisfies Parameters;

const useRoleParameters = {
  ...roleParameters,
  RoleSessionName: {
    type: string,
    mandatory: true,
    position: 1,
    fromPropertyName: true,
    help: 'What the session is called in ARNs and logs, 2 to 64 characters.',
  },
  Policy: { ...policyParameters.Policy, position: 2 },
  DurationInSeconds: { ...roleParameters.DurationInSeconds, position: 3 },
  ExternalId: {
    type: string,
    position: 4,
    fromPropertyName: true,
    help: 'Id that whoever owns the role agreed upon with whoever uses it.',
  },
  ...mfaParameters,
  SourceIdentity: {
    type: string,
    fromPropertyName: true,
    help: 'Name that stays with the session, also through a chain of roles.',
  },
  ...tagParameter,
  TransitiveTagKey: {
    type: strings,
    aliases: ['TransitiveTagKeys'],
    fromPropertyName: true,
    help: 'Keys of session tags that go on to the next session of a chain of roles.',
  },
  ...forceParameter,
} as const satisfies Parameters;

const useSTSRole = (context: Context) =>
  simpleCmdlet({
    name: 'Use-STSRole',
    synopsis: 'Assumes a role: gets temporary credentials of it.',
    description: [
      'Give the Credentials of the answer to -Credential of other cmdlets, or to Set-AWSCredential.',
      'What was wrong about a refused call AWS does not say: the role may not exist, not trust the caller, or ask for an external id, an MFA code, a source identity or tags.',
    ],
    examples: [
      {
        line: '$role = Use-STSRole -RoleArn arn:aws:iam::123456789012:role/reader -RoleSessionName me; Get-EC2Instance -Credential $role.Credentials',
        says: 'Lists instances as a role.',
      },
      {
        line: '(Use-STSRole arn:aws:iam::123456789012:role/reader me).Credentials | Set-AWSCredential',
        says: 'Makes the role the credentials of this session.',
      },
    ],
    parameters: { ...useRoleParameters, ...serviceParameters },
    emits: assumeRoleResponse,
    confirms: 'medium',
    async run(bound, invocation) {
      if (!(await invocation.shouldProcess(bound.RoleArn, 'Use-STSRole (AssumeRole)'))) return;
      await emitAnswer(
        {
          context,
          invocation,
          bound,
          own: useRoleParameters,
          operation: 'sts:AssumeRole',
          answer: assumeRoleResponse,
          gives: '*',
          mfa: bound,
        },
        (mfa) => ({
          RoleArn: bound.RoleArn,
          RoleSessionName: bound.RoleSessionName,
          DurationSeconds: bound.DurationInSeconds,
          ExternalId: bound.ExternalId,
          Policy: bound.Policy,
          PolicyArns: bound.PolicyArn,
          SourceIdentity: bound.SourceIdentity,
          Tags: bound.Tag,
          TransitiveTagKeys: bound.TransitiveTagKey && [...bound.TransitiveTagKey],
          ...mfa,
        }),
      );
    },
  });

const useSamlParameters = {
  ...roleParameters,
  PrincipalArn: {
    type: string,
    mandatory: true,
    position: 1,
    fromPropertyName: true,
    help: 'ARN of the identity provider in IAM, such as arn:aws:iam::123456789012:saml-provider/example.',
  },
  SAMLAssertion: {
    type: secret,
    secret: true,
    mandatory: true,
    position: 2,
    fromPropertyName: true,
    help: "The identity provider's answer to a sign-in, in base64. It is good for five minutes.",
  },
  Policy: { ...policyParameters.Policy, position: 3 },
  DurationInSeconds: { ...roleParameters.DurationInSeconds, position: 4 },
  ...forceParameter,
} as const satisfies Parameters;

const useSTSRoleWithSAML = (context: Context) =>
  simpleCmdlet({
    name: 'Use-STSRoleWithSAML',
    synopsis: 'Assumes a role with the assertion of an identity provider.',
    description: [
      'The call is not signed: the assertion says who calls. Credentials only decide where it goes, to AWS or to the sandbox.',
    ],
    examples: [
      {
        line: 'Use-STSRoleWithSAML -RoleArn $role -PrincipalArn $provider -SAMLAssertion $assertion',
        says: 'Gets credentials of a role for whoever signed in.',
      },
    ],
    parameters: { ...useSamlParameters, ...serviceParameters },
    emits: assumeRoleWithSamlResponse,
    confirms: 'medium',
    async run(bound, invocation) {
      const action = 'Use-STSRoleWithSAML (AssumeRoleWithSAML)';
      if (!(await invocation.shouldProcess(bound.RoleArn, action))) return;
      await emitAnswer(
        {
          context,
          invocation,
          bound,
          own: useSamlParameters,
          operation: 'sts:AssumeRoleWithSAML',
          answer: assumeRoleWithSamlResponse,
          gives: '*',
          call: () => unsignedCallFor(context, invocation, bound, 'sts'),
        },
        () => ({
          RoleArn: bound.RoleArn,
          PrincipalArn: bound.PrincipalArn,
          SAMLAssertion: bound.SAMLAssertion.open(),
          DurationSeconds: bound.DurationInSeconds,
          Policy: bound.Policy,
          PolicyArns: bound.PolicyArn,
        }),
      );
    },
  });
