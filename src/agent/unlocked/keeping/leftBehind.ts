/*
 * What the page is told of temporary credentials that are kept in a location no more and were left there.
 */
import { CofferError } from '../../../base/cofferError.ts';
import type { LeftView } from '../../../protocol/views/locations.ts';
import { standingIn } from '../../handoff/kept.ts';
import { keptIn, type Written } from '../../vault/kept.ts';
import type { Context } from '../context.ts';
import { textIn } from '../fingerprint.ts';
import { readLocation } from '../linked.ts';

/** Tells of these from now on. */
export function leave(context: Context, found: readonly LeftView[]): void {
  const unlocked = context.unlocked();
  unlocked.left = distinct([...unlocked.left, ...found]);
}

/** Others stand there by now, which nobody takes out. */
export function othersIn(context: Context, written: Written): LeftView {
  const { locationId, name } = written;
  const location = titleOf(context, written);
  return { locationId, name, failure: { code: 'keep-left', detail: { name, location } } };
}

/** They stand there still, and the location goes or has gone. */
export function unlinkedIn(context: Context, written: Written): LeftView {
  const { locationId, name, expiration: until } = written;
  const location = titleOf(context, written);
  return { locationId, name, until, failure: { code: 'keep-unlinked', detail: { name, location } } };
}

function titleOf(context: Context, { locationId, location }: Written): string {
  const { locations } = context.unlocked().vault.document;
  return locations.find(({ id }) => id === locationId)?.location ?? location;
}

/** Why something was left, or not renewed. @throws what is not Coffer's own */
export function failureOf(error: unknown): LeftView['failure'] {
  if (!(error instanceof CofferError)) throw error;
  const { code, detail } = CofferError.from(error);
  return { code, detail };
}

/**
 * Tells what was just found, and of what was told before what is so still.
 * @param behind all that was looked at to find it
 */
export async function tellLeft(
  context: Context,
  behind: readonly Written[],
  found: readonly LeftView[],
): Promise<void> {
  const unlocked = context.unlocked();
  const over = new Set(behind.map(place));
  for (const left of unlocked.left) if (await isGone(context, left)) over.add(place(left));
  const { document } = unlocked.vault;
  for (const { profileId, locationId } of keptIn(document)) {
    const name = document.profiles.find(({ id }) => id === profileId)?.name ?? '';
    over.add(place({ locationId, name }));
  }
  unlocked.left = distinct([...unlocked.left.filter((left) => !over.has(place(left))), ...found]);
}

/** Whether no keys stand there any more. One that cannot be read now is not known to be so. */
async function isGone(context: Context, { locationId, name }: LeftView): Promise<boolean> {
  try {
    const { files } = await readLocation(context, locationId);
    return standingIn(textIn(files, 'credentials'), name).of === 'nobody';
  } catch (error) {
    if (!(error instanceof CofferError)) throw error;
    return error.code === 'location-gone';
  }
}

function place({ locationId, name }: Pick<LeftView, 'locationId' | 'name'>): string {
  return `${locationId} ${name}`;
}

/** One for each place: profiles that had the same name one after the other left theirs in the same. */
function distinct(all: readonly LeftView[]): LeftView[] {
  return [...new Map(all.map((left) => [place(left), left])).values()];
}
