import { secretKey, sessionToken } from '../../shell/binding/types.ts';
import type { ParameterType } from '../../shell/cmdlet.ts';
import { maskOfSecret } from '../../awsconfig/accessKeyId.ts';
import { Secret, type VaultPart } from '../../shell/values/secret.ts';
import { Hashtable, PSObject, type Value } from '../../shell/values/value.ts';
import type { GivenKeys } from '../../providers/given.ts';
import type { Waiter } from '../../providers/provider.ts';
import type { Context } from '../../unlocked/context.ts';
import { openKeys } from '../../unlocked/openKeys.ts';
import { nameOf } from '../../unlocked/search.ts';
import type { CredentialsSource, HeldCredentials } from '../../unlocked/session.ts';
import { waiterOf } from './waiter.ts';

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

  override method(name: string): ReturnType<NonNullable<PSObject['method']>> {
    if (name.toLowerCase() !== 'getcredentials') return undefined;
    return (_, caller) => immutableCredentials(this.#context, sourceOf(this.held), waiterOf(caller));
  }
}

/** Where held credentials come from, whatever they are called. */
export function sourceOf(held: HeldCredentials): CredentialsSource {
  return held.from === 'profile' ? { of: 'profile', profile: held.profile } : held.source;
}

/**
 * The credentials that a value is: a credentials object, or an object or hashtable with keys, such as STS gives and
 * GetCredentials() too. Undefined for anything else.
 * @throws ShellError "VaultSecretNotTaken"
 */
export function heldIn(value: Value): HeldCredentials | undefined {
  if (value instanceof AWSCredentials) return value.held;
  const entries =
    value instanceof PSObject ? value.properties : value instanceof Hashtable ? value : undefined;
  const accessKeyId = entries?.get('AccessKeyId') ?? entries?.get('AccessKey');
  const secretAccessKey = secretIn(entries?.get('SecretAccessKey') ?? entries?.get('SecretKey'), secretKey);
  if (typeof accessKeyId !== 'string' || accessKeyId === '' || !secretAccessKey) return undefined;
  const token = secretIn(entries?.get('SessionToken') ?? entries?.get('Token'), sessionToken);
  const keys = { accessKeyId, secretAccessKey, ...(token && { sessionToken: token }) };
  return { from: 'object', source: { of: 'keys', keys } };
}

function secretIn(value: Value | undefined, type: ParameterType<Secret>): Secret | undefined {
  const isGiven = value instanceof Secret || (typeof value === 'string' && value !== '');
  return isGiven ? type.convert({ value }) : undefined;
}

/** Whether credentials are those of a profile of the vault, or hold a secret taken out of one. */
export function liesInVault(source: CredentialsSource): boolean {
  if (source.of === 'profile') return source.profile.store === 'EncryptedVault';
  if (source.of !== 'keys') return false;
  const { secretAccessKey, sessionToken: token } = source.keys;
  return [secretAccessKey, token].some((secret) => secret instanceof Secret && secret.ofVault !== undefined);
}

/** As the AWS SDK for .NET calls it. */
async function immutableCredentials(
  context: Context,
  source: CredentialsSource,
  waiter: Waiter,
): Promise<PSObject> {
  const { accessKeyId, secretAccessKey, token } = await secretsOf(context, source, waiter);
  return new PSObject('Amazon.Runtime.ImmutableCredentials', [
    ['AccessKey', accessKeyId],
    ['SecretKey', secretAccessKey],
    ['Token', token ?? null],
    ['UseToken', token !== undefined],
  ]);
}

/** Keys in hand stay the secrets that they are; those of a profile are opened, and say so where they lie in the vault. */
async function secretsOf(context: Context, source: CredentialsSource, waiter: Waiter): Promise<HeldKeys> {
  if (source.of === 'keys') {
    const { accessKeyId, secretAccessKey, sessionToken: token } = source.keys;
    const shown = maskOfSecret(accessKeyId);
    return {
      accessKeyId,
      secretAccessKey: asSecret(secretAccessKey, shown),
      token: token && asSecret(token, shown),
    };
  }
  const { accessKeyId, secretAccessKey, sessionToken: token } = await openKeys(context, source, waiter);
  const isOfVault = liesInVault(source);
  const marked = (text: string, kind: VaultPart) =>
    new Secret(text, { shown: maskOfSecret(accessKeyId), ofVault: isOfVault ? kind : undefined });
  return {
    accessKeyId,
    secretAccessKey: marked(secretAccessKey, 'secretKey'),
    token: token === undefined ? undefined : marked(token, 'sessionToken'),
  };
}

interface HeldKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret;
  readonly token: Secret | undefined;
}

function asSecret(hidden: GivenKeys['secretAccessKey'], shown: string): Secret {
  return new Secret(hidden.open(), { shown, ofVault: hidden instanceof Secret ? hidden.ofVault : undefined });
}
