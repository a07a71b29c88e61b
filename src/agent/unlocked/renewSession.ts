import { CofferError } from '../../base/cofferError.ts';
import type { ErrorCode } from '../../base/errors.ts';
import { Flights } from '../providers/flights.ts';
import type { Issued } from '../providers/provider.ts';
import { signingSecret } from '../providers/secretKey.ts';
import type { HeldSession, Renewals } from '../providers/signedIn.ts';
import type { SigningCredentials } from '../sigv4/credentials.ts';
import { profileById, put, textOf } from '../vault/profiles.ts';
import type { Context, Unlocked } from './context.ts';
import { sessionProperties } from './sessionProfile.ts';
import { propertiesOf, sealed } from './storedProfile.ts';
import { checkOrigin } from './storedSession.ts';

interface Renewed {
  readonly flights: Flights<SigningCredentials | undefined>;
  /** Those that could not be stored, by what they are in place of: good for this vault until its lock. */
  readonly unstored: Map<string, SigningCredentials>;
}

const renewed = new WeakMap<Unlocked, Renewed>();

/** Renews the sessions that profiles of the open vault hold. */
export function renewalsIn(context: Context): Renewals {
  const { flights, unstored } = renewedIn(context.unlocked());
  return {
    unstored: (session) => unstored.get(keyOf(session)),
    renew: (session, waiter, issue) =>
      flights.join({ key: keyOf(session), holder: session.id }, waiter, async (all) => {
        const issued = await issue(all);
        const credentials = await credentialsOf(issued);
        try {
          return (await keep(context, session, issued)) ? credentials : undefined;
        } catch (error) {
          if (!isOfStore(error)) throw error;
          // What could not be stored can be used all the same.
          unstored.set(keyOf(session), credentials);
          return credentials;
        }
      }),
  };
}

function renewedIn(unlocked: Unlocked): Renewed {
  const moved = () => {
    unlocked.questions.review();
  };
  const there: Renewed = renewed.get(unlocked) ?? { flights: new Flights(moved), unstored: new Map() };
  renewed.set(unlocked, there);
  return there;
}

/** All of it: who came here for another endpoint is not given what this one issued. */
function keyOf({ id, accessKeyId, signIn, endpointUrl }: HeldSession): string {
  return JSON.stringify([id, accessKeyId, signIn, endpointUrl]);
}

async function credentialsOf({
  accessKeyId,
  secretAccessKey,
  sessionToken,
}: Issued): Promise<SigningCredentials> {
  return { accessKeyId, secretKey: await signingSecret(secretAccessKey), sessionToken };
}

/**
 * @returns whether it was stored; else another session of the same sign-in was quicker
 * @throws CofferError "profile-gone", "session-replaced" and those of Vault.change
 */
async function keep(
  context: Context,
  { id, accessKeyId, ...origin }: HeldSession,
  issued: Issued,
): Promise<boolean> {
  const { vault } = context.unlocked();
  let isStored = false;
  await vault.change(async (document) => {
    const stored = profileById(document, id);
    checkOrigin(stored, origin);
    isStored = textOf(stored, 'aws_access_key_id') === accessKeyId;
    if (!isStored) return document;
    const { name, heldBack, comments } = stored;
    const properties = new Map([...propertiesOf(stored), ...sessionProperties(issued)]);
    return put(document, await sealed(vault, { name, properties, comments }, heldBack, id));
  });
  context.changed();
  context.announce();
  return isStored;
}

const storeErrors: ReadonlySet<ErrorCode> = new Set(['disk-full', 'store-failed', 'vault-busy']);

function isOfStore(error: unknown): boolean {
  return error instanceof CofferError && storeErrors.has(error.code);
}
