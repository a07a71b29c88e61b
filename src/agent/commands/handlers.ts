import type { Command } from '../../protocol/commands.ts';
import type { Context } from '../unlocked/context.ts';
import { readIdentities } from '../unlocked/identities.ts';
import { journalOf } from '../unlocked/journal/journalOf.ts';
import { watchKept } from '../unlocked/keeping/watch.ts';
import { accounts } from './accounts.ts';
import { calls } from './calls.ts';
import { consoleCommands } from './console.ts';
import type { Handlers } from './handler.ts';
import { exports } from './export.ts';
import { handsOff } from './handOff.ts';
import { ages } from './keyAges.ts';
import { holders } from './keyHolders.ts';
import { imports } from './import.ts';
import { journal } from './journal.ts';
import { locations } from './locations.ts';
import { whileLocked } from './locked.ts';
import { mfaDevices } from './mfaDevices.ts';
import { opening } from './opening.ts';
import { profiles } from './profiles.ts';
import { saml } from './saml.ts';
import { rotations } from './rotations.ts';
import { sandbox } from './sandbox.ts';
import { session } from './session.ts';
import { storing } from './storing.ts';
import { temporary } from './temporary.ts';

/** What goes on by itself once a vault is open. */
export async function afterOpening(context: Context): Promise<void> {
  try {
    watchKept(context);
    await Promise.all([readIdentities(context), journalOf(context).check()]);
  } catch {
    // A vault that was locked meanwhile is no reason to fail, and what cannot be read is learned anew.
  }
}

/** What answers each command. */
export const handlers: Handlers<Command> = {
  ...whileLocked,
  ...opening,
  ...profiles,
  ...sandbox,
  ...imports,
  ...exports,
  ...handsOff,
  ...locations,
  ...storing,
  ...session,
  ...temporary,
  ...mfaDevices,
  ...saml,
  ...rotations,
  ...ages,
  ...holders,
  ...calls,
  ...journal,
  ...accounts,
  ...consoleCommands,
};
