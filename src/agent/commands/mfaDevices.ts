import { overwrite } from '../../base/bytes.ts';
import { CofferError } from '../../base/cofferError.ts';
import { newId } from '../../base/ids.ts';
import { profileLimits } from '../awsconfig/limits.ts';
import { readTotpSecret } from '../providers/totpSecret.ts';
import type { ProfilesDocument } from '../vault/profiles.ts';
import type { Handlers } from './handler.ts';

type MfaDevices = 'mfaDevices.keep' | 'mfaDevices.forget';

/** Commands on MFA devices whose codes Coffer makes itself. */
export const mfaDevices: Handlers<MfaDevices> = {
  async 'mfaDevices.keep'(context, { serialNumber: given, secret: typed }) {
    const { vault } = context.unlocked();
    const serialNumber = given.trim();
    let secret: Uint8Array<ArrayBuffer>;
    try {
      if (!profileLimits.mfa_serial.allowed.test(serialNumber)) throw new CofferError('mfa-serial-malformed');
      secret = readTotpSecret(typed);
    } finally {
      overwrite(typed);
    }
    const id = newId();
    const device = { id, serialNumber, secret: await vault.sealSecret(id, 'totp_secret', secret) };
    await vault.change((document) => ({
      ...document,
      mfaDevices: [...without(document, serialNumber), device],
    }));
    return context.changed();
  },

  async 'mfaDevices.forget'(context, { serialNumber }) {
    await context.unlocked().vault.change((document) => ({
      ...document,
      mfaDevices: without(document, serialNumber),
    }));
    return context.changed();
  },
};

function without({ mfaDevices }: ProfilesDocument, serialNumber: string): ProfilesDocument['mfaDevices'] {
  return mfaDevices.filter((device) => device.serialNumber !== serialNumber);
}
