import type { EpochMs } from '../../base/clock.ts';
import { CofferError } from '../../base/cofferError.ts';
import type { PlannedProfile, SignIn } from '../providers/plan.ts';
import { filledKeysOf, textOf, type StoredProfile } from '../vault/profiles.ts';
import { signInOf } from './sessionProfile.ts';

/** Where the session that a profile holds came from, and where it is used. */
interface SessionOrigin {
  readonly signIn: SignIn;
  /** Undefined for AWS itself. */
  readonly endpointUrl: string | undefined;
}

/** The keys that a profile has itself. @param filled the properties that have a value which may be used */
export function heldBy(filled: ReadonlySet<string>): PlannedProfile['holds'] {
  if (!filled.has('aws_access_key_id') || !filled.has('aws_secret_access_key')) return 'nothing';
  return filled.has('aws_session_token') ? 'session' : 'pair';
}

/** The properties of a stored profile that have a value which may be used. */
export function usableKeysOf(stored: StoredProfile): ReadonlySet<string> {
  return new Set([...filledKeysOf(stored)].filter((key) => !stored.heldBack.includes(key)));
}

/** When the session that a profile holds ends, by the clock of AWS; undefined where it does not say. */
export function statedEnd(stored: StoredProfile): EpochMs | undefined {
  const end = Date.parse(textOf(stored, 'x_security_token_expires') ?? '');
  return Number.isNaN(end) ? undefined : end;
}

/** Undefined where a profile holds no session of a sign-in. */
export function sessionOrigin(stored: StoredProfile): SessionOrigin | undefined {
  if (heldBy(usableKeysOf(stored)) !== 'session') return undefined;
  const signIn = signInOf((key) => textOf(stored, key));
  return signIn && { signIn, endpointUrl: textOf(stored, 'endpoint_url') };
}

/**
 * Makes sure that a profile still holds a session of the same origin: any other one would be of another account, or for
 * another endpoint, than what was begun with it.
 * @throws CofferError "session-replaced"
 */
export function checkOrigin(stored: StoredProfile, { signIn, endpointUrl }: SessionOrigin): void {
  const now = sessionOrigin(stored);
  if (now?.endpointUrl === endpointUrl && JSON.stringify(now?.signIn) === JSON.stringify(signIn)) return;
  throw new CofferError('session-replaced', { name: stored.name });
}
