/*
 * An OpenID Connect provider that the account trusts. It issues tokens to whoever asks, and STS takes no others: its key is made
 * with the first and lives as long as the agent.
 */
import * as v from 'valibot';
import { fromBase64, fromUtf8, toBase64, utf8 } from '../base/bytes.ts';
import type { EpochMs } from '../base/clock.ts';
import { oidcIssuer } from './account.ts';
import { Refusal } from './errors.ts';

const audience = 'sts.amazonaws.com';
const lifetimeSeconds = 3600;
const signature = { name: 'ECDSA', hash: 'SHA-256' };

let made: Promise<CryptoKeyPair> | undefined;

/** A token for the account's STS, signed with ES256. */
export async function webIdentityToken(now: EpochMs): Promise<string> {
  const iat = Math.floor(now / 1000);
  const claims = { iss: oidcIssuer, aud: audience, sub: 'sandbox', iat, exp: iat + lifetimeSeconds };
  const signed = [{ alg: 'ES256', typ: 'JWT' }, claims]
    .map((part) => base64Url(utf8(JSON.stringify(part))))
    .join('.');
  const { privateKey } = await keys();
  const bytes = await crypto.subtle.sign(signature, privateKey, utf8(signed));
  return `${signed}.${base64Url(new Uint8Array(bytes))}`;
}

/** What a token says, as far as STS asks. */
interface WebIdentity {
  readonly issuer: string;
  readonly audience: string;
  readonly subject: string;
}

const claimsSchema = v.object({
  iss: v.string(),
  aud: v.union([v.string(), v.array(v.string())]),
  sub: v.string(),
  exp: v.number(),
});

/** @throws Refusal "InvalidIdentityToken", "ExpiredTokenException" */
export async function readWebIdentityToken(token: string, now: EpochMs): Promise<WebIdentity> {
  const [header = '', payload = '', signed = '', ...more] = token.split('.');
  const claims = v.safeParse(claimsSchema, jsonIn(payload));
  if (!claims.success || more.length > 0 || jsonIn(header) === undefined) {
    throw invalid(
      'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)',
    );
  }
  const { iss, aud, sub, exp } = claims.output;
  if (iss !== oidcIssuer) throw invalid(`No OpenIDConnect provider found in your account for ${iss}`);
  if (![aud].flat().includes(audience)) throw invalid('Incorrect token audience');
  const { publicKey } = await keys();
  const bytes = bytesIn(signed);
  if (!bytes || !(await crypto.subtle.verify(signature, publicKey, bytes, utf8(`${header}.${payload}`)))) {
    throw invalid(
      "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
    );
  }
  const seconds = Math.floor(now / 1000);
  if (exp <= seconds) {
    throw new Refusal(
      400,
      'ExpiredTokenException',
      `Token expired: current date/time ${seconds} must be before the expiration date/time ${exp}`,
    );
  }
  return { issuer: iss, audience, subject: sub };
}

function keys(): Promise<CryptoKeyPair> {
  made ??= crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  return made;
}

function base64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function bytesIn(part: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const padded = part.padEnd(Math.ceil(part.length / 4) * 4, '=');
    return fromBase64(padded.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return undefined;
  }
}

function jsonIn(part: string): unknown {
  try {
    const bytes = bytesIn(part);
    return bytes && JSON.parse(fromUtf8(bytes));
  } catch {
    return undefined;
  }
}

function invalid(why: string): Refusal {
  return new Refusal(400, 'InvalidIdentityToken', why);
}
