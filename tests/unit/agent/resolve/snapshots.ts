import type { CofferError } from '../../../../src/base/cofferError.ts';
import type { Found } from '../../../../src/agent/resolve/search.ts';
import type { ResolvableProfile, Snapshot } from '../../../../src/agent/resolve/snapshot.ts';

/** A key pair is only carried by a search; any value stands for one. */
export type Keys = string;

type ProfileList = readonly ResolvableProfile[];

export function profile(name: string, rest: Partial<ResolvableProfile> = {}): ResolvableProfile {
  return { id: `id of ${name}`, name, type: 'Basic', ...rest };
}

export function snapshot(held: {
  readonly vault?: ProfileList;
  readonly files?: Readonly<Record<string, ProfileList>>;
  /** Locations that could not be read. */
  readonly failures?: Readonly<Record<string, CofferError>>;
  readonly session?: Snapshot<Keys>['session'];
}): Snapshot<Keys> {
  const byName = (profiles: ProfileList) => new Map(profiles.map((each) => [each.name, each]));
  return {
    vault: byName(held.vault ?? []),
    files: [
      ...Object.entries(held.files ?? {}).map(([location, profiles]) => ({
        location,
        profiles: byName(profiles),
      })),
      ...Object.entries(held.failures ?? {}).map(([location, failure]) => ({
        location,
        profiles: byName([]),
        failure,
      })),
    ],
    session: held.session ?? {},
  };
}

/** An answer with its error as plain data and, of every step, the outcome alone. */
export function outcomes(found: Found<unknown>): unknown {
  const looked = found.looked.map(({ outcome }) => outcome).join(' ');
  return 'error' in found
    ? { code: found.error.code, detail: found.error.detail, looked }
    : { value: found.value, origin: found.origin, looked };
}
