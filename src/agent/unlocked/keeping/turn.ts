/*
 * One turn of keeping temporary credentials in a linked location: what stands there is looked at, and others are written where
 * they were got before. No user and no AWS is asked meanwhile.
 */
import type { EpochMs } from '../../../base/clock.ts';
import { CofferError } from '../../../base/cofferError.ts';
import type { KeptView } from '../../../protocol/views/locations.ts';
import { alone } from '../../files/alone.ts';
import { holdsKept, withKept, withMoved, withoutKept } from '../../handoff/kept.ts';
import { digest, endOf, marginMs } from '../../providers/cache.ts';
import type { Waiter } from '../../providers/provider.ts';
import { keptIn, keptKey, type Kept, type Written } from '../../vault/kept.ts';
import { profileById } from '../../vault/profiles.ts';
import type { Context, Unlocked } from '../context.ts';
import { textIn } from '../fingerprint.ts';
import { check, readWritable, remember, writtenOf } from './keptFile.ts';
import { readLinked, type Linked, type ReadLocation } from '../linked.ts';
import { temporaryIssuer, type TemporaryIssuer, type TemporaryKeys } from '../temporary.ts';

/** Between two requests for the same that nobody asked for. */
const leastPauseMs = 4 * 60_000;

/** Who wants them to be fresh. */
export interface Wish {
  readonly waiter: Waiter;
  /** Whether keys of somebody else are given up. */
  readonly replace: boolean;
  /** Whether somebody pressed a button: from then on they are kept. */
  readonly byUser: boolean;
}

/** What the settings of a profile ask for. */
interface Wanted {
  readonly issuer: TemporaryIssuer;
  /** Digest of all that decides what is issued. */
  readonly key: string;
}

/** What was issued, and for which key. */
export interface Got extends Pick<Wanted, 'key'> {
  readonly issued: TemporaryKeys;
}

/**
 * In a turn: writes what was got, where what stands there is not fresh.
 * @returns what is to be got first: nothing was yet, or it was for settings that are others by now
 */
export async function settle(
  context: Context,
  kept: Kept,
  { wish, got }: { readonly wish: Wish; readonly got: Got | undefined },
): Promise<Wanted | undefined> {
  const { vault } = context.unlocked();
  // Another tab may have taken them out, or renewed them.
  await vault.refresh();
  if (!wish.byUser && !keptIn(vault.document).some((one) => keptKey(one) === keptKey(kept))) return undefined;
  const { name } = profileById(vault.document, kept.profileId);
  const written = await writtenOf(context, kept);
  const read = await readWritable(context, kept);
  const wanted = await wantedBy(context, kept, await readLinked(context));
  const { key } = wanted;
  const end = await endOfStanding(context, { read, name, key, written, wish });
  if (end !== undefined && end - marginMs > context.clock()) {
    await become(context, kept, end, wish);
    return undefined;
  }
  if (got?.key !== key) return !wish.byUser && hasJustTried(context, kept, key) ? undefined : wanted;
  const { lifetime, ...keys } = got.issued;
  await alone(() =>
    read.open.edit('credentials', (text) => {
      check(read, name, text, wish);
      const room = written && written.name !== name ? withoutKept(text, written) : text;
      return withKept(room, { ...keys, name });
    }),
  );
  const { accessKeyId } = keys;
  await remember(context, kept, {
    ...kept,
    name,
    location: read.location,
    key,
    accessKeyId,
    ...lifetime,
  });
  await become(context, kept, lifetime.expiresAt, wish);
  return undefined;
}

/** They are fresh until then. In the turn that wrote them: what no setting asks for, the next look takes out. */
async function become(context: Context, kept: Kept, expiresAt: EpochMs, { byUser }: Wish): Promise<void> {
  const { vault } = context.unlocked();
  if (byUser) await vault.change((document) => ({ ...document, kept: withOne(keptIn(document), kept) }));
  note(context, kept, { expiresAt });
}

/** @throws CofferError those of temporaryIssuer */
export async function wantedBy(context: Context, { profileId: id }: Kept, linked: Linked): Promise<Wanted> {
  const issuer = temporaryIssuer(context, { id, linked }, {});
  return { issuer, key: await digest(issuer.identity) };
}

/** The list with one more, where it is not there yet. */
function withOne(all: readonly Kept[], kept: Kept): Kept[] {
  return [...withoutOne(all, kept), kept];
}

export function withoutOne(all: readonly Kept[], kept: Kept): Kept[] {
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
 * @throws CofferError "keep-occupied", "keep-unread", "keep-anothers" and those of OpenLocation
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
  if (isAnothers && !wish.byUser && standing.until - marginMs > context.clock())
    throw new CofferError('keep-anothers', { name, location: read.location });
  return undefined;
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
