import type { EpochMs } from '../../base/clock.ts';
import { CofferError } from '../../base/cofferError.ts';
import type { HandedKeys } from '../handoff/handedKeys.ts';
import type { Narrowed } from '../providers/chain.ts';
import type { Grant } from '../providers/plan.ts';
import type { Issuer, Lifetime, Waiter } from '../providers/provider.ts';
import { profileById } from '../vault/profiles.ts';
import type { Context } from './context.ts';
import { chainFor, holderOf } from './credentials.ts';
import { withLinked, type Linked } from './linked.ts';
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

/** A profile of the vault, and where its sources may stand. */
interface Source {
  readonly id: string;
  readonly linked: Linked;
}

/**
 * What a temporaryIssuer can be asked for.
 * @throws CofferError "profile-gone" and those of chainFor, the failure of a reading among them
 */
export function temporaryGrant(context: Context, source: Source): Grant {
  return chainTo(context, source).chain.grant;
}

/**
 * Who issues temporary credentials of a profile.
 * @throws CofferError those of temporaryGrant, "hand-off-holds-session" and those of issuerOf
 */
export function temporaryIssuer(context: Context, source: Source, narrowed: Narrowed): TemporaryIssuer {
  const { seen, name, chain } = chainTo(context, source);
  const region = searchFor(seen, { profileName: name }).region('ec2');
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

function chainTo(context: Context, { id, linked }: Source) {
  const seen = withLinked(context.unlocked(), linked);
  const { name } = profileById(seen.vault.document, id);
  const source = { of: 'profile', profile: { store: 'EncryptedVault', id, name } } as const;
  const holder = holderOf(seen, source);
  if (holder.from === 'keys') throw new TypeError('a profile is no keys in hand');
  return { seen, name, chain: chainFor(context, holder, { linked, name }) };
}
