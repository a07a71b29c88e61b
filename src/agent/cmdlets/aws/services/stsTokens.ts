import { simpleCmdlet, type AnyCmdlet, type Parameters } from '../../../shell/cmdlet.ts';
import type { Context } from '../../../unlocked/context.ts';
import { name } from './names.ts';
import { emitAnswer, serviceParameters } from './requests.ts';
import {
  durationParameter,
  mfaParameters,
  policyParameters,
  tagParameter,
  userSession,
} from './stsParameters.ts';
import {
  credentials,
  getCallerIdentityResponse,
  getFederationTokenResponse,
  getSessionTokenResponse,
} from './stsTypes.ts';

/** Who calls, and temporary credentials of a user. */
export function stsTokens(context: Context): AnyCmdlet[] {
  return [getSTSCallerIdentity(context), getSTSSessionToken(context), getSTSFederationToken(context)];
}

const getSTSCallerIdentity = (context: Context) =>
  simpleCmdlet({
    name: 'Get-STSCallerIdentity',
    synopsis: 'Says whose credentials a call is made with: account, ARN and id.',
    description: ['No permission is needed for it, so it is the way to try credentials out.'],
    examples: [
      { line: 'Get-STSCallerIdentity', says: 'Says who the session is.' },
      { line: 'Get-STSCallerIdentity -ProfileName billing', says: 'Says whose keys a profile holds.' },
    ],
    parameters: serviceParameters,
    emits: getCallerIdentityResponse,
    run: (bound, invocation) =>
      emitAnswer(
        {
          context,
          invocation,
          bound,
          own: {},
          operation: 'sts:GetCallerIdentity',
          answer: getCallerIdentityResponse,
          gives: '*',
        },
        () => ({}),
      ),
  });

const sessionParameters = {
  ...mfaParameters,
  DurationInSeconds: {
    ...durationParameter,
    range: userSession,
    position: 0,
    fromPipeline: true,
    help: 'How long the credentials last, from 900 to 129600 seconds; 43200 without it.',
  },
  SerialNumber: { ...mfaParameters.SerialNumber, position: 1 },
  TokenCode: { ...mfaParameters.TokenCode, position: 2 },
} as const satisfies Parameters;

const getSTSSessionToken = (context: Context) =>
  simpleCmdlet({
    name: 'Get-STSSessionToken',
    synopsis: 'Gets temporary credentials of a user: access key, secret key and session token.',
    description: [
      'Only long-term keys of a user can call it. The credentials may do what the user may, but for two things: they call IAM only where an MFA code was given, and of STS only AssumeRole and GetCallerIdentity.',
      'Give them to -Credential of other cmdlets, or to Set-AWSCredential.',
    ],
    examples: [
      { line: '$c = Get-STSSessionToken', says: 'Keeps temporary credentials in a variable.' },
      {
        line: 'Get-STSSessionToken -SerialNumber arn:aws:iam::123456789012:mfa/alice',
        says: 'Asks for an MFA code, unless the vault holds the secret of the device, and gets credentials that count as given with it.',
      },
    ],
    parameters: { ...sessionParameters, ...serviceParameters },
    emits: credentials,
    run: (bound, invocation) =>
      emitAnswer(
        {
          context,
          invocation,
          bound,
          own: sessionParameters,
          operation: 'sts:GetSessionToken',
          answer: getSessionTokenResponse,
          gives: 'Credentials',
          mfa: bound,
        },
        (mfa) => ({ DurationSeconds: bound.DurationInSeconds, ...mfa }),
      ),
  });

const federationParameters = {
  Name: {
    type: name,
    mandatory: true,
    position: 0,
    fromPipeline: true,
    fromPropertyName: true,
    help: 'Name of the federated user, 2 to 32 characters.',
  },
  DurationInSeconds: {
    ...durationParameter,
    range: userSession,
    position: 2,
    help: 'How long the credentials last, from 900 to 129600 seconds; 43200 without it.',
  },
  ...policyParameters,
  Policy: { ...policyParameters.Policy, position: 1 },
  ...tagParameter,
} as const satisfies Parameters;

const getSTSFederationToken = (context: Context) =>
  simpleCmdlet({
    name: 'Get-STSFederationToken',
    synopsis: 'Gets temporary credentials for a federated user, narrowed down by a policy.',
    description: [
      'Only long-term keys of a user can call it. Without -Policy or -PolicyArn the credentials may do nothing but what resources allow the federated user.',
    ],
    examples: [
      {
        line: '(Get-STSFederationToken -Name Bob -Policy $policy).Credentials',
        says: 'Gets credentials for Bob that may do what a policy in a variable allows.',
      },
    ],
    parameters: { ...federationParameters, ...serviceParameters },
    emits: getFederationTokenResponse,
    run: (bound, invocation) =>
      emitAnswer(
        {
          context,
          invocation,
          bound,
          own: federationParameters,
          operation: 'sts:GetFederationToken',
          answer: getFederationTokenResponse,
          gives: '*',
        },
        () => ({
          Name: bound.Name,
          DurationSeconds: bound.DurationInSeconds,
          Policy: bound.Policy,
          PolicyArns: bound.PolicyArn,
          Tags: bound.Tag,
        }),
      ),
  });
