import { mask } from '../../awsconfig/shownValue.ts';
import type { SignedByHeaders } from '../../sigv4/signHeaders.ts';
import type { ObjectType } from '../../shell/cmdlet.ts';
import { Secret } from '../../shell/values/secret.ts';
import { Hashtable, PSObject } from '../../shell/values/value.ts';

export const sigV4Signature: ObjectType = {
  name: 'Coffer.SigV4Signature',
  properties: {
    CanonicalRequest: null,
    StringToSign: null,
    Signature: null,
    Authorization: null,
    Headers: null,
  },
};

/** The stages of a signature. A session token may lie in the vault: it shows as a mask. */
export function signatureObject(
  { canonicalRequest, stringToSign, signature, headers }: SignedByHeaders,
  sessionToken: string | undefined,
): PSObject {
  const named = headers.map(([name, value]) => [name, isToken(name) ? tokenSecret(value) : value] as const);
  return new PSObject(sigV4Signature.name, [
    ['CanonicalRequest', sessionToken ? canonicalRequest.replaceAll(sessionToken, mask) : canonicalRequest],
    ['StringToSign', stringToSign],
    ['Signature', signature],
    ['Authorization', headers.find(([name]) => name === 'authorization')?.[1] ?? ''],
    ['Headers', new Hashtable(named)],
  ]);
}

function isToken(name: string): boolean {
  return name === 'x-amz-security-token';
}

/** Nobody knows by now whether it came out of the vault, so it counts as if. */
function tokenSecret(token: string): Secret {
  return new Secret(token, { ofVault: 'sessionToken' });
}
