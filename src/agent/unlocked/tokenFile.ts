import { CofferError } from '../../base/cofferError.ts';
import { wellFormedToken } from '../providers/checks.ts';
import { defaultLocation } from '../resolve/snapshot.ts';
import type { Context } from './context.ts';
import { openLocation } from './linked.ts';
import { locationsOf } from './standing.ts';

/** What stands behind `.aws` in a path, of any system. */
const belowAws = /(?:^|[\\/])\.aws[\\/](.+)$/;

/**
 * The token in a file that a profile names as web_identity_token_file, where the linked `.aws` folder has it. Undefined
 * elsewhere, and where the file holds anything but one token: what is read goes to STS.
 */
export async function tokenInFolder(context: Context, file: string): Promise<string | undefined> {
  const path = belowAws.exec(file)?.[1]?.split(/[\\/]/) ?? [];
  const linked = locationsOf(context.unlocked()).find(({ location }) => location === defaultLocation);
  if (path.length === 0 || path.some((part) => /^\.*$/.test(part)) || !linked) return undefined;
  try {
    const { open } = await openLocation(context, linked.id);
    const text = 'readBeside' in open ? (await open.readBeside(path))?.trim() : undefined;
    return text !== undefined && wellFormedToken.test(text) ? text : undefined;
  } catch (error) {
    // The token can be pasted instead.
    if (error instanceof CofferError) return undefined;
    throw error;
  }
}
