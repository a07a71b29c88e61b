/*
 * Credentials in linked files that are kept no more are taken out, and what cannot be is told.
 */
import type { LeftView } from '../../../protocol/views/locations.ts';
import { inTurn } from '../../files/alone.ts';
import { holdsKept } from '../../handoff/kept.ts';
import { endOf } from '../../providers/cache.ts';
import { keptIn, keptKey, type Kept, type Written } from '../../vault/kept.ts';
import type { Context } from '../context.ts';
import { unasked, unlessOurs } from './keeping.ts';
import { credentialsIn, remember, takeOut, writtenIn } from './keptFile.ts';
import { failureOf, othersIn, tellLeft, unlinkedIn } from './leftBehind.ts';

/** What profiles and locations that are kept no more left behind. */
export async function takeOutOthers(context: Context, all: readonly Kept[]): Promise<void> {
  const wished = new Set(all.map(keptKey));
  const behind = (await writtenIn(context)).filter((written) => !wished.has(keptKey(written)));
  const found: LeftView[] = [];
  for (const written of behind) found.push(...(await takenOut(context, written)));
  await tellLeft(context, behind, found);
}

function takenOut(context: Context, written: Written): Promise<readonly LeftView[]> {
  const { locationId, name, expiration: until } = written;
  return inTurn(unasked.waiter.signal, async () => {
    const { vault } = context.unlocked();
    await vault.refresh();
    // An undo may have brought it back.
    if (keptIn(vault.document).some((one) => keptKey(one) === keptKey(written))) return [];
    const linkedAs = await linkedNow(context, written);
    if (isOver(context, written)) {
      // Of no use to anybody.
      if (linkedAs !== undefined) await takeOut(context, written, linkedAs).catch(unlessOurs);
      await remember(context, written, undefined);
      return [];
    }
    if (linkedAs === undefined) return [unlinkedIn(context, written)];
    const isOthers = await takeOut(context, written, linkedAs);
    return isOthers ? [othersIn(context, written)] : [];
  }).catch((error: unknown) => [{ locationId, name, until, failure: failureOf(error) }]);
}

/**
 * The location that its file has now. One that was unlinked may be linked again, by whatever name, as another file may be
 * by that one's: it is known by what stands in it.
 */
async function linkedNow(context: Context, written: Written): Promise<string | undefined> {
  const ids = context.unlocked().vault.document.locations.map(({ id }) => id);
  if (ids.includes(written.locationId)) return written.locationId;
  for (const locationId of ids) {
    if (await holds(context, locationId, written)) return locationId;
  }
  return undefined;
}

/** Whether they stand there; what cannot be read now is not known to hold them. */
async function holds(context: Context, locationId: string, written: Written): Promise<boolean> {
  try {
    return holdsKept(await credentialsIn(context, { locationId }), written);
  } catch (error) {
    unlessOurs(error);
    return false;
  }
}

function isOver(context: Context, written: Written): boolean {
  return endOf(written, context.clock()) < context.clock();
}

/**
 * In a turn: takes out what is kept in a location that is about to be unlinked.
 * @returns what could not be, and cannot be from then on: its handles go
 */
export async function takeOutAll(context: Context, locationId: string): Promise<readonly LeftView[]> {
  const left: LeftView[] = [];
  for (const written of await writtenIn(context)) {
    if (written.locationId !== locationId) continue;
    try {
      await takeOut(context, written);
    } catch (error) {
      unlessOurs(error);
      if (!isOver(context, written)) left.push(unlinkedIn(context, written));
    }
  }
  return left;
}
