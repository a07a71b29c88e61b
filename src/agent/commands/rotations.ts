import { CofferError } from '../../base/cofferError.ts';
import { pause } from '../../base/pause.ts';
import { begin, refusalOf } from '../rotation/begin.ts';
import { end } from '../rotation/ending.ts';
import { goBack } from '../rotation/goBack.ts';
import { deleteOld, goOn } from '../rotation/goOn.ts';
import { deleteLost } from '../rotation/lost.ts';
import type { Rotating } from '../rotation/step.ts';
import { survey } from '../rotation/survey.ts';
import type { Context } from '../unlocked/context.ts';
import type { ProfilesDocument } from '../vault/profiles.ts';
import { askedFor, isOfKey } from '../vault/rotated.ts';
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
    const rotation = vault.document.rotations.find((each) => isOfKey(each, accessKeyId));
    const refusal = rotation ? undefined : refusalOf(profile, accessKeyId, surveyed);
    return {
      arn: surveyed.arn,
      accessKeyId,
      keys: surveyed.keys.map(({ lastUse, ...key }) => ({
        ...key,
        ...(lastUse && { lastUse }),
      })),
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
      await vault.refresh();
      await end({ vault, sealed }, rotationOf(vault.document, id));
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
    const { vault } = context.unlocked();
    // Another tab may have gone on with it and not been heard of yet.
    await vault.refresh();
    const { name: profileName } = askedFor(vault.document, rotationOf(vault.document, id));
    const call = await callOf(context, { service: 'sts', profileName }, signal);
    await step(await rotatingAt(context, call), rotationOf(vault.document, id));
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
