import type { DifferenceView } from '../../protocol/views.ts';
import { maskKeyId } from './accessKeyId.ts';
import { credentialKeys, isMasked, sourceKeys } from './keys.ts';
import type { Profile, PropertyValue } from './profile.ts';

/**
 * What storing `imported` over `existing` makes. Where the imported one brings credentials they replace all of the
 * existing ones, so that no half of an old key pair or role stays; region and unknown keys stay unless imported anew. An
 * endpoint goes with the credentials it was meant for: other ones must not be sent there. A credential key without a
 * value is none.
 * @see AWS Tools for PowerShell, Set-AWSCredential -StoreAs
 */
export function mergeProfile(existing: Profile | undefined, imported: Profile): Profile {
  const brought = new Map(
    [...imported.properties].filter(([key, value]) => !(credentialKeys.has(key) && value === '')),
  );
  const bringsCredentials = [...brought.keys()].some((key) => sourceKeys.has(key));
  const bringsOthers =
    bringsCredentials &&
    [...sourceKeys].some((key) => !isSame(existing?.properties.get(key), brought.get(key)));
  const kept = [...(existing?.properties ?? [])].filter(
    ([key]) => !(bringsCredentials && credentialKeys.has(key)) && !(bringsOthers && key === 'endpoint_url'),
  );
  return { name: imported.name, properties: new Map([...kept, ...brought]) };
}

/**
 * What changes key by key, nothing where nothing does. Secrets are masked, not even their length shows; access key ids
 * show their last four characters.
 */
export function differences(before: Profile | undefined, after: Profile): readonly DifferenceView[] {
  const old = before?.properties ?? new Map<string, PropertyValue>();
  const keys = new Set([...old.keys(), ...after.properties.keys()]);
  return [...keys].flatMap((key) => {
    const from = old.get(key);
    const to = after.properties.get(key);
    if (isSame(from, to)) return [];
    return {
      key,
      ...(from !== undefined && { before: shown(key, from) }),
      ...(to !== undefined && { after: shown(key, to) }),
    };
  });
}

function isSame(a: PropertyValue | undefined, b: PropertyValue | undefined): boolean {
  if (a === undefined || b === undefined || typeof a === 'string' || typeof b === 'string') return a === b;
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}

function shown(key: string, value: PropertyValue): string {
  if (isMasked(key)) return '********';
  if (typeof value !== 'string') {
    return [...value].map(([name, text]) => `${name} = ${shown(name, text)}`).join(', ');
  }
  return key === 'aws_access_key_id' ? maskKeyId(value) : value;
}
