import { CofferError } from '../../base/cofferError.ts';
import { sandboxEndpoint } from '../../base/sandbox.ts';
import type { AwsCall } from '../aws/call.ts';
import { regionFor } from '../aws/regions.ts';
import { chainOf, issuerOf, type Narrowed } from '../providers/chain.ts';
import { givenCredentials, type GivenKeys } from '../providers/given.ts';
import { grantOf, instancePlan, planFor, type Grant, type Plan } from '../providers/plan.ts';
import type { Issuer, Provided, Waiter } from '../providers/provider.ts';
import type { Credentials } from '../resolve/snapshot.ts';
import { answersFor } from './asking.ts';
import type { Context, InUse } from './context.ts';
import { endpointOfKey } from './endpoint.ts';
import { withLinked, type Linked } from './linked.ts';
import { wayTo } from './planning.ts';
import { renewalsIn } from './renewSession.ts';
import type { CredentialsSource, GivenRole } from './session.ts';
import { sessionCacheOf } from './sessionCache.ts';
import { standing, type StandingProfile } from './standing.ts';

/** Who calls, and where: an endpoint goes with its credentials. */
interface Caller extends Pick<AwsCall, 'credentials' | 'endpointUrl' | 'profile' | 'renew'> {
  /** A sentence for each decision that led to these credentials. */
  readonly because: readonly string[];
}

/**
 * What a search found, ready to sign with.
 * @param linked what the search saw
 * @throws CofferError "object-profile-gone", "cancelled" and those of chainFor, of the providers and of Aws
 */
export async function callerFor(
  context: Context,
  found: Credentials<CredentialsSource>,
  linked: Linked,
  waiter: Waiter,
): Promise<Caller> {
  const seen = withLinked(context.unlocked(), linked);
  const holder = found.from === 'profile' ? found : holderOf(seen, found.keys);
  if (holder.from === 'keys') {
    const { keys } = holder;
    const endpointUrl = endpointOfKey(context.unlocked(), keys.accessKeyId);
    return {
      credentials: await givenCredentials(keys),
      profile: found.name,
      ...(endpointUrl !== undefined && { endpointUrl }),
      because: ['The keys were given.'],
    };
  }
  const chain = chainFor(context, holder, { linked, name: found.name });
  const { renewable, credentials, because } = await chain.provide(waiter);
  return {
    credentials,
    because,
    profile: found.name,
    ...chain.endpoint,
    ...(renewable && {
      renew: async (refused) => (await chain.provide(waiter, refused)).credentials,
    }),
  };
}

/** Where keys stand: in a profile, with whoever gave them, or behind a role that parameters name. */
type Holder =
  | StandingProfile
  | { readonly from: 'keys'; readonly keys: GivenKeys }
  | { readonly from: 'role'; readonly role: GivenRole }
  | { readonly from: 'instance' };

/** @throws CofferError "object-profile-gone" */
export function holderOf(unlocked: InUse, source: CredentialsSource): Holder {
  switch (source.of) {
    case 'keys':
      return { from: 'keys', keys: source.keys };
    case 'role':
      return { from: 'role', role: source.role };
    case 'instance':
      return { from: 'instance' };
    case 'profile': {
      const { name } = source.profile;
      const found = standing(unlocked, source.profile, new CofferError('object-profile-gone', { name }));
      if (found instanceof CofferError) throw found;
      return found;
    }
  }
}

/** The way to a profile's or a role's credentials. */
interface Chain {
  readonly endpoint: Pick<AwsCall, 'endpointUrl'>;
  /** @param refused access key id of credentials that AWS says to have expired */
  provide(waiter: Waiter, refused?: string): Promise<Provided>;
  /** What can be asked of its issuer. */
  readonly grant: Grant;
  /** Who issues temporary credentials to be given away; undefined where the profile holds such itself. */
  issuer(narrowed: Narrowed): Issuer | undefined;
}

/**
 * @param name what the credentials are called
 * @throws CofferError those of wayTo and planFor
 */
export function chainFor(
  context: Context,
  holder: Exclude<Holder, { from: 'keys' }>,
  { linked, name }: { readonly linked: Linked; readonly name: string },
): Chain {
  const stores = { unlocked: context.unlocked(), linked };
  const { plan, endpointUrl, region } = planOf(stores, holder);
  const endpoint = endpointUrl === undefined ? {} : { endpointUrl };
  const { metadataEndpoint } = stores.unlocked.vault.document.preferences;
  const sts = {
    clock: context.clock,
    aws: () => context.aws(),
    answers: answersFor(context, endpointUrl === sandboxEndpoint),
    region: regionFor(roleArnOf(plan), region),
    profile: name,
    ...endpoint,
    ...(metadataEndpoint !== '' && { metadataEndpoint }),
  };
  const surroundings = { sts, cache: sessionCacheOf(context), renewals: renewalsIn(context) };
  const provider = chainOf(plan, surroundings);
  return {
    endpoint,
    provide: (waiter, refused) => provider.provide(waiter, refused),
    grant: grantOf(plan),
    issuer: (narrowed) => issuerOf(plan, surroundings, narrowed),
  };
}

/** The way from a holder, decided by settings alone. @throws CofferError those of wayTo and planFor */
function planOf(stores: Parameters<typeof wayTo>[0], holder: Exclude<Holder, { from: 'keys' }>) {
  if (holder.from === 'instance') return { plan: instancePlan, endpointUrl: undefined, region: undefined };
  const { wanted, ...way } = wayTo(stores, holder.from === 'role' ? holder.role : holder);
  return { ...way, plan: planFor(wanted) };
}

/** Of the role that STS is asked for first. */
function roleArnOf({ source, roles }: Plan): string {
  const first = source.from === 'keys' || source.from === 'metadata' ? source.profile.signIn : source.role;
  return (first ?? roles[0])?.roleArn ?? '';
}
