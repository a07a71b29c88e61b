import { overwrite, toHex, utf8 } from '../../base/bytes.ts';
import type { Profile } from '../awsconfig/profile.ts';

/** What tells whether a profile of a file is still what it was, without keeping its secrets; the same for all absent ones. */
export async function fingerprint(profile: Profile | undefined): Promise<string> {
  if (!profile) return '';
  const properties = [...profile.properties].map(([key, value]) => [
    key,
    typeof value === 'string' ? value : [...value],
  ]);
  const bytes = utf8(JSON.stringify([profile.name, properties]));
  try {
    return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
  } finally {
    overwrite(bytes);
  }
}
