import { CofferError } from '../../base/cofferError.ts';
import { errorText } from '../../base/errors.ts';
import type { FileKind } from '../../protocol/views/files.ts';
import type { OpenLocation } from '../files/location.ts';
import { checkUnchanged, type Fingerprints } from './fingerprint.ts';
import type { ReadLocation } from './linked.ts';

/** What was looked at before a change. */
interface LookedAt {
  /** Of profiles. */
  readonly names: readonly string[];
  readonly before: Fingerprints;
}

type Change = (kind: FileKind, text: string) => string;

/**
 * Changes the files of a location, where these still hold what was looked at.
 * @param half the error where one file was written and the other could not be
 * @throws CofferError those of OpenLocation, "file-changed", and `half`
 */
export async function editUnchanged(
  { location, open, files }: ReadLocation,
  { names, before }: LookedAt,
  change: Change,
  half: (why: string) => CofferError,
): Promise<void> {
  const placeOf = (kind: FileKind) => ({
    location,
    file: files.find((file) => file.kind === kind)?.name ?? kind,
  });
  // All of them before any is written: of two files, a change seen in time must not leave one.
  for (const { kind, text } of files) await checkUnchanged(placeOf(kind), kind, text, names, before);
  let hasWritten = false;
  for (const kind of open.kinds) {
    try {
      const isOther = await edited(open, kind, async (text) => {
        await checkUnchanged(placeOf(kind), kind, text, names, before);
        return change(kind, text);
      });
      hasWritten ||= isOther;
    } catch (error) {
      if (!(error instanceof CofferError) || !hasWritten) throw error;
      throw half(errorText(error));
    }
  }
}

/** Changes a file, and says whether it is another now. */
async function edited(
  open: OpenLocation,
  kind: FileKind,
  change: (text: string) => Promise<string>,
): Promise<boolean> {
  let isOther = false;
  await open.edit(kind, async (text) => {
    const after = await change(text);
    isOther = after !== text;
    return after;
  });
  return isOther;
}
