/** A value as the file spells it, or the sub-properties below a key such as `s3`, their keys lower-case. */
export type PropertyValue = string | ReadonlyMap<string, string>;

/** A profile as the shared files hold it, its secrets open. Keys are lower-case, in the order of the file. */
export interface Profile {
  readonly name: string;
  readonly properties: ReadonlyMap<string, PropertyValue>;
}

/** The text of a property; nothing where it is absent, empty, or made of sub-properties. */
export function textProperty(profile: Profile, key: string): string | undefined {
  const value = profile.properties.get(key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The keys that have a value. An empty one counts as absent, as it does for AWS Tools for PowerShell. */
export function filledKeys(profile: Profile): ReadonlySet<string> {
  return new Set([...profile.properties].filter(([, value]) => value !== '').map(([key]) => key));
}
