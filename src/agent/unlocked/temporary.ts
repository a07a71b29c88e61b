import type { EpochMs } from '../../base/clock.ts';
import { CofferError } from '../../base/cofferError.ts';
import type { HandedKeys } from '../handoff/handedKeys.ts';
import type { Narrowed } from '../providers/chain.ts';
import type { Issuer, Lifetime, Waiter } from '../providers/provider.ts';
import { profileById } from '../vault/profiles.ts';
import type { Context } from './context.ts';
import { chainFor, holderOf } from './credentials.ts';
import { readLinked } from './linked.ts';
import { searchFor } from './search.ts';

export interface TemporaryKeys extends HandedKeys {
  readonly sessionToken: string;
  /** By the clock of AWS. */
  readonly expiresAt: EpochMs;
  readonly lifetime: Lifetime;
}

/** As an Issuer, of keys that are open because they are about to leave. */
export interface TemporaryIssuer extends Pick<Issuer, 'identity'> {
  /** Anew each time. */
  issue(waiter: Waiter): Promise<TemporaryKeys>;
}

/**
 * Who issues temporary credentials of a profile of the vault.
 * @throws CofferError those of a search, of callerFor and of Aws; "hand-off-holds-session"
 */
export async function temporaryIssuer(
  context: Context,
  id: string,
  narrowed: Narrowed,
): Promise<TemporaryIssuer> {
  const { name } = profileById(context.unlocked().vault.document, id);
  const read = await readLinked(context);
  const source = { of: 'profile', profile: { store: 'EncryptedVault', id, name } } as const;
  const holder = holderOf(context.unlocked(), source);
  if (holder.from === 'keys') throw new TypeError('a profile is no keys in hand');
  const chain = chainFor(context, holder, { read, name });
  const region = searchFor(context.unlocked(), { profileName: name }).region('ec2');
  const about = { name, ...('value' in region && { region: region.value }), ...chain.endpoint };
  const issuer = chain.issuer(narrowed);
  // What a profile holds itself leaves for the passphrase alone: a token beside long-term keys makes them look like a session.
  if (!issuer) throw new CofferError('hand-off-holds-session', { name });
  return {
    identity: issuer.identity,
    async issue(waiter) {
      const { accessKeyId, secretAccessKey, sessionToken, ...times } = await issuer.issue(waiter);
      const { issuedAt, expiresAt, expiration } = times;
      const lifetime = { issuedAt, expiresAt, expiration };
      return { ...about, accessKeyId, secretAccessKey, sessionToken, expiresAt: expiration, lifetime };
    },
  };
}
