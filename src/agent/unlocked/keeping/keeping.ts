/*
 * Temporary credentials that stand in linked locations where other programs read them. What Coffer wrote there last is
 * remembered beside the sessions, so that it can be told again, moved and taken out when the profile is another or gone.
 */
import { CofferError } from '../../../base/cofferError.ts';
import { inTurn } from '../../files/alone.ts';
import { holdsKept } from '../../handoff/kept.ts';
import { keptIn, keptKey, type Kept } from '../../vault/kept.ts';
import { profileById } from '../../vault/profiles.ts';
import type { Context } from '../context.ts';
import { readLinked } from '../linked.ts';
import { settle, wantedBy, withoutOne, type Got, type Wish } from './turn.ts';
import { credentialsIn, takeOut, takeOutMarked, writtenOf } from './keptFile.ts';
import { leave, othersIn } from './leftBehind.ts';

/** Nobody pressed a button: a question out of nowhere would teach to answer any. */
export const unasked: Wish = {
  waiter: { signal: new AbortController().signal, at: 'nowhere' },
  replace: false,
  byUser: false,
};

/**
 * Writes credentials to the location where those there are not fresh. Those of settings or of a name that the profile no
 * longer has go in any case.
 * @throws CofferError "keep-occupied", "keep-unread", "keep-anothers", "keep-snapshot", "keep-no-file", those of
 *   temporaryIssuer and of OpenLocation
 */
export async function keepFresh(context: Context, kept: Kept, wish: Wish): Promise<void> {
  const { signal } = wish.waiter;
  try {
    for (let got: Got | undefined; ;) {
      const wanted = await inTurn(signal, () => settle(context, kept, { wish, got }));
      if (!wanted) return;
      // Between two turns: a question would have all wait for its answer who unlink, keep or stop.
      got = { key: wanted.key, issued: await wanted.issuer.issue(wish.waiter) };
    }
  } catch (error) {
    // Where they cannot be taken out, that is the news: they are good still, and asked for by nobody.
    await inTurn(unasked.waiter.signal, () => takeOutStale(context, kept));
    throw error;
  }
}

/** Keeps them no more, and takes them out; says so where others stand there by now. @throws CofferError those of takeOut */
export function stopKeeping(context: Context, kept: Kept, signal: AbortSignal): Promise<void> {
  return inTurn(signal, async () => {
    const { vault } = context.unlocked();
    const written = await writtenOf(context, kept);
    if (!written) await takeOutMarked(context, kept, profileById(vault.document, kept.profileId).name);
    const isOthers = written !== undefined && (await takeOut(context, written));
    await vault.change((document) => ({ ...document, kept: withoutOne(keptIn(document), kept) }));
    context.unlocked().kept.delete(keptKey(kept));
    if (isOthers) leave(context, [othersIn(context, written)]);
  });
}

/** Takes out what stands there of a name or of settings that the profile no longer has. A failure that passes decides neither. */
async function takeOutStale(context: Context, kept: Kept): Promise<void> {
  const written = await writtenOf(context, kept);
  if (!written) return;
  const { name } = profileById(context.unlocked().vault.document, kept.profileId);
  if (written.name === name && (await keyBySettings(context, kept)) === written.key) return;
  // What others wrote instead is not forgotten: when it is kept no more, it is known not to be Coffer's.
  if (holdsKept(await credentialsIn(context, kept), written)) await takeOut(context, written);
}

/**
 * The key of what settings ask for, undefined where they give no temporary credentials.
 * @throws CofferError why a location could not be read: what it holds may decide otherwise
 */
async function keyBySettings(context: Context, kept: Kept): Promise<string | undefined> {
  const linked = await readLinked(context);
  try {
    return (await wantedBy(context, kept, linked)).key;
  } catch (error) {
    if (!(error instanceof CofferError)) throw error;
    if ([...linked.readings.values()].some(({ failure }) => failure === error)) throw error;
    return undefined;
  }
}

/** What could not be taken out now is tried again at the next look. */
export function unlessOurs(error: unknown): void {
  if (!(error instanceof CofferError)) throw error;
}
