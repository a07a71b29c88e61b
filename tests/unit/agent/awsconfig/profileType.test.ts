import { describe, expect, test } from 'vitest';
import { listedType, profileType, typeInUse } from '../../../../src/agent/awsconfig/profileType.ts';

const keyPair = 'aws_access_key_id aws_secret_access_key';

test.each([
  [keyPair, 'Basic'],
  [`${keyPair} region output s3 my_key`, 'Basic'],
  [`${keyPair} aws_session_token`, 'Session'],
  ['role_arn source_profile', 'AssumeRole'],
  ['role_arn source_profile role_session_name duration_seconds', 'AssumeRole'],
  ['role_arn source_profile external_id', 'AssumeRoleExternal'],
  ['role_arn source_profile mfa_serial role_session_name', 'AssumeRoleMFA'],
  ['role_arn source_profile external_id mfa_serial', 'AssumeRoleExternalMFA'],
  ['role_arn credential_source', 'AssumeRoleCredentialSource'],
  ['role_arn web_identity_token_file role_session_name', 'AssumeRoleWithWebIdentity'],
  ['credential_process', 'CredentialProcess'],
  ['endpoint_name role_arn', 'SAMLRole'],
  ['endpoint_name role_arn user_identity', 'SAMLRoleUserIdentity'],
  ['sso_account_id', 'SSO'],
  [`sso_role_name ${keyPair}`, 'SSO'],
  ['sso_session region', 'SSO'],
  ['sso_start_url sso_region sso_registration_scopes', 'SSO'],
  ['sso_start_url', 'Invalid'],
  [`sso_session ${keyPair}`, 'Invalid'],
  ['', 'Invalid'],
  ['region output', 'Invalid'],
  ['aws_access_key_id', 'Invalid'],
  ['aws_access_key_id aws_session_token', 'Invalid'],
  ['role_arn', 'Invalid'],
  [`${keyPair} role_arn source_profile`, 'Invalid'],
  [`${keyPair} mfa_serial`, 'Invalid'],
  [`${keyPair} role_session_name`, 'Invalid'],
  ['role_arn source_profile credential_source', 'Invalid'],
])('profileType of %j is %s', (keys, type) => {
  expect(profileType(new Set(keys.split(' ').filter((key) => key !== '')))).toBe(type);
});

describe('typeInUse', () => {
  const pair = ['aws_access_key_id', 'aws_secret_access_key'];

  test.each<[string, string[], string]>([
    ['what PowerShell accepts', ['role_arn', 'source_profile'], 'AssumeRole'],
    ['keys beside an MFA device', [...pair, 'mfa_serial'], 'Basic'],
    ['temporary keys beside an MFA device', [...pair, 'aws_session_token', 'mfa_serial'], 'Session'],
    ['keys beside a role', [...pair, 'role_arn', 'source_profile', 'mfa_serial'], 'AssumeRoleMFA'],
    ['keys beside a process', [...pair, 'credential_process'], 'Basic'],
    ['a role without a source', ['role_arn', 'external_id'], 'Invalid'],
    ['half a key pair', ['aws_access_key_id', 'mfa_serial'], 'Invalid'],
    ['nothing', [], 'Invalid'],
  ])('of %s', (_what, keys, type) => {
    expect(typeInUse(new Set(keys), [])).toBe(type);
  });
});

test('a key that is held back is not used, and decides the listed type only where nothing else does', () => {
  const pair = ['aws_access_key_id', 'aws_secret_access_key'];
  const beside = new Set([...pair, 'credential_process']);
  const alone = new Set(['credential_process']);
  expect([listedType(beside, ['credential_process']), listedType(beside, [])]).toEqual(['Basic', 'Invalid']);
  expect([listedType(alone, ['credential_process']), listedType(alone, [])]).toEqual([
    'CredentialProcess',
    'CredentialProcess',
  ]);
  expect([typeInUse(alone, ['credential_process']), typeInUse(alone, [])]).toEqual([
    'Invalid',
    'CredentialProcess',
  ]);
});
