import * as v from 'valibot';
import type { Aws } from '../aws/aws.ts';
import type { AwsCall } from '../aws/call.ts';
import { textOf, type StoredProfile } from '../vault/profiles.ts';
import type { StoredIdentity } from '../vault/sessions.ts';
import type { Context, InUse, Unlocked } from './context.ts';

/** Reads who AWS said the keys of the vault to belong to. The unlock does not wait for it; the page is told. */
export async function readIdentities(context: Context): Promise<void> {
  const unlocked = context.unlocked();
  const { identities } = await unlocked.vault.sessions.read();
  if (identities.length === 0) return;
  take(unlocked, identities);
  context.announce();
}

/** Calls that learn of each answer of GetCallerIdentity whose keys these are. */
export function identifying(context: Context, aws: Aws): Aws {
  return {
    ...aws,
    async getCallerIdentity(call) {
      const identity = await aws.getCallerIdentity(call);
      learn(context, call, identity);
      return identity;
    },
    async ask(name, input, call) {
      const answered = await aws.ask(name, input, call);
      const answer = v.safeParse(answerSchema, answered.answer);
      if (name === 'sts:GetCallerIdentity' && 'credentials' in call && answer.success) {
        const { Account, Arn, UserId } = answer.output;
        learn(context, call, { account: Account, arn: Arn, userId: UserId });
      }
      return answered;
    },
  };
}

/**
 * Finds out in the background whose keys a call was made with, where it is the first with them that AWS took. Where that
 * fails it is not tried again before the next unlock. It needs no permission.
 */
export function identifyOnce(context: Context, aws: Aws, call: AwsCall): void {
  const unlocked = context.unlocked();
  const { accessKeyId } = call.credentials;
  const asked = askedOf.get(unlocked) ?? new Set();
  askedOf.set(unlocked, asked);
  const isKnown = unlocked.identities.some((identity) => identity.accessKeyId === accessKeyId);
  if (isKnown || asked.has(accessKeyId) || !isKept(unlocked, { accessKeyId })) return;
  asked.add(accessKeyId);
  const { credentials, profile, region, endpointUrl } = call;
  const own = { credentials, profile, region, signal: new AbortController().signal };
  aws
    .getCallerIdentity({ ...own, ...(endpointUrl !== undefined && { endpointUrl }) })
    .then((identity) => {
      learn(context, call, identity);
    })
    // Nobody asked for it, and the journal says how it went.
    .catch(() => undefined);
}

/** Who AWS said that a profile's calls are by: those with its role, where it has one, or with its own keys. */
export function identityOf(
  { identities, sessions }: InUse,
  stored: StoredProfile,
): StoredIdentity | undefined {
  const ofKey = (accessKeyId: string | undefined) =>
    identities.find((identity) => identity.accessKeyId === accessKeyId);
  const session = sessions.find(
    ({ holder, assumedRole }) => holder === stored.id && assumedRole !== undefined,
  );
  return (
    (session && ofKey(session.accessKeyId)) ??
    identities.find((identity) => isOfRole(identity, stored)) ??
    (session ? undefined : ofKey(textOf(stored, 'aws_access_key_id')))
  );
}

/** What decides which role a profile's calls are signed with, and what its session is called. */
const roleKeys = ['role_arn', 'role_session_name', 'source_profile', 'endpoint_url'];

function roleSettings(stored: StoredProfile): string[] {
  return roleKeys.map((key) => textOf(stored, key) ?? '');
}

function isOfRole({ role }: Pick<StoredIdentity, 'role'>, stored: StoredProfile): boolean {
  return role?.profileId === stored.id && role.settings.join('\n') === roleSettings(stored).join('\n');
}

const askedOf = new WeakMap<Unlocked, Set<string>>();

const answerSchema = v.object({ Account: v.string(), Arn: v.string(), UserId: v.string() });

function learn(
  context: Context,
  { credentials: { accessKeyId } }: AwsCall,
  { account, arn, userId }: Omit<StoredIdentity, 'accessKeyId'>,
): void {
  const unlocked = context.unlocked();
  const role = roleBehind(unlocked, accessKeyId);
  const identity = { accessKeyId, account, arn, userId, ...(role && { role }) };
  if (isRoot(identity)) unlocked.rootKeyIds.add(accessKeyId);
  const known = unlocked.identities.find((other) => other.accessKeyId === accessKeyId);
  if (!isKept(unlocked, identity) || JSON.stringify(known) === JSON.stringify(identity)) return;
  const withIt = (identities: readonly StoredIdentity[]) => [
    ...identities.filter((other) => !isReplacedBy(other, identity) && isKept(unlocked, other)),
    identity,
  ];
  take(unlocked, withIt(unlocked.identities));
  void unlocked.vault.sessions
    .change((stored) => ({ ...stored, identities: withIt(stored.identities) }))
    // AWS will tell it again.
    .catch(() => undefined)
    .then(() => {
      context.announce();
    });
}

/** A role's session is followed by others, with keys of their own. */
function isReplacedBy(other: StoredIdentity, { accessKeyId, role }: StoredIdentity): boolean {
  return (
    other.accessKeyId === accessKeyId || (role !== undefined && other.role?.profileId === role.profileId)
  );
}

/** The profile of the vault whose role a session is of, as it names it. */
function roleBehind({ vault, sessions }: Unlocked, accessKeyId: string): StoredIdentity['role'] {
  const session = sessions.find((one) => one.accessKeyId === accessKeyId && one.assumedRole !== undefined);
  const stored = vault.document.profiles.find(({ id }) => id === session?.holder);
  return stored && { profileId: stored.id, settings: roleSettings(stored) };
}

/** Whether it is of a key or a role that a profile of the vault has, or of a session that was got for one: of others nothing is kept. */
function isKept(
  { vault, sessions }: Unlocked,
  identity: Pick<StoredIdentity, 'accessKeyId' | 'role'>,
): boolean {
  const { accessKeyId } = identity;
  return (
    sessions.some((session) => session.accessKeyId === accessKeyId) ||
    vault.document.profiles.some(
      (stored) => textOf(stored, 'aws_access_key_id') === accessKeyId || isOfRole(identity, stored),
    )
  );
}

function take(unlocked: Unlocked, identities: readonly StoredIdentity[]): void {
  unlocked.identities = identities;
  for (const identity of identities) {
    if (isRoot(identity)) unlocked.rootKeyIds.add(identity.accessKeyId);
  }
}

function isRoot({ arn }: Pick<StoredIdentity, 'arn'>): boolean {
  return arn.endsWith(':root');
}
