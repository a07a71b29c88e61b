import { Secret } from '../../shell/values/secret.ts';
import { Hashtable, PSObject, type Value } from '../../shell/values/value.ts';
import type { Context } from '../../unlocked/context.ts';
import { openKeys } from '../../unlocked/openKeys.ts';
import { nameOf } from '../../unlocked/search.ts';
import type { CredentialsSource, HeldCredentials } from '../../unlocked/session.ts';

/**
 * Credentials as $StoredAWSCredentials and New-AWSCredential hold them. In a text they are their name. Of a profile they
 * are a reference: using them opens no secret, and only GetCredentials() does.
 */
export class AWSCredentials extends PSObject {
  static readonly typeName = 'Amazon.PowerShell.Common.AWSPSCredentials';

  readonly held: HeldCredentials;
  readonly #context: Context;

  constructor(context: Context, held: HeldCredentials) {
    super(AWSCredentials.typeName, []);
    this.held = held;
    this.#context = context;
  }

  override text(): string {
    return nameOf(this.#context.unlocked(), this.held);
  }

  override method(name: string): (() => Promise<Value>) | undefined {
    if (name.toLowerCase() !== 'getcredentials') return undefined;
    return () => immutableCredentials(this.#context, sourceOf(this.held));
  }
}

/** Where held credentials come from, whatever they are called. */
export function sourceOf(held: HeldCredentials): CredentialsSource {
  return held.from === 'profile' ? { of: 'profile', profile: held.profile } : held.source;
}

/**
 * The credentials that a value is: a credentials object, or an object or hashtable with keys, such as STS gives and
 * GetCredentials() too. Undefined for anything else.
 */
export function heldIn(value: Value): HeldCredentials | undefined {
  if (value instanceof AWSCredentials) return value.held;
  const entries =
    value instanceof PSObject ? value.properties : value instanceof Hashtable ? value : undefined;
  const accessKeyId = entries?.get('AccessKeyId') ?? entries?.get('AccessKey');
  const secretAccessKey = secretIn(entries?.get('SecretAccessKey') ?? entries?.get('SecretKey'));
  if (typeof accessKeyId !== 'string' || accessKeyId === '' || !secretAccessKey) return undefined;
  const sessionToken = secretIn(entries?.get('SessionToken') ?? entries?.get('Token'));
  const keys = { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
  return { from: 'object', source: { of: 'keys', keys } };
}

function secretIn(value: Value | undefined): Secret | undefined {
  if (value instanceof Secret) return value;
  return typeof value === 'string' && value !== '' ? new Secret(value) : undefined;
}

/** Whether credentials are those of a profile of the vault, or keys taken out of one. */
export function liesInVault(source: CredentialsSource): boolean {
  if (source.of === 'profile') return source.profile.store === 'EncryptedVault';
  if (source.of === 'role') return false;
  const { secretAccessKey } = source.keys;
  return secretAccessKey instanceof Secret && secretAccessKey.isOfVault;
}

/** As the AWS SDK for .NET calls it. */
async function immutableCredentials(context: Context, source: CredentialsSource): Promise<PSObject> {
  const { accessKeyId, secretAccessKey, sessionToken } = await openKeys(context, source);
  const isOfVault = liesInVault(source);
  return new PSObject('Amazon.Runtime.ImmutableCredentials', [
    ['AccessKey', accessKeyId],
    ['SecretKey', new Secret(secretAccessKey, { isOfVault })],
    ['Token', sessionToken === undefined ? null : new Secret(sessionToken, { isOfVault })],
    ['UseToken', sessionToken !== undefined],
  ]);
}
