import { CofferError } from '../../base/cofferError.ts';
import { stepAt, stepMs, totpCode } from '../../base/totp.ts';
import type { Context, Unlocked } from './context.ts';

/** By serial number the last code that was made, by its number: AWS takes each once. */
const made = new WeakMap<Unlocked, Map<string, number>>();

/**
 * A code of an MFA device whose secret the vault holds, none twice: where the current one was given already it waits for
 * the next, half a minute at the most. Undefined for any other device.
 * @throws CofferError "cancelled", "secret-damaged"
 */
export async function deviceCode(
  context: Context,
  serialNumber: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const unlocked = context.unlocked();
  const { vault } = unlocked;
  const device = vault.document.mfaDevices.find((other) => other.serialNumber === serialNumber);
  if (!device) return undefined;
  const steps = made.get(unlocked) ?? new Map<string, number>();
  made.set(unlocked, steps);
  const step = Math.max(stepAt(context.clock()), (steps.get(serialNumber) ?? 0) + 1);
  steps.set(serialNumber, step);
  await waitFor(step * stepMs - context.clock(), signal);
  return totpCode(await vault.totpSecret(device.id, device.secret), step * stepMs);
}

function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(new CofferError('cancelled'));
      },
      { once: true },
    );
  });
}
