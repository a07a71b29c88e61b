/*
 * Temporary credentials that stand in linked locations where other programs read them. What Coffer wrote there last is
 * remembered beside the sessions, so that it can be told again, moved and taken out when the profile is another or gone.
 */
import type { EpochMs } from '../../base/clock.ts';
import { CofferError } from '../../base/cofferError.ts';
import type { KeptView } from '../../protocol/views/locations.ts';
import { alone, inTurn } from '../files/alone.ts';
import { holdsKept, withKept, withMoved, withoutKept } from '../handoff/kept.ts';
import { digest, endOf, marginMs } from '../providers/cache.ts';
import type { Waiter } from '../providers/provider.ts';
import { keptIn, keptKey, type Kept, type Written } from '../vault/kept.ts';
import { profileById } from '../vault/profiles.ts';
import type { Context, Unlocked } from './context.ts';
import { textIn } from './fingerprint.ts';
import { check, readWritable, remember, takeOut, takeOutMarked, writtenIn } from './keptFile.ts';
import type { ReadLocation } from './linked.ts';
import { temporaryIssuer } from './temporary.ts';

/** How long they are asked for; a chained role gets no more. */
const durationSeconds = 3600;

/** Between two requests for the same that nobody asked for. */
const leastPauseMs = 4 * 60_000;

/** Who wants them to be fresh. */
interface Wish {
  readonly waiter: Waiter;
  /** Whether keys of somebody else are given up. */
  readonly replace: boolean;
  /** Whether somebody pressed a button. */
  readonly byUser: boolean;
}

/** Nobody pressed a button: a question out of nowhere would teach to answer any. */
export const unasked: Wish = {
  waiter: { signal: new AbortController().signal, at: 'nowhere' },
  replace: false,
  byUser: false,
};

/**
 * Writes credentials to the location where those there are not fresh. Those of settings or of a name that the profile no
 * longer has go in any case.
 * @throws CofferError "keep-occupied", "keep-unread", "keep-snapshot", "keep-no-file", those of temporaryIssuer and of
 *   OpenLocation
 */
export function keepFresh(context: Context, kept: Kept, wish: Wish): Promise<void> {
  return inTurn(wish.waiter.signal, async () => {
    const { vault } = context.unlocked();
    // Another tab may have taken them out, or renewed them.
    await vault.refresh();
    if (!wish.byUser && !keptIn(vault.document).some((one) => keptKey(one) === keptKey(kept))) return;
    const { name } = profileById(vault.document, kept.profileId);
    const written = (await writtenIn(context)).find((one) => keptKey(one) === keptKey(kept));
    let key: string | undefined;
    try {
      const read = await readWritable(context, kept);
      const issuer = await temporaryIssuer(context, kept.profileId, { durationSeconds });
      key = await digest(issuer.identity);
      const end = await endOfStanding(context, { read, name, key, written, wish });
      if (end !== undefined && end - marginMs > context.clock()) {
        note(context, kept, { expiresAt: end });
        return;
      }
      if (!wish.byUser && hasJustTried(context, kept, key)) return;
      const { lifetime, ...keys } = await issuer.issue(wish.waiter);
      await alone(() =>
        read.open.edit('credentials', (text) => {
          check(read, name, text, wish);
          return withKept(written && written.name !== name ? withoutKept(text, written) : text, keys);
        }),
      );
      const { accessKeyId } = keys;
      await remember(context, kept, { ...kept, name, key, accessKeyId, ...lifetime });
      note(context, kept, { expiresAt: lifetime.expiresAt });
    } catch (error) {
      // What stands there is by now of somebody else than the name says.
      const isStale = written && (written.name !== name || written.key !== key);
      if (isStale) await takeOut(context, written).catch(unlessOurs);
      throw error;
    }
  });
}

/** Keeps them no more, and takes them out. @throws CofferError those of takeOut */
export function stopKeeping(context: Context, kept: Kept, signal: AbortSignal): Promise<void> {
  return inTurn(signal, async () => {
    const { vault } = context.unlocked();
    const written = (await writtenIn(context)).find((one) => keptKey(one) === keptKey(kept));
    if (written) await takeOut(context, written);
    else await takeOutMarked(context, kept, profileById(vault.document, kept.profileId).name);
    await vault.change((document) => ({ ...document, kept: withoutOne(keptIn(document), kept) }));
    context.unlocked().kept.delete(keptKey(kept));
  });
}

/** The list with one more, where it is not there yet. */
export function withOne(all: readonly Kept[], kept: Kept): Kept[] {
  return [...withoutOne(all, kept), kept];
}

function withoutOne(all: readonly Kept[], kept: Kept): Kept[] {
  return all.filter((other) => keptKey(other) !== keptKey(kept));
}

export function note(context: Context, kept: Kept, state: Pick<KeptView, 'expiresAt' | 'failure'>): void {
  context.unlocked().kept.set(keptKey(kept), state);
}

interface Standing {
  readonly read: ReadLocation;
  readonly name: string;
  readonly key: string;
  readonly written: Written | undefined;
  readonly wish: Wish;
}

/**
 * When what stands under the profile's name ends by this machine's clock; undefined where it is not of the profile. What
 * was written under another name is moved.
 * @throws CofferError "keep-occupied", "keep-unread" and those of OpenLocation
 */
async function endOfStanding(
  context: Context,
  { read, name, key, written, wish }: Standing,
): Promise<EpochMs | undefined> {
  const standing = check(read, name, textIn(read.files, 'credentials'), wish);
  if (written?.key === key && holdsKept(textIn(read.files, 'credentials'), written)) {
    if (written.name !== name) {
      await alone(() =>
        read.open.edit('credentials', (text) => {
          check(read, name, text, wish);
          return withMoved(text, written, name);
        }),
      );
      await remember(context, written, { ...written, name });
    }
    return endOf(written, context.clock());
  }
  // Another Coffer, with a vault of its own, keeps some there; of its clock nothing is known.
  const isAnothers = standing.of === 'coffer' && standing.accessKeyId !== written?.accessKeyId;
  return isAnothers && !wish.byUser ? standing.until : undefined;
}

/** What was asked for last of each that is kept, and when. */
const tries = new WeakMap<Unlocked, Map<string, { readonly key: string; readonly at: EpochMs }>>();

/** What happens at each reading of the files must not become a request, or a code, at each. */
function hasJustTried(context: Context, kept: Kept, key: string): boolean {
  const unlocked = context.unlocked();
  const tried = tries.get(unlocked) ?? new Map<string, { readonly key: string; readonly at: EpochMs }>();
  tries.set(unlocked, tried);
  const last = tried.get(keptKey(kept));
  const now = context.clock();
  if (last?.key === key && now >= last.at && now - last.at < leastPauseMs) return true;
  tried.set(keptKey(kept), { key, at: now });
  return false;
}

/** What could not be taken out now is tried again at the next look. */
export function unlessOurs(error: unknown): void {
  if (!(error instanceof CofferError)) throw error;
}
