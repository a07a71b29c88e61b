import { fromUtf8, overwrite, toBase64, utf8 } from '../../base/bytes.ts';
import type { Clock, EpochMs } from '../../base/clock.ts';
import { CofferError } from '../../base/cofferError.ts';
import { newId } from '../../base/ids.ts';
import type { SigningCredentials } from '../sigv4/credentials.ts';
import type { SessionsDocument, StoredSession } from '../vault/sessions.ts';
import type { Vault } from '../vault/vault.ts';
import type { Asking, Issued, Issuer, Lifetime, Provider } from './provider.ts';
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
interface Cached {
  readonly issuer: Issuer;
  /** As in a session that is stored. */
  readonly holder: string;
  /** Whether they are good for nothing after the lock, because whoever issued them forgets them too. */
  readonly passing: boolean;
}

interface Place extends Omit<Cached, 'issuer'> {
  readonly key: string;
}

/** A request that is under way, and how many wait for it. */
interface Flight {
  readonly landing: Promise<Held>;
  readonly abort: AbortController;
  waiting: number;
}

/** The temporary credentials of one unlocked vault: in memory, and sealed in its document `sessions`. */
export class SessionCache {
  readonly #vault: Vault;
  readonly #clock: Clock;
  readonly #changed: (sessions: readonly StoredSession[]) => void;
  readonly #held = new Map<string, Held>();
  readonly #flights = new Map<string, Flight>();
  #passing: StoredSession[] = [];

  /** @param changed told of all that are kept, after each change */
  constructor(vault: Vault, clock: Clock, changed: (sessions: readonly StoredSession[]) => void) {
    this.#vault = vault;
    this.#clock = clock;
    this.#changed = changed;
  }

  /** Those that are kept and have not ended. */
  async read(): Promise<readonly StoredSession[]> {
    return this.#tell(await this.#vault.sessions.read());
  }

  /** What an issuer gave before, while it is good; else what it gives now. One request at a time for each key. */
  async provided({ issuer, ...place }: Cached, asking: Asking): Promise<Held> {
    const key = await digest(issuer.identity);
    const kept = this.#usable(this.#held.get(key), asking) ?? (await this.#stored(key, asking));
    return kept ?? this.#join({ ...place, key }, issuer, asking);
  }

  /** Lets go of sessions, here and in the vault. */
  async forget(isForgotten: (session: StoredSession) => boolean): Promise<void> {
    for (const [key, { session }] of this.#held) if (isForgotten(session)) this.#held.delete(key);
    this.#passing = this.#passing.filter((session) => !isForgotten(session));
    await this.#change((document) => {
      const sessions = document.sessions.filter((session) => !isForgotten(session));
      return sessions.length === document.sessions.length ? document : { ...document, sessions };
    });
  }

  #usable(held: Held | undefined, { refused }: Asking): Held | undefined {
    if (!held || held.session.accessKeyId === refused) return undefined;
    return endOf(held.session, this.#clock()) - marginMs > this.#clock() ? held : undefined;
  }

  /** What lies in the vault, where another tab or an earlier unlock got it. */
  async #stored(key: string, asking: Asking): Promise<Held | undefined> {
    const session = (await this.read()).find((other) => other.key === key);
    const held = session && (await this.#opened(session));
    const usable = this.#usable(held, asking);
    if (usable) this.#held.set(key, usable);
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

  async #join(place: Place, issuer: Issuer, asking: Asking): Promise<Held> {
    const flight = this.#flights.get(place.key) ?? this.#start(place, issuer, asking);
    flight.waiting += 1;
    const { signal } = asking;
    // Whoever began it may give up; it goes on as long as anybody waits.
    const left = new Promise<never>((_, reject) => {
      signal.addEventListener(
        'abort',
        () => {
          flight.waiting -= 1;
          if (flight.waiting === 0) flight.abort.abort();
          reject(new CofferError('cancelled'));
        },
        { once: true },
      );
    });
    return Promise.race([flight.landing, left]);
  }

  #start(place: Place, issuer: Issuer, asking: Asking): Flight {
    const abort = new AbortController();
    const landing = issuer
      .issue({ ...asking, signal: abort.signal })
      .then((issued) => this.#keep(place, issued))
      .finally(() => {
        this.#flights.delete(place.key);
      });
    const flight = { landing, abort, waiting: 0 };
    this.#flights.set(place.key, flight);
    return flight;
  }

  async #keep({ key, holder, passing }: Place, issued: Issued): Promise<Held> {
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
    this.#held.set(key, held);
    if (passing) {
      this.#passing.push(session);
      await this.read();
      return held;
    }
    await this.#change((document) => ({
      ...document,
      sessions: [...document.sessions.filter((other) => other.key !== key), session],
    })).catch(unlessOurs);
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
    provide: async (asking) => ({ ...(await cache.provided(what, asking)), renewable: true }),
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
