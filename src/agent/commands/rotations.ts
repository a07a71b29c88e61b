import { CofferError } from '../../base/cofferError.ts';
import { textProperty } from '../awsconfig/profile.ts';
import { begin, refusalOf } from '../rotation/begin.ts';
import { deleteLost } from '../rotation/creating.ts';
import { goBack } from '../rotation/goBack.ts';
import { deleteOld, goOn } from '../rotation/goOn.ts';
import { seal, type Rotating } from '../rotation/step.ts';
import { survey } from '../rotation/survey.ts';
import type { Context } from '../unlocked/context.ts';

import { readLinked } from '../unlocked/linked.ts';
import type { ProfilesDocument, StoredProfile } from '../vault/profiles.ts';
import { holdersOf, keyIdsOf } from '../vault/rotated.ts';
import type { Rotation } from '../vault/rotations.ts';
import { callOf } from './calls.ts';
import type { Handlers } from './handler.ts';
import { rememberKeys } from './keyAges.ts';
import { longTermKeyOf } from './longTermKey.ts';

type Rotations =
  | 'rotation.survey'
  | 'rotation.begin'
  | 'rotation.goOn'
  | 'rotation.goBack'
  | 'rotation.deleteLost'
  | 'rotation.deleteOld'
  | 'rotation.end';

/** Rotating access keys. */
export const rotations: Handlers<Rotations> = {
  async 'rotation.survey'(context, { id }, { signal }) {
    const { vault } = context.unlocked();
    const { profile, accessKeyId } = longTermKeyOf(vault.document, id);
    const call = await callOf(context, { service: 'sts', profileName: profile.name }, signal);
    const surveyed = await survey(await context.aws(), call, profile.name);
    await rememberKeys(vault, surveyed.keys);
    const rotation = vault.document.rotations.find((each) => keyIdsOf(each).includes(accessKeyId));
    const refusal = rotation ? undefined : refusalOf(profile, accessKeyId, surveyed);
    return {
      arn: surveyed.arn,
      keys: surveyed.keys.map(({ lastUse, ...key }) => ({
        ...key,
        ...(lastUse && { lastUse }),
        inVault: holdersOf(vault.document, key.accessKeyId).length > 0,
      })),
      profiles: holdersOf(vault.document, accessKeyId).map(({ name }) => name),
      inFiles: await filesWith(context, rotation?.oldKey.accessKeyId ?? accessKeyId),
      ...(refusal && { refusal: { code: refusal.code, detail: refusal.detail } }),
    };
  },

  'rotation.begin': (context, { id }, { signal }) =>
    alone(async () => {
      const { profile } = longTermKeyOf(context.unlocked().vault.document, id);
      const call = await callOf(context, { service: 'sts', profileName: profile.name }, signal);
      const rotating = await rotatingAt(context, call);
      await begin(rotating, id, await survey(rotating.aws, call, profile.name));
      return context.view();
    }),

  'rotation.goOn': (context, { rotation: id }, { signal }) => stepped(context, id, signal, goOn),

  'rotation.goBack': (context, { rotation: id }, { signal }) => stepped(context, id, signal, goBack),

  'rotation.deleteLost': (context, { rotation: id }, { signal }) =>
    stepped(context, id, signal, async (rotating, rotation) => {
      if (rotation.at !== 'creating') throw new CofferError('rotation-moved-on');
      await deleteLost(rotating, rotation);
    }),

  'rotation.deleteOld': (context, { rotation: id }, { signal }) =>
    stepped(context, id, signal, async (rotating, rotation) => {
      if (rotation.at !== 'deactivated' && rotation.at !== 'deleting')
        throw new CofferError('rotation-moved-on');
      await deleteOld(rotating, rotation);
    }),

  'rotation.end': (context, { rotation: id }) =>
    alone(async () => {
      const { vault } = context.unlocked();
      const sealed = () => context.changed();
      await seal({ vault, sealed }, rotationOf(vault.document, id), undefined);
      return context.view();
    }),
};

/** Takes steps of a rotation, signed where the profile that it was asked for is used. */
function stepped(
  context: Context,
  id: string,
  signal: AbortSignal,
  step: (rotating: Rotating, rotation: Rotation) => Promise<unknown>,
) {
  return alone(async () => {
    const { document } = context.unlocked().vault;
    const { name: profileName } = askedFor(document, rotationOf(document, id));
    const call = await callOf(context, { service: 'sts', profileName }, signal);
    await step(await rotatingAt(context, call), rotationOf(context.unlocked().vault.document, id));
    return context.view();
  });
}

async function rotatingAt(context: Context, where: Rotating['where']): Promise<Rotating> {
  return {
    vault: context.unlocked().vault,
    aws: await context.aws(),
    where,
    pause,
    sealed: () => {
      context.changed();
      context.announce();
    },
  };
}

/** @throws CofferError "rotation-moved-on" */
function rotationOf({ rotations }: ProfilesDocument, id: string): Rotation {
  const found = rotations.find((rotation) => rotation.id === id);
  if (!found) throw new CofferError('rotation-moved-on');
  return found;
}

/** The profile that a rotation was asked for, or another one of its keys. @throws CofferError "rotation-key-gone" */
function askedFor(document: ProfilesDocument, rotation: Rotation): StoredProfile {
  const holders = keyIdsOf(rotation).flatMap((accessKeyId) => holdersOf(document, accessKeyId));
  const found = holders.find(({ id }) => id === rotation.profileId) ?? holders[0];
  const { accessKeyId } = rotation.oldKey;
  if (!found) throw new CofferError('rotation-key-gone', { accessKeyId });
  return found;
}

/** Profiles of linked files that have an access key. */
async function filesWith(context: Context, accessKeyId: string) {
  const read = await readLinked(context);
  return read.flatMap(({ location, found }) =>
    [...found.profiles.values()]
      .filter((profile) => textProperty(profile, 'aws_access_key_id') === accessKeyId)
      .map(({ name }) => ({ location, name })),
  );
}

/**
 * Takes steps while no other tab does; the lock goes with a tab that is killed.
 * @throws CofferError "rotation-running"
 * @see Web Locks API
 */
function alone<Result>(steps: () => Promise<Result>): Promise<Result> {
  return navigator.locks.request('coffer rotation', { ifAvailable: true }, (lock) => {
    if (!lock) throw new CofferError('rotation-running');
    return steps();
  });
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new CofferError('cancelled'));
    });
  });
}
