import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CofferError } from '../../../../src/base/cofferError.ts';
import { deleteLost } from '../../../../src/agent/rotation/creating.ts';
import { goBack } from '../../../../src/agent/rotation/goBack.ts';
import { deleteOld, goOn } from '../../../../src/agent/rotation/goOn.ts';
import type { Rotating } from '../../../../src/agent/rotation/step.ts';
import type { Rotation } from '../../../../src/agent/vault/rotations.ts';
import { account, alice, life, rotationIn, type Account, type Life } from './account.ts';

type Action = (at: Account, rotating: Rotating) => Promise<unknown>;

const start: Action = (at, rotating) => at.begin(rotating);
const on: Action = (_, rotating) => continued(rotating, goOn);
const back: Action = (_, rotating) => continued(rotating, goBack);
const deletion: Action = (_, rotating) => {
  const rotation = rotationIn(rotating);
  return rotation?.at === 'deactivated' ? deleteOld(rotating, rotation) : Promise.resolve();
};

/** Goes on or back with what stands in the vault. Where that finds a lost key, it is deleted as the user may ask for. */
async function continued(
  rotating: Rotating,
  way: (rotating: Rotating, rotation: Rotation) => Promise<Rotation | undefined>,
): Promise<Rotation | undefined> {
  const rotation = rotationIn(rotating);
  if (!rotation) return undefined;
  const reached = await way(rotating, rotation);
  if (reached?.at !== 'creating') return reached;
  return way(rotating, await deleteLost(rotating, reached));
}

/** Does it all, or dies on the way. @returns whether it lived */
async function lived(at: Account, action: Action, limit: Life): Promise<boolean> {
  const rotating = await at.open(limit);
  return (await Promise.race([action(at, rotating).then(() => 'done'), limit.death])) === 'done';
}

/** What must hold whatever became of the agent. */
async function checkSafe(at: Account): Promise<void> {
  const { vault } = await at.open();
  const working = await at.workingKey();
  const rotation = rotationIn({ vault });
  // A rotation that is still asking for a key will find it; every other key of the user is the vault's.
  if (rotation?.at !== 'creating') {
    const held = rotation ? [rotation.oldKey.accessKeyId, rotation.newKey.accessKeyId] : [working];
    expect(held).toEqual(expect.arrayContaining([...(await at.keys()).keys()]));
  }
}

/** Whether IAM was asked to delete the key that there was before. */
function isOldDeleted({ changes }: Account): boolean {
  return changes.includes(`DeleteAccessKey ${alice.accessKeyId}`);
}

/** Kills the action at each of its moments in turn; each time another vault and account. */
async function killedEverywhere(before: readonly Action[], action: Action, after: Action) {
  const outcomes = new Set<string>();
  for (let moment = 1; ; moment++) {
    const at = await account();
    for (const earlier of before) await lived(at, earlier, life());
    const survived = await lived(at, action, life(moment));
    if (survived) return outcomes;
    await checkSafe(at);
    await lived(at, after, life());
    await checkSafe(at);
    if (action !== deletion) expect(isOldDeleted(at)).toBe(false);
    const rotating = await at.open();
    const used = (await at.workingKey()) === alice.accessKeyId ? 'old' : 'new';
    const keys = [...(await at.keys())].map(([id, status]) =>
      [id === alice.accessKeyId ? 'old' : 'new', status].join(' '),
    );
    outcomes.add([rotationIn(rotating)?.at ?? 'ended', `uses ${used}`, ...keys.sort()].join(', '));
  }
}

const untouched = 'ended, uses old, old Active';
const switched = 'switched, uses new, new Active, old Active';
const deactivated = 'deactivated, uses new, new Active, old Inactive';
const deleted = 'ended, uses new, new Active';

// The limit is for a busy machine.
describe('killed at any request or write', { timeout: 60_000 }, () => {
  test('while the key is created and switched, a rotation goes on to the new key, or was never begun', async () => {
    expect(await killedEverywhere([], start, on)).toEqual(new Set([untouched, switched, deactivated]));
  });

  test('while the key is created and switched, a rotation goes back to the old key alone', async () => {
    expect(await killedEverywhere([], start, back)).toEqual(new Set([untouched]));
  });

  test('while the old key is deactivated, a rotation goes on until it is', async () => {
    expect(await killedEverywhere([start], on, on)).toEqual(new Set([deactivated]));
  });

  test('while the old key is deactivated, a rotation goes back to it', async () => {
    expect(await killedEverywhere([start], on, back)).toEqual(new Set([untouched]));
  });

  test('while the old key is deleted, a rotation goes on until it is', async () => {
    expect(await killedEverywhere([start, on], deletion, on)).toEqual(new Set([deactivated, deleted]));
  });

  test('while it goes back, a rotation goes back, or was at its end', async () => {
    expect(await killedEverywhere([start, on], back, back)).toEqual(new Set([untouched]));
  });

  test('while it goes back, a rotation goes on', async () => {
    expect(await killedEverywhere([start, on], back, on)).toEqual(
      new Set([untouched, switched, deactivated]),
    );
  });

  test('again and again, whatever is asked for next, a rotation goes back to the old key or on to the new', async () => {
    const actions: readonly Action[] = [start, on, back, deletion];
    const step = fc.record({ action: fc.constantFrom(...actions), moment: fc.integer({ min: 1, max: 16 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 2, maxLength: 4 }),
        fc.constantFrom(on, back),
        async (steps, last) => {
          const at = await account();
          await lived(at, start, life(20));
          for (const { action, moment } of steps) {
            const failed = (error: unknown) => {
              // What cannot be begun twice, or gone back from, says so.
              if (!(error instanceof CofferError)) throw error;
            };
            await lived(at, action, life(moment)).catch(failed);
            await checkSafe(at);
          }
          const isDeleting = rotationIn(await at.open())?.at === 'deleting';
          await lived(at, isDeleting ? on : last, life());
          await checkSafe(at);
          expect(isOldDeleted(at) && !steps.some(({ action }) => action === deletion)).toBe(false);
          if (last === on || isDeleting) return;
          expect([...(await at.keys()).values()]).toEqual(['Active']);
        },
      ),
      { numRuns: 15 },
    );
  });
});
