import { overwrite, utf8 } from '../../base/bytes.ts';
import { CofferError } from '../../base/cofferError.ts';
import type { Input } from '../../protocol/commands.ts';
import type { HandOffFormat, HandedOffView } from '../../protocol/views/transfers.ts';
import { ownKeys } from '../providers/file.ts';
import type { HandedKeys } from '../handoff/handedKeys.ts';
import { handOff } from '../handoff/handOff.ts';
import { checkSessionPolicy } from '../handoff/sessionPolicy.ts';
import { linesOf, sessionTags } from '../handoff/sessionTags.ts';
import type { Narrowed } from '../providers/chain.ts';
import type { Context } from '../unlocked/context.ts';
import { keepFresh, stopKeeping } from '../unlocked/keeping/keeping.ts';
import { readLinked } from '../unlocked/linked.ts';
import { opened } from '../unlocked/storedProfile.ts';
import { statedEnd } from '../unlocked/storedSession.ts';
import { callOf } from './calls.ts';
import type { Handlers } from './handler.ts';
import { temporaryGrant, temporaryIssuer } from '../unlocked/temporary.ts';
import { filledKeysOf, profileById, textOf } from '../vault/profiles.ts';

type HandsOff =
  | 'handOff.survey'
  | 'handOff.temporary'
  | 'handOff.longTerm'
  | 'handOff.keep'
  | 'handOff.stopKeeping'
  | 'handOff.identity';

/** Commands that let credentials, or a proof of them, leave for another program. */
export const handsOff: Handlers<HandsOff> = {
  async 'handOff.survey'(context, { id }) {
    return temporaryGrant(context, { id, linked: await readLinked(context) });
  },

  async 'handOff.temporary'(context, { id, format, ...asked }, { signal }) {
    const narrowed = narrowedBy(asked);
    const linked = await readLinked(context);
    const issuer = temporaryIssuer(context, { id, linked }, narrowed);
    return handedOff(format, await issuer.issue({ signal, at: 'button' }));
  },

  async 'handOff.longTerm'(context, { id, format, passphrase }) {
    try {
      const { vault, temporary } = context.unlocked();
      // A temporary vault has none, which confirms nothing.
      if (!temporary) await vault.confirmPassphrase(passphrase);
      return handedOff(format, await longTermKeys(context, id));
    } finally {
      overwrite(passphrase);
    }
  },

  async 'handOff.keep'(context, { id: profileId, location: locationId, replace }, { signal }) {
    const waiter = { signal, at: 'button' } as const;
    await keepFresh(context, { profileId, locationId }, { replace, waiter, byUser: true });
    await readLinked(context);
    return context.changed();
  },

  async 'handOff.stopKeeping'(context, { id: profileId, location: locationId }, { signal }) {
    await stopKeeping(context, { profileId, locationId }, signal);
    await readLinked(context);
    return context.changed();
  },

  async 'handOff.identity'(context, { id, expiresInSeconds, header }, { signal }) {
    const { name: profileName } = profileById(context.unlocked().vault.document, id);
    const call = await callOf(context, { service: 'sts', profileName }, signal);
    const headers = header === undefined ? [] : [[header.name, header.value] as const];
    return (await context.aws()).presignIdentity(headers, call, expiresInSeconds);
  },
};

/** @throws CofferError "session-policy-malformed", "session-policy-long", "session-tag-malformed" */
function narrowedBy({
  durationSeconds,
  policy,
  sourceIdentity,
  tags,
  policyArns,
}: Omit<Input<'handOff.temporary'>, 'id' | 'format'>): Narrowed {
  if (policy !== undefined) checkSessionPolicy(policy);
  return {
    durationSeconds,
    policy,
    ...(sourceIdentity !== undefined && { sourceIdentity }),
    ...(tags !== undefined && { tags: sessionTags(tags) }),
    ...(policyArns !== undefined && { policyArns: linesOf(policyArns) }),
  };
}

async function longTermKeys(context: Context, id: string): Promise<HandedKeys> {
  const { vault } = context.unlocked();
  const stored = profileById(vault.document, id);
  const { name } = stored;
  if (!filledKeysOf(stored).has('aws_secret_access_key')) throw new CofferError('hand-off-no-keys', { name });
  const keys = ownKeys(await opened(vault, stored));
  const expiresAt = keys.sessionToken === undefined ? undefined : statedEnd(stored);
  if (expiresAt !== undefined && expiresAt <= context.clock())
    throw new CofferError('hand-off-ended', { name });
  const region = textOf(stored, 'region');
  const endpointUrl = textOf(stored, 'endpoint_url');
  return {
    ...keys,
    name,
    ...(expiresAt !== undefined && { expiresAt }),
    ...(region !== undefined && { region }),
    ...(endpointUrl !== undefined && { endpointUrl }),
  };
}

function handedOff(format: HandOffFormat, keys: HandedKeys): HandedOffView {
  const { name, text } = handOff(format, keys);
  const bytes = utf8(text);
  // The clipboard takes text of this type alone.
  const content = new Blob([bytes], { type: 'text/plain' });
  overwrite(bytes);
  const { expiresAt } = keys;
  return { file: { name, content }, ...(expiresAt !== undefined && { expiresAt }) };
}
