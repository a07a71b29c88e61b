import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CofferError } from '../../../../src/base/cofferError.ts';
import { end } from '../../../../src/agent/rotation/ending.ts';
import { goBack } from '../../../../src/agent/rotation/goBack.ts';
import { deleteOld, goOn } from '../../../../src/agent/rotation/goOn.ts';
import { deleteLost } from '../../../../src/agent/rotation/lost.ts';
import type { Rotating } from '../../../../src/agent/rotation/step.ts';
import { textOf } from '../../../../src/agent/vault/profiles.ts';
import { heldKeys } from '../../../../src/agent/vault/rotated.ts';
import type { Rotation } from '../../../../src/agent/vault/rotations.ts';
import { account, alice, life, rotationIn, type Account, type Life, type Mishap } from './account.ts';

type Action = (at: Account, rotating: Rotating) => Promise<unknown>;

const start: Action = (at, rotating) => at.begin(rotating);
const on: Action = (_, rotating) => continued(rotating, goOn);
const back: Action = (_, rotating) => continued(rotating, goBack);
/** Leaves the keys as they are, once it is known which there are. */
const leaving: Action = async (_, rotating) => {
  const rotation = rotationIn(rotating);
  if (rotation?.at === 'creating') await continued(rotating, goBack);
  else if (rotation) await end(rotating, rotation);
};
/** Begins, and dies when IAM has made the key and its answer has not arrived. */
const interruption: Action = (at) => lived(at, start, life(10));
const deletion: Action = (_, rotating) => {
  const rotation = rotationIn(rotating);
  return rotation?.at === 'deactivated' ? deleteOld(rotating, rotation) : Promise.resolve();
};

/** Goes on or back with what stands in the vault. A lost key that this finds is deleted as the user may ask for, which is the end. */
async function continued(
  rotating: Rotating,
  way: (rotating: Rotating, rotation: Rotation) => Promise<Rotation | undefined>,
): Promise<Rotation | undefined> {
  const rotation = rotationIn(rotating);
  if (!rotation) return undefined;
  const reached = await way(rotating, rotation);
  if (reached?.at !== 'creating') return reached;
  return deleteLost(rotating, reached);
}

/** Does it all, or as far as its life lets it. @returns whether nothing happened to it */
async function lived(at: Account, action: Action, limit: Life): Promise<boolean> {
  const rotating = await at.open(limit);
  const acted = action(at, rotating).catch((error: unknown) => {
    if (!limit.isMarked()) throw error;
  });
  await Promise.race([acted, limit.death]);
  return !limit.isMarked();
}

/** What must hold whatever became of the agent. */
async function checkSafe(at: Account): Promise<void> {
  const { vault } = await at.open();
  await at.workingKey();
  const rotation = rotationIn({ vault });
  // A rotation that is still asking for a key will find it; every other key of the user is the vault's.
  if (rotation?.at !== 'creating') {
    const inProfiles = vault.document.profiles.map((profile) => textOf(profile, 'aws_access_key_id'));
    const held = rotation ? heldKeys(rotation).map(({ accessKeyId }) => accessKeyId) : [];
    expect([...inProfiles, ...held]).toEqual(expect.arrayContaining([...(await at.keys()).keys()]));
  }
}

/** Whether IAM was asked to delete the key that there was before. */
function isOldDeleted({ changes }: Account): boolean {
  return changes.includes(`DeleteAccessKey ${alice.accessKeyId}`);
}

/** Kills the action at each of its moments in turn; each time another vault and account, whose new keys are listed late. */
async function killedEverywhere(
  before: readonly Action[],
  action: Action,
  after: Action,
  mishap: Mishap = 'dies',
) {
  const outcomes = new Set<string>();
  for (let moment = 1; ; moment++) {
    const at = await account({ unlisted: 2 });
    for (const earlier of before) await lived(at, earlier, life());
    const survived = await lived(at, action, life(moment, mishap));
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
const newLeft = 'ended, uses old, new Active, old Active';
const oldLeft = 'ended, uses new, new Active, old Active';
const oldLeftInactive = 'ended, uses new, new Active, old Inactive';
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

  test.each<[string, readonly Action[], Action, readonly string[]]>([
    ['it is created', [], start, [untouched, newLeft, oldLeft]],
    ['the old one is deactivated', [start], on, [oldLeft, oldLeftInactive]],
    ['the old one is deleted', [start, on], deletion, [oldLeftInactive, deleted]],
  ])(
    'while %s, a rotation may be left, and every key stays in the vault',
    async (_, before, action, ends) => {
      expect(await killedEverywhere(before, action, leaving)).toEqual(new Set(ends));
    },
  );

  test.each<Mishap>(['fails', 'stumbles'])(
    'when it %s instead, as offline or with a full disk, a rotation goes back to the old key alone',
    async (mishap) => {
      const ends = new Set([untouched]);
      expect(await killedEverywhere([], start, back, mishap)).toEqual(ends);
      expect(await killedEverywhere([start], on, back, mishap)).toEqual(ends);
      expect(await killedEverywhere([start, on], back, back, mishap)).toEqual(ends);
    },
  );

  test('while a lost key is looked for and deleted, a rotation finds it again, or is at its end', async () => {
    expect(await killedEverywhere([interruption], back, back)).toEqual(new Set([untouched]));
  });

  test('again and again, whatever is asked for next, a rotation goes back to the old key or on to the new', async () => {
    const actions: readonly Action[] = [start, on, back, deletion];
    const step = fc.record({
      action: fc.constantFrom(...actions),
      moment: fc.integer({ min: 1, max: 16 }),
      mishap: fc.constantFrom<Mishap>('dies', 'fails', 'stumbles'),
      denied: fc.subarray(['ListAccessKeys', 'CreateAccessKey', 'UpdateAccessKey', 'DeleteAccessKey'], {
        maxLength: 1,
      }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 2, maxLength: 4 }),
        fc.constantFrom(on, back),
        async (steps, last) => {
          const at = await account({ unlisted: 1 });
          await lived(at, start, life(20));
          for (const { action, moment, mishap, denied } of steps) {
            for (const permission of denied) at.denied.add(permission);
            const failed = (error: unknown) => {
              // What cannot be begun twice, or gone back from, says so.
              if (!(error instanceof CofferError)) throw error;
            };
            await lived(at, action, life(moment, mishap)).catch(failed);
            at.denied.clear();
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
      { numRuns: 20 },
    );
  });
});
