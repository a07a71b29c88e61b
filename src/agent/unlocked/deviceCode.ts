import { CofferError } from '../../base/cofferError.ts';
import { stepAt, stepMs, totpCode } from '../../base/totp.ts';
import { shownName } from '../awsconfig/shownValue.ts';
import type { Waiter } from '../providers/provider.ts';
import { freeStep, withMadeCode } from '../vault/madeCodes.ts';
import type { Vault } from '../vault/vault.ts';
import type { Context, Unlocked } from './context.ts';

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
 * A code of an MFA device whose secret the vault holds, none twice, whichever tab made it: where the current one was given
 * already it waits for the next, and says so where somebody is there. Undefined for any other device.
 * @param clockOffsetMs AWS's time minus this machine's
 * @throws CofferError "cancelled", "secret-damaged"
 */
export async function deviceCode(
  context: Context,
  serialNumber: string,
  { clockOffsetMs, waiter }: { readonly clockOffsetMs: number; readonly waiter: Waiter },
): Promise<string | undefined> {
  for (;;) {
    if (waiter.signal.aborted) throw new CofferError('cancelled');
    const unlocked = context.unlocked();
    const { vault } = unlocked;
    const device = vault.document.mfaDevices.find((other) => other.serialNumber === serialNumber);
    if (!device || refused.get(unlocked)?.has(device.id)) return undefined;
    const now = context.clock() + clockOffsetMs;
    const current = stepAt(now);
    const free = await claimed(vault, serialNumber, current);
    if (free === current) return totpCode(await vault.totpSecret(device.id, device.secret), free * stepMs);
    // Clocks are looked at again after it: timers sleep with the laptop, and somebody may put the clock right.
    await pause(unlocked, waiter, { serialNumber, ms: free * stepMs - now });
  }
}

/** Notes in the vault that the current code is given away, where it is free. @returns the first that is */
async function claimed(vault: Vault, serialNumber: string, current: number): Promise<number> {
  let free = current;
  try {
    await vault.sessions.change((document) => {
      free = freeStep(document.madeCodes, serialNumber, current);
      if (free > current) return document;
      const kept = new Set(vault.document.mfaDevices.map((device) => device.serialNumber));
      const madeCodes = withMadeCode(document.madeCodes, { serialNumber, step: free });
      return { ...document, madeCodes: madeCodes.filter((made) => kept.has(made.serialNumber)) };
    });
  } catch (error) {
    // What could not be noted is of use all the same: AWS refuses a code that two tabs gave it.
    if (!(error instanceof CofferError)) throw error;
  }
  return free;
}

/** Ends early where nobody waits any more. @throws CofferError "cancelled", by the user */
async function pause(
  { questions }: Unlocked,
  waiter: Waiter,
  { serialNumber, ms }: { readonly serialNumber: string; readonly ms: number },
): Promise<void> {
  const time = new AbortController();
  const timer = setTimeout(() => {
    time.abort();
  }, ms);
  // A signal that has been aborted tells nobody again; one that is made of it is aborted too.
  const over = AbortSignal.any([waiter.signal, time.signal]);
  const question = {
    heading: 'Waiting for the next MFA code',
    text: `AWS takes each code once, and the current one of this device was given already. Coffer goes on with the next one in ${Math.ceil(ms / 1000)} s.\n${shownName(serialNumber)}`,
  };
  const told: Waiter = {
    signal: over,
    get at() {
      return waiter.at;
    },
  };
  try {
    await questions.ask(question, told);
  } catch (error) {
    if (over.aborted) return;
    if (!(error instanceof CofferError) || error.code !== 'keep-asks') throw error;
    await new Promise((resolve) => {
      over.addEventListener('abort', resolve);
    });
  } finally {
    clearTimeout(timer);
  }
}
