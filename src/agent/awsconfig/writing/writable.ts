/*
 * What can be written so that all six AWS readers read it back, and what to say of the rest. The values themselves are never
 * quoted.
 */
import { CofferError } from '../../../base/cofferError.ts';
import type { FileKind } from '../../../protocol/views/files.ts';
import { isSecretKey } from '../keys.ts';
import type { Profile, PropertyValue, SharedSection } from '../profile.ts';
import { quoted } from '../doctor/problemRule.ts';
import { longestKey } from '../reading/lines.ts';
import { isPlainName, longestName } from '../reading/sections.ts';
import { holdsToken } from '../shownValue.ts';

/**
 * Why a profile or shared section cannot be written, in a sentence; nothing where it can. An empty value is written as
 * `key =`, which some readers take for no value. Sub-properties are allowed: each reader holds them in its own way, and
 * none refuses them.
 */
export function refusalOf(section: Profile | SharedSection): string | undefined {
  const { name, properties } = section;
  const keys = [...properties.keys()];
  const kind = keys.some((key) => naturalFile(key) === 'credentials') ? 'credentials' : 'config';
  return (
    refusalOfName(name, kind) ??
    firstOf(properties, ([key, value]) => refusalOfProperty(key, value)) ??
    ('word' in section ? undefined : refusalOfRepetition(properties))
  );
}

/** Which file a key belongs to. The access key id stands with its secret: half a pair is of no use in either file. */
export function naturalFile(key: string): FileKind {
  return key === 'aws_access_key_id' || isSecretKey(key) ? 'credentials' : 'config';
}

/** @throws CofferError "profile-unwritable" for a refusal of the profile or section so named */
export function checkWritable(name: string, refusal: string | undefined): void {
  if (refusal !== undefined) throw new CofferError('profile-unwritable', { name, reason: refusal });
}

export function refusalOfName(name: string, kind: FileKind): string | undefined {
  if (!isPlainName(name)) return 'Its name has characters other than A-Z a-z 0-9 _ - / . % @ : +.';
  if (name.length > longestName) return `Its name is longer than ${longestName} characters.`;
  if (name === '__proto__') return 'The SDK for JavaScript refuses a file with this name.';
  if (name === 'DEFAULT' && kind === 'credentials') {
    return 'The AWS CLI takes a section of this name for the defaults of all profiles.';
  }
  return undefined;
}

export function refusalOfProperty(key: string, value: PropertyValue): string | undefined {
  if (!/^[a-z0-9_\-/.%@+]+$/.test(key)) {
    return `The key ${quoted(key)} has characters other than a-z 0-9 _ - / . % @ +.`;
  }
  if (key.length > longestKey) return `The key ${quoted(key)} is longer than ${longestKey} characters.`;
  if (holdsToken(key)) return `The key ${quoted(key)} looks like a secret.`;
  if (key === '__proto__') return `The SDK for JavaScript leaves out the key ${quoted(key)}.`;
  if (typeof value === 'string') return refusalOfValue(key, value);
  return firstOf(value, ([subKey, subValue]) =>
    subValue === ''
      ? `The SDK for JavaScript misreads what follows the key ${quoted(subKey)} below ${quoted(key)}, because it has no value.`
      : refusalOfProperty(subKey, subValue),
  );
}

function refusalOfValue(key: string, value: string): string | undefined {
  const of = `The value of ${quoted(key)}`;
  if (/[\r\n]/.test(value)) return `${of} has several lines.`;
  if (/[\p{Zl}\p{Zp}]|(?!\t)\p{Cc}/u.test(value)) return `${of} has a control character.`;
  // A lone surrogate has no UTF-8.
  if (/\p{Cs}/u.test(value)) return `${of} has half a character.`;
  if (value !== value.trim()) return `${of} begins or ends with a blank.`;
  if (/(?:^|\s)[#;]/.test(value)) {
    return `${of} has "#" or ";" at its start or after a blank, where some readers see a comment.`;
  }
  if (/^["']/.test(value) && value.endsWith(value.charAt(0))) {
    return `${of} stands in quotes, which the SDK for Go takes off.`;
  }
  return undefined;
}

/** .NET takes a sub-property for a key of the profile, and no profile that names a key twice. */
function refusalOfRepetition(properties: ReadonlyMap<string, PropertyValue>): string | undefined {
  const keys = new Set(properties.keys());
  return firstOf(properties, ([key, value]) => {
    if (typeof value === 'string') return undefined;
    return firstOf(value, ([subKey]) => {
      if (!keys.has(subKey)) return void keys.add(subKey);
      return `The key ${quoted(subKey)} below ${quoted(key)} stands elsewhere in the profile too, and .NET (PowerShell) drops such a profile.`;
    });
  });
}

function firstOf<Value>(
  entries: ReadonlyMap<string, Value>,
  refusal: (entry: [string, Value]) => string | undefined,
): string | undefined {
  for (const entry of entries) {
    const found = refusal(entry);
    if (found !== undefined) return found;
  }
  return undefined;
}
