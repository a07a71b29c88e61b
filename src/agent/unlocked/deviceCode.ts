import { CofferError } from '../../base/cofferError.ts';
import { stepAt, stepMs, totpCode } from '../../base/totp.ts';
import type { Context, Unlocked } from './context.ts';

/** By serial number the last code that was made, by its number: AWS takes each once. */
const made = new WeakMap<Unlocked, Map<string, number>>();

/** Devices, by their ids in the vault, whose code AWS did not take: another would be a wrong one too, and wrong ones lock out. */
const refused = new WeakMap<Unlocked, Set<string>>();

/** Has the user asked for codes of a device from now on, until its secret is kept anew. */
export function distrust(context: Context, serialNumber: string): void {
  const unlocked = context.unlocked();
  const ids = refused.get(unlocked) ?? new Set<string>();
  refused.set(unlocked, ids);
  for (const device of unlocked.vault.document.mfaDevices) {
    if (device.serialNumber === serialNumber) ids.add(device.id);
  }
}

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
  if (!device || refused.get(unlocked)?.has(device.id)) return undefined;
  const steps = made.get(unlocked) ?? new Map<string, number>();
  made.set(unlocked, steps);
  const current = stepAt(context.clock());
  const last = steps.get(serialNumber) ?? 0;
  // One from further ahead was made by a clock that has been put right.
  const step = last > current + 1 ? current : Math.max(current, last + 1);
  await waitFor(step * stepMs - context.clock(), signal);
  steps.set(serialNumber, step);
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
