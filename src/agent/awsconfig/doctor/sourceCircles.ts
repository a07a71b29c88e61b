import { filledKeys, textProperty, type Profile } from '../profile.ts';

/** So many names of a circle are told; a file may make one of all its profiles. */
const toldNames = 5;

/**
 * Which profiles are their own source in the end. A chain stops at a source with a key pair of its own, which is used for
 * what it is; so a profile may name itself, where it has one.
 * @see botocore, credentials.AssumeRoleProvider
 */
export class SourceCircles {
  readonly #next = new Map<string, string>();
  readonly #inCircle = new Map<string, number>();

  constructor(profiles: ReadonlyMap<string, Profile>) {
    for (const profile of profiles.values()) {
      const source = sourceOf(profile);
      if (source !== undefined && profiles.has(source)) this.#next.set(profile.name, source);
    }
    const passed = new Set<string>();
    for (const start of this.#next.keys()) {
      const way = new Map<string, number>();
      let name: string | undefined = start;
      while (name !== undefined && !passed.has(name)) {
        passed.add(name);
        way.set(name, way.size);
        name = this.#next.get(name);
      }
      const from = name === undefined ? undefined : way.get(name);
      if (from === undefined) continue;
      for (const [member, index] of way) if (index >= from) this.#inCircle.set(member, way.size - from);
    }
  }

  /** The circle that a profile is in, from it on; nothing where it is in none. */
  from(name: string): { readonly names: readonly string[]; readonly more: number } | undefined {
    const size = this.#inCircle.get(name);
    if (size === undefined) return undefined;
    const names = [name];
    while (names.length < Math.min(size, toldNames)) names.push(this.#next.get(names.at(-1) ?? '') ?? '');
    return { names, more: size - names.length };
  }
}

function sourceOf(profile: Profile): string | undefined {
  const filled = filledKeys(profile);
  const hasPair = filled.has('aws_access_key_id') && filled.has('aws_secret_access_key');
  return hasPair || !filled.has('role_arn') ? undefined : textProperty(profile, 'source_profile');
}
