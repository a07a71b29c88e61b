import * as v from 'valibot';
import { CofferError } from '../../base/cofferError.ts';
import { locationHandles } from '../../protocol/commands.ts';
import type { FileProfileView, LocationHandles } from '../../protocol/views/locations.ts';
import { listed } from '../awsconfig/listed.ts';
import { filledKeys, textProperty, type Profile } from '../awsconfig/profile.ts';
import { profileType, typeInUse } from '../awsconfig/profileType.ts';
import { readProfiles, type ReadProfiles } from '../awsconfig/reading/readProfiles.ts';
import { linkedLocation } from '../files/handles.ts';
import type { FolderLocation, LocatedFile, OpenLocation } from '../files/location.ts';
import type { ResolvableProfile } from '../resolve/snapshot.ts';
import type { Context, InUse, Reading } from './context.ts';
import { locationsOf } from './standing.ts';

/** A location as it is now, its secrets open: for the one command that read it. */
export interface ReadLocation {
  readonly id: string;
  readonly location: string;
  readonly open: OpenLocation;
  readonly files: readonly LocatedFile[];
  readonly found: ReadProfiles;
  /** What stays of it. */
  readonly reading: Reading;
}

/** The locations as one call read them, each once: what a search finds there has its keys in the same lines. */
export interface Linked {
  /** Those that could be read. */
  readonly read: readonly ReadLocation[];
  /** What a search needs of each, by id; of one that could not be read, why. */
  readonly readings: ReadonlyMap<string, Reading>;
}

/** Reads every location anew, and keeps of each what a search needs. */
export async function readLinked(context: Context): Promise<Linked> {
  const read: ReadLocation[] = [];
  const readings = new Map<string, Reading>();
  for (const { id } of locationsOf(context.unlocked())) {
    try {
      const location = await readLocation(context, id);
      read.push(location);
      readings.set(id, location.reading);
    } catch (error) {
      if (!(error instanceof CofferError)) throw error;
      const reading = { profiles: new Map(), views: [], failure: CofferError.from(error) };
      readings.set(id, reading);
      context.unlocked().readings.set(id, reading);
    }
  }
  return { read, readings };
}

/** What a call searches: of the locations what it read itself, whatever other commands have read since. */
export function withLinked(inUse: InUse, { readings }: Linked): InUse {
  return { ...inUse, readings };
}

/** One location as it is now. @throws CofferError "location-gone", "location-lost" and those of OpenLocation */
export async function readLocation(context: Context, id: string): Promise<ReadLocation> {
  const { location, open } = await openLocation(context, id);
  const files = await open.read();
  const found = readProfiles(files);
  const reading = readingOf([...found.profiles.values()]);
  context.unlocked().readings.set(id, reading);
  return { id, location, open, files, found, reading };
}

/** @throws CofferError "location-gone", "location-lost" */
export async function openLocation(
  context: Context,
  id: string,
): Promise<{ readonly location: string; readonly open: OpenLocation | FolderLocation }> {
  const snapshot = context.unlocked().snapshots.get(id);
  if (snapshot) return { location: snapshot.location, open: snapshot.files };
  const { location, handles } = await linkOf(context, id);
  return { location, open: linkedLocation(location, handles) };
}

/** A linked location by its id. @throws CofferError "location-gone", "location-lost" */
export async function linkOf(
  context: Context,
  id: string,
): Promise<{ readonly location: string; readonly handles: LocationHandles }> {
  const linked = context.unlocked().vault.document.locations.find((other) => other.id === id);
  if (!linked) throw new CofferError('location-gone');
  const { location } = linked;
  const handles = await handlesOf(context, id);
  // An undo can bring back a location whose handles went with it.
  if (!handles) throw new CofferError('location-lost', { location });
  return { location, handles };
}

/** What the store holds for a location: no text of ours, but a browser's own objects, or nothing that can be used. */
export async function handlesOf(context: Context, id: string): Promise<LocationHandles | undefined> {
  const stored = v.safeParse(locationHandles, await context.unlocked().vault.handles.readHandles(id));
  return stored.success ? stored.output : undefined;
}

function readingOf(profiles: readonly Profile[]): Reading {
  return {
    profiles: new Map(profiles.map((profile) => [profile.name, resolvable(profile)])),
    views: profiles.map(fileProfileView),
  };
}

/** Nothing of a linked file is held back: what could send credentials elsewhere is refused when it is used. */
function resolvable(profile: Profile): ResolvableProfile {
  const { name } = profile;
  const region = textProperty(profile, 'region');
  return { id: name, name, type: typeInUse(filledKeys(profile), []), ...(region && { region }) };
}

function fileProfileView(profile: Profile): FileProfileView {
  const filled = filledKeys(profile);
  return {
    name: profile.name,
    type: profileType(filled),
    ...listed(textProperty(profile, 'aws_access_key_id'), textProperty(profile, 'region')),
    longTermKey: filled.has('aws_secret_access_key') && !filled.has('aws_session_token'),
  };
}
