import { CofferError } from '../../base/cofferError.ts';
import type { HandedKeys } from '../handoff/handedKeys.ts';
import { profileById } from '../vault/profiles.ts';
import type { Context } from './context.ts';
import { callerFor } from './credentials.ts';
import { readLinked } from './linked.ts';
import { openKeys } from './openKeys.ts';
import { foundOr, searchFor } from './search.ts';

/** What is asked of credentials that are handed off. */
interface Wanted {
  readonly durationSeconds: number;
  /** JSON of a session policy, which narrows them down. */
  readonly policy?: string | undefined;
}

/**
 * Fresh temporary credentials of a profile of the vault, open because they are about to leave. Those that it holds itself
 * are as they are.
 * @throws CofferError those of a search, of callerFor and of Aws; "hand-off-session-policy"
 */
export async function temporaryFor(
  context: Context,
  id: string,
  { durationSeconds, policy }: Wanted,
  signal: AbortSignal,
): Promise<HandedKeys> {
  const { name } = profileById(context.unlocked().vault.document, id);
  const read = await readLinked(context);
  const search = searchFor(context.unlocked(), { profileName: name });
  const caller = await callerFor(context.unlocked(), foundOr(search.credentials), read);
  const { endpointUrl } = caller;
  const region = search.region('ec2');
  const about = {
    name,
    ...('value' in region && { region: region.value }),
    ...(endpointUrl !== undefined && { endpointUrl }),
  };
  if (caller.credentials.sessionToken !== undefined) {
    if (policy !== undefined) throw new CofferError('hand-off-session-policy', { name });
    return { ...about, ...(await openKeys(context, vaultProfile(id, name))) };
  }
  const call = { ...caller, region: foundOr(search.region('sts')), signal };
  const aws = await context.aws();
  const { answer } =
    policy === undefined
      ? await aws.ask('sts:GetSessionToken', { DurationSeconds: durationSeconds }, call)
      : await aws.ask(
          'sts:GetFederationToken',
          { Name: 'coffer', DurationSeconds: durationSeconds, Policy: policy },
          call,
        );
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '', Expiration } = answer.Credentials ?? {};
  return {
    ...about,
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    ...(Expiration && { expiresAt: Expiration.getTime() }),
  };
}

function vaultProfile(id: string, name: string) {
  return { of: 'profile', profile: { store: 'EncryptedVault', id, name } } as const;
}
