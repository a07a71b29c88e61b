/*
 * When temporary credentials in linked files are looked at, without anybody asking.
 */
import { CofferError } from '../../../base/cofferError.ts';
import type { LeftView } from '../../../protocol/views/locations.ts';
import { inTurn, renewing } from '../../files/alone.ts';
import { endOf } from '../../providers/cache.ts';
import { keptIn, keptKey, type Kept, type Written } from '../../vault/kept.ts';
import type { Context, Unlocked } from '../context.ts';
import { keepFresh, unasked, unlessOurs } from './keeping.ts';
import { note } from './turn.ts';
import { remember, takeOut, writtenIn } from './keptFile.ts';
import { othersIn, tellLeft } from './leftBehind.ts';

/** Between two looks; as long as what is renewed is good for still. */
const pauseMs = 5 * 60_000;

/** Looks once the vault is open, and after each change of it from then on. */
export function watchKept(context: Context): void {
  const { vault } = context.unlocked();
  vault.onChange((before) => {
    if (keptIn(before).length > 0 || keptIn(vault.document).length > 0) keepAllFresh(context);
  });
  keepAllFresh(context);
}

interface Watch {
  looking: boolean;
  /** Whether to look again, because of what came meanwhile. */
  again: boolean;
  timer?: ReturnType<typeof setTimeout>;
}

const watches = new WeakMap<Unlocked, Watch>();

/**
 * Renews what is not fresh, and takes out what is kept no more: now, and every five minutes while there is anything. Timers
 * sleep with the laptop, so each reading of the files asks for it too. The page is told of what changed.
 */
export function keepAllFresh(context: Context): void {
  const unlocked = context.unlocked();
  const watch: Watch = watches.get(unlocked) ?? { looking: false, again: false };
  watches.set(unlocked, watch);
  watch.again = watch.looking;
  if (watch.looking) return;
  watch.looking = true;
  clearTimeout(watch.timer);
  const ended = (isAny: boolean) => {
    watch.looking = false;
    if (watch.again) onceMore(context, unlocked);
    else if (isAny) {
      watch.timer = setTimeout(() => {
        onceMore(context, unlocked);
      }, pauseMs);
    }
  };
  look(context).then(ended, (error: unknown) => {
    ended(true);
    // The vault may have been locked meanwhile, or what it remembers not been read: the next look may.
    unlessOurs(error);
  });
}

function onceMore(context: Context, unlocked: Unlocked): void {
  try {
    if (context.unlocked() === unlocked) keepAllFresh(context);
  } catch (error) {
    unlessOurs(error);
  }
}

/** @returns whether there is anything to look at */
async function look(context: Context): Promise<boolean> {
  const unlocked = context.unlocked();
  const state = () => JSON.stringify([[...unlocked.kept], unlocked.left]);
  const before = state();
  const all = keptIn(unlocked.vault.document);
  await takeOutOthers(context, all);
  for (const kept of all) {
    try {
      await renewing(() => keepFresh(context, kept, unasked));
    } catch (error) {
      note(context, kept, { failure: viewOf(error) });
    }
  }
  if (state() !== before) context.announce();
  return all.length > 0 || unlocked.left.length > 0;
}

/** What profiles and locations that are kept no more left behind. */
async function takeOutOthers(context: Context, all: readonly Kept[]): Promise<void> {
  const wished = new Set(all.map(keptKey));
  const behind = (await writtenIn(context)).filter((written) => !wished.has(keptKey(written)));
  const found: LeftView[] = [];
  for (const written of behind) found.push(...(await takenOut(context, written)));
  await tellLeft(context, behind, found);
}

function takenOut(context: Context, written: Written): Promise<readonly LeftView[]> {
  const { locationId, name } = written;
  return inTurn(unasked.waiter.signal, async () => {
    const { vault } = context.unlocked();
    await vault.refresh();
    // An undo may have brought it back.
    if (keptIn(vault.document).some((one) => keptKey(one) === keptKey(written))) return [];
    const isLinked = vault.document.locations.some(({ id }) => id === locationId);
    if (!isLinked || endOf(written, context.clock()) < context.clock()) {
      // Out of reach, or of no use to anybody.
      await takeOut(context, written).catch(unlessOurs);
      await remember(context, written, undefined);
      return [];
    }
    return (await takeOut(context, written)) ? [othersIn(context, written)] : [];
  }).catch((error: unknown) => [{ locationId, name, failure: viewOf(error) }]);
}

/** In a turn: takes out what is kept in a location that is about to be unlinked, where it can be reached: its handles go. */
export async function takeOutAll(context: Context, locationId: string): Promise<void> {
  for (const written of await writtenIn(context))
    if (written.locationId === locationId) await takeOut(context, written).catch(unlessOurs);
}

function viewOf(error: unknown): LeftView['failure'] {
  if (!(error instanceof CofferError)) throw error;
  const { code, detail } = CofferError.from(error);
  return { code, detail };
}
