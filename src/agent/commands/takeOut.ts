import { CofferError } from '../../base/cofferError.ts';
import { errorText } from '../../base/errors.ts';
import type { Input } from '../../protocol/commands.ts';
import { removeKeys, removeProfiles } from '../awsconfig/writing/edit.ts';
import { lossOf } from '../awsconfig/writing/taking.ts';
import type { LocatedFile } from '../files/location.ts';
import type { Context } from '../unlocked/context.ts';
import { checkUnchanged, fingerprints, textIn } from '../unlocked/fingerprint.ts';
import { openLocation, readLinked, readLocation } from '../unlocked/linked.ts';
import type { TakingOut } from '../unlocked/pendingImport.ts';

const keyPair: ReadonlySet<string> = new Set(['aws_access_key_id', 'aws_secret_access_key']);

/** Profiles of a location as an import reads them. */
interface LinkedSource {
  readonly files: readonly LocatedFile[];
  readonly names: readonly string[];
  /** Undefined where the files stay as they are. */
  readonly takingOut: TakingOut | undefined;
}

/** @throws CofferError "take-lossy" where the files hold more of a profile than the vault would get */
export async function linkedSource(
  context: Context,
  { location: locationId, names: asked, then: what }: NonNullable<Input<'import.plan'>['from']>,
): Promise<LinkedSource> {
  const { location, files, found } = await readLocation(context, locationId);
  if (what === 'leave') return { files, names: asked, takingOut: undefined };
  // One that has temporary credentials by now has no long-term key to be taken out.
  const isLongTerm = (name: string) => !found.profiles.get(name)?.properties.get('aws_session_token');
  const names = what === 'remove' ? asked : asked.filter(isLongTerm);
  const texts = { credentials: textIn(files, 'credentials'), config: textIn(files, 'config') };
  const loss = lossOf(texts, new Set(names), what === 'remove' ? undefined : keyPair);
  if (loss) throw new CofferError('take-lossy', { location, ...loss });
  return { files, names, takingOut: { locationId, what, before: await fingerprints(files, names) } };
}

/**
 * Refuses to go on where the files no longer hold what was planned.
 * @throws CofferError "file-changed"
 */
export async function checkTaking(
  context: Context,
  { locationId, before }: TakingOut,
  names: readonly string[],
): Promise<void> {
  const { location, open } = await openLocation(context, locationId);
  for (const { kind, name: file, text } of await open.read()) {
    await checkUnchanged({ location, file }, kind, text, names, before);
  }
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
    const files = await open.read();
    for (const { kind, name: file } of files) {
      await open.edit(kind, async (text) => {
        await checkUnchanged({ location, file }, kind, text, names, before);
        return what === 'remove'
          ? removeProfiles(text, kind, leaving)
          : removeKeys(text, kind, leaving, keyPair);
      });
    }
  } catch (error) {
    if (error instanceof CofferError)
      throw new CofferError('moved-half', { location, why: errorText(error) });
    throw error;
  } finally {
    // Where the second file failed, the first is another by now.
    await readLinked(context);
  }
}
