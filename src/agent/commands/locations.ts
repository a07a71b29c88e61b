import { overwrite } from '../../base/bytes.ts';
import { CofferError } from '../../base/cofferError.ts';
import { newId } from '../../base/ids.ts';
import type { FileKind } from '../../protocol/views/files.ts';
import type { LocationHandles, LocationView } from '../../protocol/views/locations.ts';
import { kindOf } from '../awsconfig/reading/kindOf.ts';
import { checkSize, textOfFile } from '../awsconfig/reading/textOf.ts';
import { inTurn } from '../files/alone.ts';
import { bytesOfFile } from '../files/chosenFile.ts';
import { isOneFile, sameFiles } from '../files/sameFiles.ts';
import { snapshotLocation } from '../files/snapshot.ts';
import { compared } from './comparison.ts';
import type { Context } from '../unlocked/context.ts';
import type { Handlers } from './handler.ts';
import { fingerprint } from '../unlocked/fingerprint.ts';
import { takeOutAll } from '../unlocked/keeping/clearing.ts';
import { leave } from '../unlocked/keeping/leftBehind.ts';
import { keepAllFresh } from '../unlocked/keeping/watch.ts';
import { handlesOf, linkOf, readLinked, type ReadLocation } from '../unlocked/linked.ts';
import { problemsOf } from './problems.ts';
import { locationsOf } from '../unlocked/standing.ts';

type Locations =
  | 'locations.read'
  | 'locations.link'
  | 'locations.open'
  | 'locations.unlink'
  | 'locations.handles'
  | 'locations.save';

/** Commands on linked locations as a whole. */
export const locations: Handlers<Locations> = {
  async 'locations.read'(context) {
    keepAllFresh(context);
    const { read } = await readLinked(context);
    const views = context.view().linked.map(async (linked): Promise<LocationView> => {
      const found = read.find(({ id }) => id === linked.id);
      return { ...linked, holds: await holdsOf(context, linked.id), ...(await detailsOf(context, found)) };
    });
    const locations = await Promise.all(views);
    // Last: a change may have been answered meanwhile, and the page shows the view that comes last.
    return { vault: context.view(), locations };
  },

  async 'locations.link'(context, { location: given, handles }) {
    const { vault } = context.unlocked();
    if (Object.keys(handles).length === 0) throw new CofferError('location-empty');
    if (await isOneFile(handles)) throw new CofferError('location-one-file');
    const id = newId();
    const location = checkedName(context, given);
    await checkNotLinked(context, handles);
    await vault.handles.putHandles(id, handles);
    try {
      await vault.change((document) => {
        // Another tab may have been quicker.
        checkUnique(document.locations, location);
        return { ...document, locations: [...document.locations, { id, location }] };
      });
    } catch (error) {
      await vault.handles.deleteHandles(id);
      throw error;
    }
    await readLinked(context);
    return context.changed();
  },

  async 'locations.open'(context, { location: given, files }) {
    const { snapshots } = context.unlocked();
    if (files.length === 0) throw new CofferError('location-empty');
    const location = checkedName(context, given);
    const chosen = new Map<FileKind, File>();
    for (const file of files) {
      checkSize(file.name, file.size);
      const bytes = await bytesOfFile(file);
      const kind = kindOf(file.name, textOfFile(file.name, bytes));
      overwrite(bytes);
      if (chosen.has(kind)) throw new CofferError('location-two-of-a-kind', { file: kind });
      chosen.set(kind, file);
    }
    snapshots.set(newId(), { location, files: snapshotLocation(location, chosen) });
    await readLinked(context);
    return context.view();
  },

  async 'locations.unlink'(context, { id }, { signal }) {
    const { vault, snapshots, readings } = context.unlocked();
    if (snapshots.delete(id)) {
      readings.delete(id);
      return context.view();
    }
    // What another tab kept there in between would stay in plain text.
    await inTurn(signal, async () => {
      const left = await takeOutAll(context, id);
      readings.delete(id);
      await vault.change((document) => ({
        ...document,
        locations: document.locations.filter((location) => location.id !== id),
      }));
      leave(context, left);
    });
    await vault.handles.deleteHandles(id);
    return context.changed();
  },

  async 'locations.handles'(context, { id }): Promise<LocationHandles> {
    return (await linkOf(context, id)).handles;
  },

  'locations.save'(context, { id }) {
    const snapshot = context.unlocked().snapshots.get(id);
    if (!snapshot) throw new CofferError('location-gone');
    return snapshot.files.save().map((file) => ({ name: file.name, content: file }));
  },
};

/** A location's name is one line of text and no other location's. */
function checkedName(context: Context, given: string): string {
  const location = given.trim();
  if (location === '' || /[\p{Cc}\p{Zl}\p{Zp}]/u.test(location)) throw new CofferError('location-invalid');
  checkUnique(locationsOf(context.unlocked()), location);
  return location;
}

function checkUnique(others: readonly { readonly location: string }[], location: string): void {
  if (others.some((other) => other.location === location))
    throw new CofferError('location-exists', { location });
}

/** A file of two locations would stand twice in the search order, and on the screen as if it were two. */
async function checkNotLinked(context: Context, handles: LocationHandles): Promise<void> {
  for (const { id, location } of context.unlocked().vault.document.locations) {
    const others = await handlesOf(context, id);
    if (others && (await sameFiles(handles, others))) throw new CofferError('location-same', { location });
  }
}

async function holdsOf(context: Context, id: string): Promise<LocationView['holds']> {
  if (context.unlocked().snapshots.has(id)) return 'snapshot';
  const handles = await handlesOf(context, id);
  return handles && 'folder' in handles ? 'folder' : 'files';
}

/** What only the screen Files shows; nothing of a location that could not be read. */
async function detailsOf(
  context: Context,
  read: ReadLocation | undefined,
): Promise<Pick<LocationView, 'files' | 'problems' | 'comparison'>> {
  if (!read) return { files: [], problems: [], comparison: [] };
  const { vault, snapshots } = context.unlocked();
  const snapshot = snapshots.get(read.id)?.files;
  return {
    files: await Promise.all(
      read.files.map(async ({ kind, name, modifiedAt, text }) => ({
        kind,
        name,
        modifiedAt,
        version: await fingerprint(text),
        changed: snapshot?.changed().has(kind) ?? false,
        unsaved: snapshot?.unsaved().has(kind) ?? false,
      })),
    ),
    problems: problemsOf(context, read.found, 'linked'),
    comparison: await compared(vault, read.found.profiles),
  };
}
