import * as v from 'valibot';
import type { Aws } from '../aws/aws.ts';
import type { AwsCall } from '../aws/call.ts';
import { textOf } from '../vault/profiles.ts';
import type { StoredIdentity } from '../vault/sessions.ts';
import type { Context, Unlocked } from './context.ts';

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
  if (isKnown || asked.has(accessKeyId) || !isKept(unlocked, accessKeyId)) return;
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

const askedOf = new WeakMap<Unlocked, Set<string>>();

const answerSchema = v.object({ Account: v.string(), Arn: v.string(), UserId: v.string() });

function learn(
  context: Context,
  { credentials: { accessKeyId } }: AwsCall,
  { account, arn, userId }: Omit<StoredIdentity, 'accessKeyId'>,
): void {
  const unlocked = context.unlocked();
  const identity = { accessKeyId, account, arn, userId };
  if (isRoot(identity)) unlocked.rootKeyIds.add(accessKeyId);
  const known = unlocked.identities.find((other) => other.accessKeyId === accessKeyId);
  if (!isKept(unlocked, accessKeyId) || JSON.stringify(known) === JSON.stringify(identity)) return;
  const withIt = (identities: readonly StoredIdentity[]) => [
    ...identities.filter((other) => other.accessKeyId !== accessKeyId && isKept(unlocked, other.accessKeyId)),
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

/** Whether a profile of the vault has the key, or a session that was got for one: of others nothing is kept. */
function isKept({ vault, sessions }: Unlocked, accessKeyId: string): boolean {
  return (
    sessions.some((session) => session.accessKeyId === accessKeyId) ||
    vault.document.profiles.some((stored) => textOf(stored, 'aws_access_key_id') === accessKeyId)
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
