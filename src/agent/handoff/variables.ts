import { isoTime, type HandedKeys } from './handedKeys.ts';

/** A variable of the environment; without a value one that must not be set. */
export type Variable = readonly [name: string, value: string | undefined];

/**
 * What the SDKs read. Of long-term keys, token and expiry are taken away: those of other credentials, left in a shell, would
 * spoil the new ones.
 * @see AWS SDKs and Tools Reference Guide, "Environment variables"
 */
export function variablesOf(keys: HandedKeys): readonly Variable[] {
  return [
    ['AWS_ACCESS_KEY_ID', keys.accessKeyId],
    ['AWS_SECRET_ACCESS_KEY', keys.secretAccessKey],
    ['AWS_SESSION_TOKEN', keys.sessionToken],
    ['AWS_CREDENTIAL_EXPIRATION', keys.expiresAt === undefined ? undefined : isoTime(keys.expiresAt)],
    ...where([
      // The AWS CLI reads the second, and other SDKs the first.
      ['AWS_REGION', keys.region],
      ['AWS_DEFAULT_REGION', keys.region],
      ['AWS_ENDPOINT_URL', keys.endpointUrl],
    ]),
  ];
}

/** Unlike the keys, these may have been set for good reason. */
function where(variables: readonly Variable[]): readonly Variable[] {
  return variables.filter(([, value]) => value !== undefined);
}
