/*
 * Temporary credentials that stand in linked locations where other programs read them, and are renewed there while the vault
 * is open.
 */
import type { EpochMs } from '../../base/clock.ts';
import { CofferError } from '../../base/cofferError.ts';
import type { KeptView } from '../../protocol/views.ts';
import { textProperty } from '../awsconfig/profile.ts';
import { alone } from '../files/alone.ts';
import { standingIn, withKept, withoutKept } from '../handoff/kept.ts';
import { keptIn, keptKey, type Kept } from '../vault/kept.ts';
import { profileById } from '../vault/profiles.ts';
import type { Asked } from './asking.ts';
import type { Context, Unlocked } from './context.ts';
import { textIn } from './fingerprint.ts';
import { readLocation, type ReadLocation } from './linked.ts';
import { temporaryFor } from './temporary.ts';

/** How long they are asked for; a chained role gets no more. */
const durationSeconds = 3600;

/** What ends sooner is renewed: whoever read it last may still want to use it. */
const marginMs = 5 * 60_000;

/** Between two looks that nobody asked for. */
const leastPauseMs = 4 * 60_000;

/**
 * Writes credentials to the location where those there are not fresh.
 * @param replace whether keys of somebody else are given up
 * @throws CofferError "keep-occupied", "keep-unread", "keep-snapshot", those of temporaryFor and of
 *   OpenLocation
 */
export async function keepFresh(
  context: Context,
  kept: Kept,
  { replace, asked }: { readonly replace: boolean; readonly asked: Asked },
): Promise<void> {
  const { name } = profileById(context.unlocked().vault.document, kept.profileId);
  const read = await readLocation(context, kept.locationId);
  if (read.open.holds === 'snapshot') throw new CofferError('keep-snapshot');
  const isFresh = (until: EpochMs) => until - marginMs > context.clock();
  const standing = checked(read, name, textIn(read.files, 'credentials'), replace);
  if (standing.of === 'coffer' && isFresh(standing.until)) {
    note(context, kept, { expiresAt: standing.until });
    return;
  }
  const keys = await temporaryFor(context, kept.profileId, { durationSeconds }, asked);
  await alone(() =>
    read.open.edit('credentials', (text) => {
      checked(read, name, text, replace);
      return withKept(text, keys);
    }),
  );
  note(context, kept, { expiresAt: keys.expiresAt });
}

/** Takes ours out again; what somebody else wrote meanwhile stays. @throws CofferError those of OpenLocation */
export async function stopKeeping(context: Context, kept: Kept): Promise<void> {
  const { vault } = context.unlocked();
  const { name } = profileById(vault.document, kept.profileId);
  const { open } = await readLocation(context, kept.locationId);
  await alone(() => open.edit('credentials', (text) => withoutKept(text, name)));
  await vault.change((document) => ({ ...document, kept: withoutOne(keptIn(document), kept) }));
  context.unlocked().kept.delete(keptKey(kept));
}

/** The list with one more, where it is not there yet. */
export function withOne(all: readonly Kept[], kept: Kept): Kept[] {
  return [...withoutOne(all, kept), kept];
}

function withoutOne(all: readonly Kept[], kept: Kept): Kept[] {
  return all.filter((other) => keptKey(other) !== keptKey(kept));
}

const looking = new WeakSet<Unlocked>();
/** When all were looked at last. */
const looked = new WeakMap<Unlocked, EpochMs>();
const timers = new WeakMap<Unlocked, ReturnType<typeof setTimeout>>();

/**
 * Renews what is not fresh, now and every five minutes while the vault is open: timers sleep with the laptop, and what was
 * refused may be allowed by now. What cannot be renewed is noted for the page, which is told of what changed.
 */
export function keepAllFresh(context: Context): void {
  const unlocked = context.unlocked();
  const all = keptIn(unlocked.vault.document);
  // What is asked for at each reading of the files must not become a request, or a code, at each.
  const since = context.clock() - (looked.get(unlocked) ?? -Infinity);
  if (looking.has(unlocked) || all.length === 0 || (since >= 0 && since < leastPauseMs)) return;
  looking.add(unlocked);
  looked.set(unlocked, context.clock());
  clearTimeout(timers.get(unlocked));
  void look(context, all)
    .catch(unlessLocked)
    .finally(() => {
      looking.delete(unlocked);
      timers.set(
        unlocked,
        setTimeout(() => {
          again(context, unlocked);
        }, marginMs),
      );
    });
}

function again(context: Context, unlocked: Unlocked): void {
  try {
    if (context.unlocked() === unlocked) keepAllFresh(context);
  } catch (error) {
    unlessLocked(error);
  }
}

async function look(context: Context, all: readonly Kept[]): Promise<void> {
  const { kept } = context.unlocked();
  const before = JSON.stringify([...kept]);
  const { signal } = new AbortController();
  // Nobody pressed a button: a question out of nowhere would teach to answer any.
  const asked: Asked = { signal, ask: () => Promise.reject(new CofferError('keep-asks')) };
  for (const one of all) {
    try {
      await keepFresh(context, one, { replace: false, asked });
    } catch (error) {
      if (!(error instanceof CofferError)) throw error;
      const { code, detail } = CofferError.from(error);
      note(context, one, { failure: { code, detail } });
    }
  }
  if (JSON.stringify([...kept]) !== before) context.announce();
}

/** The vault was locked meanwhile. */
function unlessLocked(error: unknown): void {
  if (!(error instanceof CofferError) || error.code !== 'locked') throw error;
}

function note(context: Context, kept: Kept, state: Pick<KeptView, 'expiresAt' | 'failure'>): void {
  context.unlocked().kept.set(keptKey(kept), state);
}

/** Keys of a profile by which AWS tools find its credentials before they look at a credentials file. */
const wayAround = ['role_arn', 'web_identity_token_file', 'sso_session', 'sso_start_url'];

/** @throws CofferError "keep-occupied", "keep-unread" */
function checked(read: ReadLocation, name: string, text: string, replace: boolean) {
  const { location, found } = read;
  const there = found.profiles.get(name);
  const key = wayAround.find((other) => there && textProperty(there, other) !== undefined);
  if (key !== undefined) throw new CofferError('keep-unread', { name, location, key });
  const standing = standingIn(text, name);
  if (standing.of === 'others' && !replace) throw new CofferError('keep-occupied', { name, location });
  return standing;
}
