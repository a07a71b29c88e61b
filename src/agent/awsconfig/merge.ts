import type { DifferenceView } from '../../protocol/views/files.ts';
import { boundKeys, credentialKeys, sourceKeys } from './keys.ts';
import type { Comment, Profile, PropertyValue } from './profile.ts';
import { shownValue } from './shownValue.ts';

/**
 * What storing `imported` over `existing` makes. Where the imported one brings credentials they replace all of the
 * existing ones, so that no half of an old key pair or role stays; region and unknown keys stay unless imported anew. An
 * endpoint and an expiry go with the credentials they were meant for: other ones must not be sent there. A credential key
 * without a value is none. Its comments replace those from the same kind of file; a file that brings none takes none away, since it
 * may be no more than a pasted key pair.
 * @see AWS Tools for PowerShell, Set-AWSCredential -StoreAs
 */
export function mergeProfile(existing: Profile | undefined, imported: Profile): Profile {
  const brought = new Map<string, PropertyValue>();
  for (const [key, value] of imported.properties) {
    if (!credentialKeys.has(key) || value !== '') brought.set(key, value);
  }
  const bringsCredentials = [...brought.keys()].some((key) => sourceKeys.has(key));
  const bringsOthers =
    bringsCredentials &&
    [...sourceKeys].some((key) => !isSame(existing?.properties.get(key), brought.get(key)));
  const kept = [...(existing?.properties ?? [])].filter(
    ([key]) => !(bringsCredentials && credentialKeys.has(key)) && !(bringsOthers && boundKeys.has(key)),
  );
  const comments = mergedComments(existing?.comments ?? [], imported.comments ?? []);
  return {
    name: imported.name,
    properties: kept.length === 0 ? brought : new Map([...kept, ...brought]),
    ...(comments.length > 0 && { comments }),
  };
}

/**
 * What changes key by key, nothing where nothing does. Secrets are masked, not even their length shows; access key ids
 * show their last four characters. Of comments, which may hold anything, only their number shows.
 */
export function differences(before: Profile | undefined, after: Profile): readonly DifferenceView[] {
  const old = before?.properties ?? new Map<string, PropertyValue>();
  const keys = new Set([...old.keys(), ...after.properties.keys()]);
  const changed = [...keys].flatMap((key) => {
    const from = old.get(key);
    const to = after.properties.get(key);
    if (isSame(from, to)) return [];
    return {
      key,
      ...(from !== undefined && { before: shownValue(key, from) }),
      ...(to !== undefined && { after: shownValue(key, to) }),
    };
  });
  return [...changed, ...commentDifference(before?.comments ?? [], after.comments ?? [])];
}

/** Those from credentials first, so that equal comments are equal lists. */
function mergedComments(existing: readonly Comment[], brought: readonly Comment[]): readonly Comment[] {
  if (brought.length === 0) return existing;
  return (['credentials', 'config'] as const).flatMap((kind) => {
    const ofKind = brought.filter(({ file }) => file === kind);
    return ofKind.length > 0 ? ofKind : existing.filter(({ file }) => file === kind);
  });
}

/** Its capital letter keeps it apart from a key of that name. */
function commentDifference(before: readonly Comment[], after: readonly Comment[]): readonly DifferenceView[] {
  if (isSameComments(before, after)) return [];
  const other = before.length === after.length ? 'other ' : '';
  return [
    {
      key: 'Comments',
      ...(before.length > 0 && { before: lineCount(before.length) }),
      ...(after.length > 0 && { after: lineCount(after.length, other) }),
    },
  ];
}

function isSameComments(a: readonly Comment[], b: readonly Comment[]): boolean {
  return (
    a.length === b.length &&
    a.every((comment, index) => {
      const other = b[index];
      return comment.file === other?.file && comment.above === other.above && comment.text === other.text;
    })
  );
}

function lineCount(count: number, other = ''): string {
  return `${count} ${other}${count === 1 ? 'line' : 'lines'}`;
}

export function isSame(a: PropertyValue | undefined, b: PropertyValue | undefined): boolean {
  if (a === undefined || b === undefined || typeof a === 'string' || typeof b === 'string') return a === b;
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}
