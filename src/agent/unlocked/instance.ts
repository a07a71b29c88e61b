/*
 * The metadata service of an instance that the user listed. It is asked where a search comes to it, and at no other time: each
 * request says to a server of this machine that Coffer is there.
 */
import { CofferError } from '../../base/cofferError.ts';
import { instanceProfileStep, type CredentialRequest } from '../resolve/credentials.ts';
import { instanceMetadataStep } from '../resolve/region.ts';
import type { Found } from '../resolve/search.ts';
import type { Context } from './context.ts';
import { readLinked, withLinked, type Linked } from './linked.ts';
import { instanceListed, searchFor, type Search } from './search.ts';
import type { CredentialsSource, Session } from './session.ts';

/** What a command says of its credentials and its region, and where it runs. */
interface Searched {
  readonly request?: CredentialRequest<CredentialsSource>;
  readonly session?: Readonly<Session>;
  readonly service: string;
  readonly region?: string | undefined;
}

/** A search over all that there is now: linked locations are read anew, and the metadata service asked. */
export async function searchNow(
  context: Context,
  { request, session, service, region }: Searched,
  signal: AbortSignal,
): Promise<{ readonly search: Search; readonly linked: Linked }> {
  const search = async () => {
    const linked = await readLinked(context);
    return { search: searchFor(withLinked(context.unlocked(), linked), request, session), linked };
  };
  const before = await search();
  const wanted = {
    role: isReached(before.search.credentials, instanceProfileStep),
    region: isReached(before.search.region(service, region), instanceMetadataStep),
  };
  // One that ended at what the caller named gets nowhere with a region.
  if (!wanted.role && 'error' in before.search.credentials) return before;
  // It may have taken its time, and by now a file may say what it was asked for.
  return (await readInstance(context, wanted, signal)) ? search() : before;
}

/**
 * Asks for what is wanted and not known yet; a failure is asked for again.
 * @returns whether there was anything to ask
 * @throws CofferError "cancelled"
 */
export async function readInstance(
  context: Context,
  wanted: { readonly role: boolean; readonly region: boolean },
  signal: AbortSignal,
): Promise<boolean> {
  const known = instanceListed(context.unlocked());
  if (!known) return false;
  const { endpoint } = known;
  const isUnknown = (value: unknown) => value === undefined || value instanceof CofferError;
  const asksRole = wanted.role && isUnknown(known.role);
  const asksRegion = wanted.region && isUnknown(known.region);
  if (!asksRole && !asksRegion) return false;
  const aws = await context.aws();
  const [role, region] = await Promise.all([
    asksRole ? orFailure(aws.instanceRole(endpoint, signal).then(() => 'there' as const)) : known.role,
    asksRegion ? orFailure(aws.instanceRegion(endpoint, signal)) : known.region,
  ]);
  const unlocked = context.unlocked();
  const since = instanceListed(unlocked);
  if (since?.endpoint === endpoint) {
    unlocked.instance = { ...since, ...(role && { role }), ...(region && { region }) };
    if (role !== known.role || region !== known.region) context.announce();
  }
  return true;
}

async function orFailure<Value>(asked: Promise<Value>): Promise<Value | CofferError> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof CofferError) || error.code === 'cancelled') throw error;
    return error;
  }
}

/** Whether a search came to a step before it ended. */
function isReached({ looked }: Found<unknown>, name: string): boolean {
  return looked.some(({ step, outcome }) => step === name && outcome !== 'skipped');
}
