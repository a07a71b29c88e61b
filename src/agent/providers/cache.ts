import { fromUtf8, overwrite, toBase64, utf8 } from '../../base/bytes.ts';
import type { Clock, EpochMs } from '../../base/clock.ts';
import { CofferError } from '../../base/cofferError.ts';
import { newId } from '../../base/ids.ts';
import type { SigningCredentials } from '../sigv4/credentials.ts';
import type { SessionsDocument, StoredSession } from '../vault/sessions.ts';
import type { Vault } from '../vault/vault.ts';
import { Flights, type Destination } from './flights.ts';
import type { Issued, Issuer, Lifetime, Provider, Waiter } from './provider.ts';
import { signingSecret } from './secretKey.ts';

/** Credentials that end sooner are not handed out any more: what is signed with them may take its time. */
export const marginMs = 5 * 60_000;

/** A session that is open, ready to sign. */
interface Held {
  readonly session: StoredSession;
  readonly credentials: SigningCredentials;
  readonly because: readonly string[];
}

/** Whose credentials are kept, and for whom. */
interface Cached extends Pick<Destination, 'holder'> {
  readonly issuer: Issuer;
  /** Whether they are good for nothing after the lock, because whoever issued them forgets them too. */
  readonly passing: boolean;
}

interface Place extends Destination, Pick<Cached, 'passing'> {}

interface Told {
  /** All that are kept, after each change. */
  readonly sessions: (sessions: readonly StoredSession[]) => void;
  /** Others wait for a request that is under way. */
  readonly moved: () => void;
}

/** The temporary credentials of one unlocked vault: in memory, and sealed in its document `sessions`. */
export class SessionCache {
  readonly #vault: Vault;
  readonly #clock: Clock;
  readonly #changed: Told['sessions'];
  readonly #held = new Map<string, Held>();
  readonly #flights: Flights<Held>;
  #passing: StoredSession[] = [];
  /** How often something was to be forgotten, and how often it was: what is read between may be what is forgotten. */
  #forgettings = { begun: 0, ended: 0 };

  constructor(vault: Vault, clock: Clock, { sessions, moved }: Told) {
    this.#vault = vault;
    this.#clock = clock;
    this.#changed = sessions;
    this.#flights = new Flights(moved);
  }

  /** Those that are kept and have not ended. */
  async read(): Promise<readonly StoredSession[]> {
    return this.#tell(await this.#vault.sessions.read());
  }

  /**
   * What an issuer gave before, while it is good; else what it gives now. One request at a time for each key.
   * @param refused access key id of credentials that are good no more
   */
  async provided({ issuer, ...place }: Cached, waiter: Waiter, refused?: string): Promise<Held> {
    const key = await digest(issuer.identity);
    const held = () => this.#usable(this.#held.get(key), refused);
    return (
      held() ??
      (await this.#stored(key, refused)) ??
      // Another request may have landed while the vault was read.
      held() ??
      this.#flights.join({ ...place, key }, waiter, async (flight) =>
        this.#keep({ ...place, key }, await issuer.issue(flight), flight),
      )
    );
  }

  /** Lets go of sessions, here and in the vault, and of what is being asked for. */
  async forget(isForgotten: (holder: string) => boolean): Promise<void> {
    this.#forgettings.begun += 1;
    this.#flights.forget(isForgotten);
    for (const [key, { session }] of this.#held) if (isForgotten(session.holder)) this.#held.delete(key);
    this.#passing = this.#passing.filter(({ holder }) => !isForgotten(holder));
    await this.#change((document) => {
      const sessions = document.sessions.filter(({ holder }) => !isForgotten(holder));
      return sessions.length === document.sessions.length ? document : { ...document, sessions };
    }).finally(() => {
      this.#forgettings.ended += 1;
    });
  }

  #usable(held: Held | undefined, refused: string | undefined): Held | undefined {
    if (!held || held.session.accessKeyId === refused) return undefined;
    return endOf(held.session, this.#clock()) - marginMs > this.#clock() ? held : undefined;
  }

  /** What lies in the vault, where another tab or an earlier unlock got it. */
  async #stored(key: string, refused: string | undefined): Promise<Held | undefined> {
    const { ended } = this.#forgettings;
    const session = (await this.read()).find((other) => other.key === key);
    const held = session && (await this.#opened(session));
    const usable = this.#usable(held, refused);
    if (usable && this.#forgettings.begun === ended) this.#held.set(key, usable);
    return usable;
  }

  /** One that is damaged counts as none: another can be had. */
  async #opened(session: StoredSession): Promise<Held | undefined> {
    const { id, accessKeyId } = session;
    try {
      const token = await this.#vault.openSecret(id, 'aws_session_token', session.sessionToken);
      const sessionToken = fromUtf8(token);
      overwrite(token);
      const secretKey = await this.#vault.signingSecret(id, session.secretAccessKey);
      const because = ['Credentials that were got before are used until they expire.'];
      return { session, credentials: { accessKeyId, secretKey, sessionToken }, because };
    } catch (error) {
      unlessOurs(error);
      return undefined;
    }
  }

  /** @param flight what is forgotten by now goes to those who waited, and nowhere else */
  async #keep(
    { key, holder, passing }: Place,
    issued: Issued,
    flight: { readonly isForgotten: boolean },
  ): Promise<Held> {
    const { accessKeyId, secretAccessKey, sessionToken, because, ...rest } = issued;
    const id = newId();
    const [sealedSecret, sealedToken, secretKey] = await Promise.all([
      this.#vault.sealSecret(id, 'aws_secret_access_key', utf8(secretAccessKey)),
      this.#vault.sealSecret(id, 'aws_session_token', utf8(sessionToken)),
      signingSecret(secretAccessKey),
    ]);
    const session: StoredSession = {
      id,
      key,
      holder,
      accessKeyId,
      secretAccessKey: sealedSecret,
      sessionToken: sealedToken,
      ...rest,
    };
    const held = { session, credentials: { accessKeyId, secretKey, sessionToken }, because };
    if (flight.isForgotten) return held;
    this.#held.set(key, held);
    if (passing) {
      this.#passing.push(session);
      await this.read();
      return held;
    }
    await this.#change((document) => {
      if (flight.isForgotten) return document;
      const others = document.sessions.filter((other) => other.key !== key);
      return { ...document, sessions: [...others, session] };
    }).catch(unlessOurs);
    return held;
  }

  async #change(edit: (document: SessionsDocument) => SessionsDocument): Promise<void> {
    const now = this.#clock();
    this.#tell(
      await this.#vault.sessions.change((document) => {
        const edited = edit(document);
        const living = edited.sessions.filter((session) => endOf(session, now) > now);
        return living.length === edited.sessions.length ? edited : { ...edited, sessions: living };
      }),
    );
  }

  #tell({ sessions }: SessionsDocument): readonly StoredSession[] {
    const now = this.#clock();
    const living = [...sessions, ...this.#passing].filter((session) => endOf(session, now) > now);
    this.#changed(living);
    return living;
  }
}

/** The provider that asks an issuer no more often than it must. */
export function cached(cache: SessionCache, what: Cached): Provider {
  return {
    identity: what.issuer.identity,
    provide: async (waiter, refused) => ({
      ...(await cache.provided(what, waiter, refused)),
      renewable: true,
    }),
  };
}

/**
 * When a session ends by this machine's clock. One that was begun in the future was begun by a clock that was wrong and has
 * been put right: then what its issuer stated is the better word.
 */
export function endOf({ issuedAt, expiresAt, expiration }: Lifetime, now: EpochMs): EpochMs {
  return now < issuedAt ? Math.min(expiration, expiresAt) : expiresAt;
}

/** What could not be stored can be used all the same, and what could not be opened can be had again. */
function unlessOurs(error: unknown): void {
  if (!(error instanceof CofferError)) throw error;
}

/** What issuers and providers are told apart by. */
export async function digest(identity: Issuer['identity']): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(JSON.stringify(identity)))));
}
