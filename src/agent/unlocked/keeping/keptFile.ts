/*
 * A linked location as temporary credentials are kept in it: what may be written there, what Coffer wrote last, and how that is
 * taken out again.
 */
import { CofferError } from '../../../base/cofferError.ts';
import { textProperty } from '../../awsconfig/profile.ts';
import { alone } from '../../files/alone.ts';
import { holdsKept, standingIn, withoutKept } from '../../handoff/kept.ts';
import { keptKey, type Kept, type Written } from '../../vault/kept.ts';
import type { Context } from '../context.ts';
import { textIn } from '../fingerprint.ts';
import { readLocation, type ReadLocation } from '../linked.ts';

/**
 * Takes out what Coffer wrote; what somebody else wrote in its place stays.
 * @param locationId where its file is linked now
 * @returns whether that was so
 * @throws CofferError those of OpenLocation
 */
export async function takeOut(
  context: Context,
  written: Written,
  locationId = written.locationId,
): Promise<boolean> {
  const { open } = await readWritable(context, { locationId });
  let isOthers = false;
  await alone(() =>
    open.edit('credentials', (text) => {
      isOthers = standingIn(text, written.name).of !== 'nobody' && !holdsKept(text, written);
      return withoutKept(text, written);
    }),
  );
  await remember(context, written, undefined);
  return isOthers;
}

/** The same of what was written before anybody remembered it: it is known by its comment alone. */
export async function takeOutMarked(context: Context, kept: Kept, name: string): Promise<void> {
  const { open } = await readWritable(context, kept);
  await alone(() =>
    open.edit('credentials', (text) => {
      const standing = standingIn(text, name);
      return standing.of === 'coffer' ? withoutKept(text, { ...standing, name }) : text;
    }),
  );
}

/** What Coffer wrote to files and has not taken out again. */
export async function writtenIn(context: Context): Promise<readonly Written[]> {
  return (await context.unlocked().vault.sessions.read()).written;
}

export async function writtenOf(context: Context, kept: Kept): Promise<Written | undefined> {
  return (await writtenIn(context)).find((one) => keptKey(one) === keptKey(kept));
}

/** The one of a profile and a location is another from now on, or none. */
export async function remember(context: Context, kept: Kept, written: Written | undefined): Promise<void> {
  await context.unlocked().vault.sessions.change((document) => {
    const others = document.written.filter((one) => keptKey(one) !== keptKey(kept));
    return { ...document, written: written ? [...others, written] : others };
  });
}

/** @throws CofferError "keep-snapshot", "keep-no-file" and those of readLocation */
export async function readWritable(
  context: Context,
  { locationId }: Pick<Kept, 'locationId'>,
): Promise<ReadLocation> {
  const read = await readLocation(context, locationId);
  const { open, location } = read;
  if (open.holds === 'snapshot') throw new CofferError('keep-snapshot');
  if (!open.kinds.includes('credentials')) throw new CofferError('keep-no-file', { location });
  return read;
}

/** The text of its credentials file. @throws CofferError those of readWritable */
export async function credentialsIn(context: Context, kept: Pick<Kept, 'locationId'>): Promise<string> {
  return textIn((await readWritable(context, kept)).files, 'credentials');
}

/** Keys of a profile by which AWS tools find its credentials before they look at a credentials file. */
const wayAround = ['role_arn', 'web_identity_token_file', 'sso_session', 'sso_start_url'];

/** @throws CofferError "keep-occupied", "keep-unread" */
export function check(
  { location, found }: ReadLocation,
  name: string,
  text: string,
  { replace }: { readonly replace: boolean },
) {
  const there = found.profiles.get(name);
  const key = wayAround.find((other) => there && textProperty(there, other) !== undefined);
  if (key !== undefined) throw new CofferError('keep-unread', { name, location, key });
  const standing = standingIn(text, name);
  if (standing.of === 'others' && !replace) throw new CofferError('keep-occupied', { name, location });
  return standing;
}
