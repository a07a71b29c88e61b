import { answerTypes } from './answerTypes.ts';

const { structure } = answerTypes('Amazon.SecurityToken');

export const credentials = structure('Credentials', 'AccessKeyId Expiration SecretAccessKey SessionToken');

const assumedRoleUser = structure('AssumedRoleUser', 'Arn AssumedRoleId');

export const assumeRoleResponse = structure('AssumeRoleResponse', 'PackedPolicySize SourceIdentity', {
  AssumedRoleUser: assumedRoleUser,
  Credentials: credentials,
});

export const assumeRoleWithSamlResponse = structure(
  'AssumeRoleWithSAMLResponse',
  'Audience Issuer NameQualifier PackedPolicySize SourceIdentity Subject SubjectType',
  { AssumedRoleUser: assumedRoleUser, Credentials: credentials },
);

export const getCallerIdentityResponse = structure('GetCallerIdentityResponse', 'Account Arn UserId');

export const getFederationTokenResponse = structure('GetFederationTokenResponse', 'PackedPolicySize', {
  Credentials: credentials,
  FederatedUser: structure('FederatedUser', 'Arn FederatedUserId'),
});

export const getSessionTokenResponse = structure('GetSessionTokenResponse', '', { Credentials: credentials });
