import { activeKeys } from './keys.ts';
import type { Profile, PropertyValue } from './profile.ts';
import { shownValue } from './shownValue.ts';

/** An active key by where it stands: below another key it bears that one's name too, as in `dynamodb.endpoint_url`. */
interface PlacedKey {
  readonly key: string;
  /** As it is shown. */
  readonly value: string;
}

/** The active keys of a profile or shared section, those below other keys included. An empty one is none. */
export function activeKeysIn({ properties }: Profile): readonly PlacedKey[] {
  return [...properties].flatMap(([key, value]) => {
    const isActive = ([own, text]: readonly [string, string]) => activeKeys.has(own) && text !== '';
    if (typeof value === 'string')
      return isActive([key, value]) ? { key, value: shownValue(key, value) } : [];
    return [...value]
      .filter(isActive)
      .map(([inner, text]) => ({ key: below(key, inner), value: shownValue(inner, text) }));
  });
}

/** A profile or shared section without the active keys that have no tick. */
export function onlyTicked<Held extends Profile>(held: Held, isTicked: (key: string) => boolean): Held {
  const properties = new Map<string, PropertyValue>();
  for (const [key, value] of held.properties) {
    if (activeKeys.has(key) && !isTicked(key)) continue;
    if (typeof value === 'string') properties.set(key, value);
    else {
      const left = [...value].filter(([inner]) => !activeKeys.has(inner) || isTicked(below(key, inner)));
      if (left.length > 0) properties.set(key, new Map(left));
    }
  }
  return { ...held, properties };
}

function below(key: string, inner: string): string {
  return `${key}.${inner}`;
}
