import { Flights } from '../providers/flights.ts';
import type { Issued } from '../providers/provider.ts';
import type { RenewSession } from '../providers/signedIn.ts';
import { profileById, put, textOf } from '../vault/profiles.ts';
import type { Context, Unlocked } from './context.ts';
import { sessionProperties } from './sessionProfile.ts';
import { propertiesOf, sealed } from './storedProfile.ts';

const underWay = new WeakMap<Unlocked, Flights<void>>();

/** Renews the sessions that profiles of the open vault hold. */
export function renewSessionIn(context: Context): RenewSession {
  const unlocked = context.unlocked();
  const moved = () => {
    unlocked.questions.review();
  };
  const renewals = underWay.get(unlocked) ?? new Flights<void>(moved);
  underWay.set(unlocked, renewals);
  return ({ id, refused }, waiter, issue) =>
    renewals.join({ key: id, holder: id }, waiter, async (all) =>
      keep(context, { id, refused }, await issue(all)),
    );
}

/** @throws CofferError "profile-gone" and those of Vault.change */
async function keep(
  context: Context,
  { id, refused }: { readonly id: string; readonly refused: string },
  issued: Issued,
): Promise<void> {
  const { vault } = context.unlocked();
  await vault.change(async (document) => {
    const stored = profileById(document, id);
    // Somebody gave it other keys meanwhile.
    if (textOf(stored, 'aws_access_key_id') !== refused) return document;
    const { name, heldBack, comments } = stored;
    const properties = new Map([...propertiesOf(stored), ...sessionProperties(issued)]);
    return put(document, await sealed(vault, { name, properties, comments }, heldBack, id));
  });
  context.changed();
  context.announce();
}
