import type { EpochMs } from '../../base/clock.ts';

/** Credentials that leave for another program. */
export interface HandedKeys {
  /** Of the profile that they were got with. */
  readonly name: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Absent for long-term keys. */
  readonly sessionToken?: string;
  /** Absent for long-term keys, and where nobody knows it. */
  readonly expiresAt?: EpochMs;
  readonly region?: string;
  /** Where they are used instead of AWS: nobody else knows them. */
  readonly endpointUrl?: string;
}

/** Such as "2026-11-22T06:00:00Z", as AWS writes it. */
export function isoTime(time: EpochMs): string {
  return new Date(time).toISOString().replace(/\.\d{3}/, '');
}
