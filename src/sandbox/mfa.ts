import type { EpochMs } from '../base/clock.ts';
import { Refusal } from './errors.ts';
import type { Identity } from './identity.ts';
import { serialNumberFormat, text, tokenCodeFormat } from './parameters.ts';
import { fromBase32 } from '../base/base32.ts';
import { stepAt, stepMs, totpCode, totpKey } from '../base/totp.ts';

/** The MFA devices of the account's users; each takes a code once. */
export interface MfaDevices {
  /**
   * Checks the SerialNumber and TokenCode of a request.
   * @returns whether it had them
   * @throws Refusal "AccessDenied", "ValidationError"
   */
  check(params: URLSearchParams, caller: Identity, now: EpochMs): Promise<boolean>;
}

export function createMfaDevices(): MfaDevices {
  /** By serial number, the step of the last code that was taken. */
  const taken = new Map<string, number>();
  return {
    async check(params, caller, now) {
      const serialNumber = text(params, 'SerialNumber', serialNumberFormat);
      const tokenCode = text(params, 'TokenCode', tokenCodeFormat);
      if (serialNumber === undefined && tokenCode === undefined) return false;
      if (serialNumber === undefined || tokenCode === undefined) {
        throw failed(', must provide both MFA serial number and one time pass code.');
      }
      const device = caller.kind === 'user' ? caller.user?.mfa : undefined;
      if (device?.serialNumber !== serialNumber) {
        throw failed(
          ', unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
        );
      }
      const step = await stepOf(tokenCode, device.totpSecret, now);
      if (step === undefined || step <= (taken.get(serialNumber) ?? -Infinity)) {
        throw failed(' with invalid MFA one time pass code.');
      }
      taken.set(serialNumber, step);
      return true;
    },
  };
}

/** What a device shows. @param secret base32 */
export async function deviceCode(secret: string, time: EpochMs): Promise<string> {
  return totpCode(await totpKey(fromBase32(secret)), time);
}

/** Which of the steps next to now a code is of: clocks of devices are off by some seconds. */
async function stepOf(code: string, secret: string, now: EpochMs): Promise<number | undefined> {
  for (const time of [now - stepMs, now, now + stepMs]) {
    if ((await deviceCode(secret, time)) === code) return stepAt(time);
  }
  return undefined;
}

function failed(how: string): Refusal {
  return new Refusal(403, 'AccessDenied', `MultiFactorAuthentication failed${how}`);
}
