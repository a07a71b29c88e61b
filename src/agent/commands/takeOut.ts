import { CofferError } from '../../base/errors.ts';
import type { Input } from '../../protocol/commands.ts';
import { removeKeys, removeProfiles } from '../awsconfig/writing/edit.ts';
import type { Context } from './context.ts';
import { checkUnchanged, fingerprints } from './fingerprint.ts';
import { openLocation, readLinked, type ReadLocation } from './linked.ts';
import type { TakingOut } from './pendingImport.ts';

const keyPair: ReadonlySet<string> = new Set(['aws_access_key_id', 'aws_secret_access_key']);

/** What an import from a location will take out of it; undefined where the files stay as they are. */
export async function plannedTaking(
  { id, files }: ReadLocation,
  { names, then: what }: NonNullable<Input<'import.plan'>['from']>,
): Promise<TakingOut | undefined> {
  if (what === 'leave') return undefined;
  return { locationId: id, what, before: await fingerprints(files, names) };
}

/**
 * Takes profiles out of the files of a location, or their long-term keys. One that is no longer what was planned stays: it
 * may hold a key that the vault has not.
 * @throws CofferError "moved-half", for the vault has them by now
 */
export async function takeOut(
  context: Context,
  { locationId, what, before }: TakingOut,
  names: readonly string[],
): Promise<void> {
  const { location, open } = await openLocation(context, locationId);
  const leaving = new Set(names);
  try {
    for (const { kind, name: file, text } of await open.read()) {
      await checkUnchanged({ location, file }, kind, text, names, before);
    }
    for (const kind of open.kinds) {
      await open.edit(kind, async (text) => {
        await checkUnchanged({ location, file: kind }, kind, text, names, before);
        return what === 'remove'
          ? removeProfiles(text, kind, leaving)
          : removeKeys(text, kind, leaving, keyPair);
      });
    }
  } catch (error) {
    if (error instanceof CofferError) throw new CofferError('moved-half', { location, why: error.message });
    throw error;
  }
  await readLinked(context);
}
