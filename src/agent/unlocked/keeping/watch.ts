/*
 * When temporary credentials in linked files are looked at, without anybody asking.
 */
import { renewing } from '../../files/alone.ts';
import { keptIn } from '../../vault/kept.ts';
import type { Context, Unlocked } from '../context.ts';
import { takeOutOthers } from './clearing.ts';
import { keepFresh, unasked, unlessOurs } from './keeping.ts';
import { failureOf } from './leftBehind.ts';
import { note } from './turn.ts';

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
      note(context, kept, { failure: failureOf(error) });
    }
  }
  if (state() !== before) context.announce();
  return all.length > 0 || unlocked.left.length > 0;
}
