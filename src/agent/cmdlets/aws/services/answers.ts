import { maskOfSecret } from '../../../awsconfig/accessKeyId.ts';
import type { ObjectType } from '../../../shell/cmdlet.ts';
import { Secret } from '../../../shell/values/secret.ts';
import { customObject, PSObject, type Value } from '../../../shell/values/value.ts';

/**
 * What stands in an answer as AWS Tools for PowerShell gives it. A secret in it shows as a mask from here on.
 * @param given in the SDK's shape
 * @param type null for what has none: a text, or what a service added since its types were written down
 */
export function valueOf(given: unknown, type: ObjectType | null): Value {
  if (typeof given === 'string') return type ? new Constant(type.name, given) : given;
  if (typeof given === 'number' || typeof given === 'boolean') return given;
  if (typeof given !== 'object' || given === null) return null;
  if (given instanceof Date || given instanceof Secret) return given;
  if (Array.isArray(given)) return given.map((item: unknown) => valueOf(item, type));
  return objectOf(type ?? unknownType, given);
}

const unknownType: ObjectType = { name: customObject, properties: {} };

/** Every property of the type, null where the answer has none. */
function objectOf(type: ObjectType, answer: object): PSObject {
  const answered = new Map<string, unknown>(Object.entries(answer));
  const names = new Set([...Object.keys(type.properties), ...answered.keys()]);
  const keyId = answered.get('AccessKeyId');
  const shown = typeof keyId === 'string' ? { shown: maskOfSecret(keyId) } : {};
  return new PSObject(
    type.name,
    Array.from(names, (name) => {
      const value = answered.get(name);
      const isSecret = secretNames.has(name) && typeof value === 'string';
      return [name, isSecret ? new Secret(value, shown) : valueOf(value, type.properties[name] ?? null)];
    }),
  );
}

const secretNames: ReadonlySet<string> = new Set(['SecretAccessKey', 'SessionToken']);

/** One of few texts, such as the state of an instance: in a text and where it is compared it is that text. */
class Constant extends PSObject {
  readonly #text: string;

  constructor(typeName: string, text: string) {
    super(typeName, [['Value', text]]);
    this.#text = text;
  }

  override text(): string {
    return this.#text;
  }
}
