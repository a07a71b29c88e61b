/*
 * The keys of the shared files whose meaning Coffer knows, lower-case. Every other key is kept and shown as it is.
 */

/** Sealed in the vault, masked in views, and never cut at a comment sign. */
export const secretKeys: ReadonlySet<string> = new Set(['aws_secret_access_key', 'aws_session_token']);

const longestSecretKey = Math.max(...[...secretKeys].map((key) => key.length));

/**
 * Whether a key is one of them, as a file spells it. One may be megabytes long, and as many lines below may ask: folding
 * its case for each of them would be quadratic.
 */
export function isSecretKey(written: string): boolean {
  return written.length <= longestSecretKey && secretKeys.has(written.toLowerCase());
}

/** Decide where a profile's credentials come from; replaced as a whole when a profile is stored over. */
export const credentialKeys: ReadonlySet<string> = new Set([
  'aws_access_key_id',
  'aws_secret_access_key',
  'aws_session_token',
  'role_arn',
  'source_profile',
  'credential_source',
  'external_id',
  'mfa_serial',
  'role_session_name',
  'duration_seconds',
  'credential_process',
  'web_identity_token_file',
  'sso_session',
  'sso_start_url',
  'sso_region',
  'sso_account_id',
  'sso_role_name',
  'sso_registration_scopes',
  'login_session',
  'endpoint_name',
  'user_identity',
]);

/** Shape how credentials are got, and alone say nothing of whose they are. */
const optionKeys: ReadonlySet<string> = new Set([
  'external_id',
  'mfa_serial',
  'role_session_name',
  'duration_seconds',
]);

/** Say whose credentials a profile has; a file that brings one of them brings credentials. */
export const sourceKeys: ReadonlySet<string> = new Set(
  [...credentialKeys].filter((key) => !optionKeys.has(key)),
);

/** Go with the credentials they came with: where those are sent, until when they are good, and which sign-in gave them. */
export const boundKeys: ReadonlySet<string> = new Set([
  'endpoint_url',
  'x_security_token_expires',
  'x_saml_role',
  'x_saml_duration_seconds',
  'x_saml_endpoint',
]);

/** Can make another program run, trust or read something, or send requests elsewhere: each needs a tick of its own. */
export const activeKeys: ReadonlySet<string> = new Set([
  'credential_process',
  'cli_pager',
  'ca_bundle',
  'endpoint_url',
  'web_identity_token_file',
]);

/** Below `s3 =`. @see AWS CLI, "AWS CLI S3 Configuration" */
const s3Keys = [
  'addressing_style',
  'max_bandwidth',
  'max_concurrent_requests',
  'max_queue_size',
  'multipart_chunksize',
  'multipart_threshold',
  'payload_signing_enabled',
  'preferred_transfer_client',
  'target_bandwidth',
  'use_accelerate_endpoint',
  'use_dualstack_endpoint',
];

export const knownKeys: ReadonlySet<string> = new Set([
  ...credentialKeys,
  ...activeKeys,
  ...boundKeys,
  'region',
  'output',
  'services',
  'toolkit_artifact_guid',
  's3',
  ...s3Keys,
]);

/** Whether views mask the value of this key: of one that Coffer does not know, it cannot say that it is no secret. */
export function isMasked(key: string): boolean {
  return secretKeys.has(key) || !knownKeys.has(key);
}
