import type { EpochMs } from '../../base/clock.ts';
import { utf8 } from '../../base/bytes.ts';
import { sha256Hex } from './hash.ts';
import type { Signing } from './request.ts';

export const algorithm = 'AWS4-HMAC-SHA256';

/**
 * What the signing key signs.
 * @see AWS SigV4, "Create a string to sign"
 */
export async function stringToSign(signing: Signing, canonicalRequest: string): Promise<string> {
  const requestHash = await sha256Hex(utf8(canonicalRequest));
  return [algorithm, amzDate(signing.time), credentialScope(signing), requestHash].join('\n');
}

/** "YYYYMMDD/region/service/aws4_request": the only requests that a signing key is good for. */
export function credentialScope({ time, region, service }: Signing): string {
  return `${signingDay(time)}/${region}/${service}/aws4_request`;
}

/** "YYYYMMDDTHHMMSSZ", UTC. */
export function amzDate(time: EpochMs): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** "YYYYMMDD", UTC. */
export function signingDay(time: EpochMs): string {
  return amzDate(time).slice(0, 8);
}
