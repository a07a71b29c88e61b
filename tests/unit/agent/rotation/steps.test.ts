import { describe, expect, test } from 'vitest';
import { utf8 } from '../../../../src/base/bytes.ts';
import { CofferError } from '../../../../src/base/cofferError.ts';
import { newId } from '../../../../src/base/ids.ts';
import { end } from '../../../../src/agent/rotation/ending.ts';
import { goBack } from '../../../../src/agent/rotation/goBack.ts';
import { deleteOld, goOn } from '../../../../src/agent/rotation/goOn.ts';
import { deleteLost } from '../../../../src/agent/rotation/lost.ts';
import { seal, type Creating, type Equipped, type Rotating } from '../../../../src/agent/rotation/step.ts';
import { textOf, type ProfilesDocument, type StoredProfile } from '../../../../src/agent/vault/profiles.ts';
import { account, alice, life, profileId, rotationIn, type Account } from './account.ts';

async function failure(promise: Promise<unknown>): Promise<{ code: string; detail: unknown }> {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof CofferError)) throw new Error(`expected a CofferError, got ${String(error)}`);
  return { code: error.code, detail: error.detail };
}

/** An account whose rotation came as far as both keys being there. */
async function begun(): Promise<{ at: Account; rotating: Rotating; rotation: Equipped }> {
  const at = await account();
  const rotating = await at.open();
  const rotation = await at.begin(rotating);
  if (rotation.at === 'creating') throw new Error('a rotation that began has its key');
  return { at, rotating, rotation };
}

const keyOf = (stored: StoredProfile) => textOf(stored, 'aws_access_key_id');

test('a rotation gives the profile a new key, deactivates the old one, and deletes it', async () => {
  const { at, rotating, rotation } = await begun();
  const newKeyId = rotation.newKey.accessKeyId;
  expect(rotation.at).toBe('switched');
  expect(await at.workingKey()).toBe(newKeyId);
  const inactive = await goOn(rotating, rotation);
  expect(await at.keys()).toEqual(
    new Map([
      [alice.accessKeyId, 'Inactive'],
      [newKeyId, 'Active'],
    ]),
  );
  expect(inactive).toEqual({ ...rotation, at: 'deactivated' });
  await deleteOld(rotating, { ...rotation, at: 'deactivated' });
  expect(await at.keys()).toEqual(new Map([[newKeyId, 'Active']]));
  expect(rotationIn(rotating)).toBeUndefined();
});

test('profiles with the same key get the new one in the same write, and no others', async () => {
  const at = await account();
  const rotating = await at.open();
  const { vault } = rotating;
  const twin = { id: '0'.repeat(31) + '2', field: 'aws_secret_access_key' } as const;
  await vault.change(async (document) => {
    const [work] = document.profiles;
    if (!work) throw new Error('the vault has a profile');
    const secret = await vault.sealSecret(
      twin.id,
      twin.field,
      await vault.openSecret(profileId, twin.field, new Map(work.secrets).get(twin.field) ?? never()),
    );
    const other = { ...work, id: '0'.repeat(31) + '3', name: 'other', secrets: [] };
    return {
      ...document,
      profiles: [
        ...document.profiles,
        { ...work, id: twin.id, name: 'twin', secrets: [[twin.field, secret]] },
        other,
      ],
    };
  });
  const before = vault.revision;
  await at.begin(rotating);
  const newKeyId = await at.workingKey();
  expect(vault.document.profiles.map((each) => [each.name, keyOf(each)])).toEqual([
    ['work', newKeyId],
    ['twin', newKeyId],
    // Without a secret it is no key that could be rotated.
    ['other', alice.accessKeyId],
  ]);
  // The intent, the new key, the switch.
  expect(vault.revision).toBe(before + 3);
});

function never(): never {
  throw new Error('this cannot be');
}

test('a new key that AWS does not get to know is in no profile, and is deleted by going back', async () => {
  const at = await account({ refusals: Infinity });
  const rotating = await at.open();
  expect((await failure(at.begin(rotating))).code).toBe('rotation-unsettled');
  const rotation = rotationIn(rotating);
  expect(rotation?.at).toBe('created');
  if (!rotation) return;
  await goBack(rotating, rotation);
  expect(await at.keys()).toEqual(new Map([[alice.accessKeyId, 'Active']]));
  expect(await at.workingKey()).toBe(alice.accessKeyId);
});

test('a new key that IAM does not find yet is deleted all the same by going back', async () => {
  const at = await account({ refusals: Infinity, unlisted: 3 });
  const rotating = await at.open();
  await failure(at.begin(rotating));
  await goBack(rotating, rotationIn(rotating) ?? never());
  expect(await at.keys()).toEqual(new Map([[alice.accessKeyId, 'Active']]));
});

test('a tab that has not heard of the step of another tab takes none', async () => {
  const { at, rotating, rotation } = await begun();
  const other = await at.open();
  await goOn(rotating, rotation);
  const { changes } = at;
  const before = [...changes];
  for (const step of [goOn, goBack, deleteOld, end]) {
    expect(await failure(step(other, rotation))).toEqual({ code: 'rotation-moved-on', detail: undefined });
  }
  expect(changes).toEqual(before);
});

test('a new key that signs as somebody else is in no profile', async () => {
  const at = await account({ refusals: Infinity });
  const rotating = await at.open();
  await failure(at.begin(rotating));
  const rotation = rotationIn(rotating);
  if (!rotation) throw new Error('it was begun');
  const arn = 'arn:aws:iam::123456789012:user/bob';
  await at.workingKey();
  expect(await failure(goOn(rotating, { ...rotation, arn }))).toEqual({
    code: 'rotation-other-owner',
    detail: { accessKeyId: expect.stringMatching(/^AKIA/) as string, arn: alice.arn, expected: arn },
  });
  expect(await at.workingKey()).toBe(alice.accessKeyId);
});

test('nothing is changed where the keys sign as somebody else, as after an edit of the endpoint', async () => {
  const { at, rotating, rotation } = await begun();
  const before = [...at.changes];
  const arn = 'arn:aws:iam::000000000000:root';
  const stages: readonly [(rotating: Rotating, rotation: Equipped) => Promise<unknown>, Equipped['at']][] = [
    [goOn, 'switched'],
    [deleteOld, 'deactivated'],
    [goBack, 'created'],
    [goOn, 'discarding'],
  ];
  let stands = rotation;
  for (const [step, stage] of stages) {
    stands = await seal(rotating, stands, { ...stands, at: stage });
    expect(await failure(step(rotating, { ...stands, arn }))).toMatchObject({ code: 'rotation-other-owner' });
    expect(rotationIn(rotating)).toEqual(stands);
  }
  expect(at.changes).toEqual(before);
});

/** A rotation that was killed between IAM's making the new key and its answer, and the id of that key. */
async function interrupted(at: Account): Promise<{ rotating: Rotating; rotation: Creating; lostId: string }> {
  // Three questions, the intent, and the request that is answered at the tenth moment.
  const dying = life(10);
  const killed = await at.open(dying);
  await Promise.race([at.begin(killed), dying.death]);
  const rotating = await at.open();
  const rotation = creatingIn(rotating);
  return { rotating, rotation, lostId: at.made[0] ?? never() };
}

function creatingIn(rotating: Rotating): Creating {
  const rotation = rotationIn(rotating);
  return rotation?.at === 'creating' ? rotation : never();
}

describe('a key whose answer never came', () => {
  const lost = (accessKeyId: string) => [{ accessKeyId, createdAt: expect.any(Number) as number }];

  test('is shown, and deleted only when asked, which ends the rotation', async () => {
    const at = await account();
    const { rotating, rotation, lostId } = await interrupted(at);
    for (const step of [goOn, goBack]) {
      expect(await step(rotating, { ...rotation })).toEqual({ ...rotation, lost: lost(lostId) });
    }
    expect(at.changes).toEqual(['CreateAccessKey']);
    expect(await deleteLost(rotating, creatingIn(rotating))).toBeUndefined();
    expect(at.changes).toEqual(['CreateAccessKey', `DeleteAccessKey ${lostId}`]);
    expect(rotationIn(rotating)).toBeUndefined();
    expect((await at.begin(rotating)).at).toBe('switched');
  });

  test.each([
    ['goOn', goOn],
    ['goBack', goBack],
  ])('is found though IAM lists it late: %s', async (_, step) => {
    const at = await account({ unlisted: 3 });
    const { rotating, rotation, lostId } = await interrupted(at);
    expect(await step(rotating, rotation)).toEqual({ ...rotation, lost: lost(lostId) });
    expect(at.changes).toEqual(['CreateAccessKey']);
  });

  test('is found though IAM lists it only after it refused another one', async () => {
    const at = await account({ unlisted: 6 });
    const { rotating, rotation, lostId } = await interrupted(at);
    expect(await goOn(rotating, rotation)).toEqual({ ...rotation, lost: lost(lostId) });
  });

  test('keeps the rotation open while IAM counts it and does not list it', async () => {
    const at = await account({ unlisted: Infinity });
    const { rotating, rotation } = await interrupted(at);
    expect(await failure(goOn(rotating, rotation))).toEqual({
      code: 'rotation-key-unlisted',
      detail: { accessKeyId: alice.accessKeyId },
    });
    expect(rotationIn(rotating)).toEqual(rotation);
  });

  test('is not given up because creating another one is refused', async () => {
    const at = await account({ unlisted: 4 });
    const { rotating, rotation, lostId } = await interrupted(at);
    at.denied.add('CreateAccessKey');
    expect((await failure(goOn(rotating, rotation))).code).toBe('service-error');
    expect(await goBack(rotating, creatingIn(rotating))).toEqual({ ...rotation, lost: lost(lostId) });
  });

  test('stays where somebody has stored it in a profile by the time that it is to be deleted', async () => {
    const at = await account();
    const { rotating, rotation, lostId } = await interrupted(at);
    await goBack(rotating, rotation);
    await store(rotating, 'mine', lostId, 'whatever it is');
    await deleteLost(rotating, creatingIn(rotating));
    expect([...(await at.keys()).keys()]).toEqual([alice.accessKeyId, lostId]);
  });

  test('is not looked for for ever: going back ends once IAM was asked four times', async () => {
    const at = await account();
    // Killed at the request for the key, before IAM has it.
    const dying = life(9);
    const killed = await at.open(dying);
    await Promise.race([at.begin(killed), dying.death]);
    const pauses: number[] = [];
    const rotating: Rotating = {
      ...(await at.open()),
      pause: (ms) => {
        pauses.push(ms);
        return Promise.resolve();
      },
    };
    expect(await goBack(rotating, creatingIn(rotating))).toBeUndefined();
    expect(pauses).toEqual([2000, 4000, 8000]);
    expect(rotationIn(rotating)).toBeUndefined();
  });
});

test('an answer without a key is no key, and going back looks for the one that was made', async () => {
  const at = await account();
  at.hollow.add('CreateAccessKey');
  const rotating = await at.open();
  expect(await failure(at.begin(rotating))).toEqual({ code: 'rotation-answer-empty', detail: undefined });
  const rotation = rotationIn(rotating);
  if (rotation?.at !== 'creating') throw new Error('it waits for a key');
  expect(await goBack(rotating, rotation)).toMatchObject({
    lost: [{ accessKeyId: expect.stringMatching(/^AKIA/) as string }],
  });
});

describe('what AWS refuses', () => {
  test('leaves nothing behind where it is the new key', async () => {
    const at = await account();
    at.denied.add('CreateAccessKey');
    const rotating = await at.open();
    expect((await failure(at.begin(rotating))).code).toBe('service-error');
    expect(rotationIn(rotating)).toBeUndefined();
  });

  test('leaves a rotation where it was, to go on or back later', async () => {
    const { at, rotating, rotation } = await begun();
    at.denied.add('UpdateAccessKey');
    expect((await failure(goOn(rotating, rotation))).code).toBe('service-error');
    expect(rotationIn(rotating)).toEqual(rotation);
    // Going back from here takes no permission that creating the key did not show.
    await goBack(rotating, rotation);
    expect(await at.workingKey()).toBe(alice.accessKeyId);
    expect(rotationIn(rotating)).toBeUndefined();
  });

  test('because somebody deleted the old key is no way back, and no hindrance to the end', async () => {
    const { at, rotating, rotation } = await begun();
    await goOn(rotating, rotation);
    const inactive: Equipped = { ...rotation, at: 'deactivated' };
    await at.deleteInIam(alice.accessKeyId);
    expect(await failure(goBack(rotating, inactive))).toEqual({
      code: 'rotation-old-deleted',
      detail: { accessKeyId: alice.accessKeyId },
    });
    expect(rotationIn(rotating)).toEqual(inactive);
    await deleteOld(rotating, inactive);
    expect(rotationIn(rotating)).toBeUndefined();
  });

  test('because somebody deleted the old key before it was deactivated is the end', async () => {
    const { at, rotating, rotation } = await begun();
    await at.deleteInIam(alice.accessKeyId);
    expect(await failure(goBack(rotating, rotation))).toMatchObject({ code: 'rotation-old-deleted' });
    expect(await goOn(rotating, rotation)).toBeUndefined();
    expect(rotationIn(rotating)).toBeUndefined();
    expect(await at.workingKey()).toBe(rotation.newKey.accessKeyId);
  });

  test('because somebody deactivated the old key is put right by going back', async () => {
    const { at, rotating, rotation } = await begun();
    await at.setStatusInIam(alice.accessKeyId, 'Inactive');
    await goBack(rotating, rotation);
    expect(await at.keys()).toEqual(new Map([[alice.accessKeyId, 'Active']]));
  });

  test('because somebody deleted the new key is put right by going back, once the old one is active', async () => {
    const { at, rotating, rotation } = await begun();
    await goOn(rotating, rotation);
    const inactive: Equipped = { ...rotation, at: 'deactivated' };
    await at.setStatusInIam(alice.accessKeyId, 'Active');
    await at.deleteInIam(rotation.newKey.accessKeyId);
    await goBack(rotating, inactive);
    expect(await at.keys()).toEqual(new Map([[alice.accessKeyId, 'Active']]));
    expect(rotationIn(rotating)).toBeUndefined();
  });

  test('because neither key is known leaves the rotation and both keys where they are', async () => {
    const { at, rotating, rotation } = await begun();
    await goOn(rotating, rotation);
    const inactive: Equipped = { ...rotation, at: 'deactivated' };
    const newKeyId = rotation.newKey.accessKeyId;
    await at.deleteInIam(newKeyId);
    expect(await failure(goBack(rotating, inactive))).toEqual({
      code: 'rotation-none-works',
      detail: { oldKeyId: alice.accessKeyId, newKeyId },
    });
    expect((await failure(deleteOld(rotating, inactive))).code).toBe('rotation-unsettled');
    expect(rotationIn(rotating)).toEqual(inactive);
  });
});

describe('while a rotation is open', () => {
  const renamed = (document: ProfilesDocument): ProfilesDocument => ({
    ...document,
    profiles: document.profiles.map((profile) => ({ ...profile, name: 'renamed' })),
  });

  test('nothing takes its key from the last profile that has it', async () => {
    const { rotating, rotation } = await begun();
    const { vault } = rotating;
    const refused = { code: 'rotation-open', detail: { name: 'work' } };
    expect(await failure(vault.change((document) => ({ ...document, profiles: [] })))).toEqual(refused);
    const withoutSecret = (document: ProfilesDocument) => ({
      ...document,
      profiles: document.profiles.map((profile) => ({ ...profile, secrets: [] })),
    });
    expect(await failure(vault.change((document) => withoutSecret(document)))).toEqual(refused);
    await vault.change(renamed);
    await seal(rotating, rotation, undefined);
    await vault.change((document) => ({ ...document, profiles: [] }));
  });

  test('its steps are not undone, and other changes are', async () => {
    const { rotating } = await begun();
    const { vault } = rotating;
    const { revision } = vault;
    expect(await failure(vault.undo(revision - 1))).toEqual({ code: 'undo-rotation', detail: undefined });
    await vault.change(renamed);
    await vault.undo(revision);
    expect(vault.document.profiles.map(({ name }) => name)).toEqual(['work']);
  });

  test('no other begins for the same key', async () => {
    const { at, rotating } = await begun();
    expect(await failure(at.begin(rotating))).toMatchObject({ code: 'rotation-two-keys' });
    await at.deleteInIam(alice.accessKeyId);
    expect(await failure(at.begin(rotating))).toEqual({ code: 'rotation-begun', detail: { name: 'work' } });
  });
});

describe('whatever is edited meanwhile', () => {
  /** As a form, an import or -StoreAs does: the same access key id, another secret. */
  async function spoil({ vault }: Rotating): Promise<void> {
    const field = 'aws_secret_access_key';
    const wrong = await vault.sealSecret(profileId, field, utf8('x'.repeat(40)));
    await vault.change((document) => ({
      ...document,
      profiles: document.profiles.map((profile) => ({ ...profile, secrets: [[field, wrong]] })),
    }));
  }

  test.each<[string, (rotating: Rotating, rotation: Equipped) => Promise<unknown>]>([
    ['deactivated', goOn],
    ['deleted', async (rotating, rotation) => deleteOld(rotating, { ...rotation, at: 'deactivated' })],
    ['left', end],
    ['taken back', goBack],
  ])('the profile has a key that works when the old key was %s', async (how, step) => {
    const { at, rotating, rotation } = await begun();
    if (how === 'deleted') await goOn(rotating, rotation);
    await spoil(rotating);
    await step(rotating, rotation);
    expect(await at.workingKey()).toBe(
      how === 'taken back' ? alice.accessKeyId : rotation.newKey.accessKeyId,
    );
  });

  test('going back at once, before a new key was used, puts the old secret right', async () => {
    const at = await account({ refusals: Infinity });
    const rotating = await at.open();
    await failure(at.begin(rotating));
    await spoil(rotating);
    await goBack(rotating, rotationIn(rotating) ?? never());
    expect(await at.workingKey()).toBe(alice.accessKeyId);
  });

  test('a profile that got the old key meanwhile follows at the next step, and its name and settings stay', async () => {
    const { rotating, rotation } = await begun();
    const { vault } = rotating;
    await store(rotating, 'imported', alice.accessKeyId, alice.secretAccessKey);
    await goOn(rotating, rotation);
    expect(vault.document.profiles.map((each) => [each.name, keyOf(each)])).toEqual([
      ['work', rotation.newKey.accessKeyId],
      ['imported', rotation.newKey.accessKeyId],
    ]);
    // The first may go now: the other has the key.
    await vault.change((document) => ({ ...document, profiles: document.profiles.slice(1) }));
    await goBack(rotating, { ...rotation, at: 'deactivated' });
    expect(vault.document.profiles.map((each) => [each.name, keyOf(each)])).toEqual([
      ['imported', alice.accessKeyId],
    ]);
  });

  test('a step leaves a profile as it is that has the right key, so that its sessions stay', async () => {
    const { rotating, rotation } = await begun();
    const [before] = rotating.vault.document.profiles;
    await goOn(rotating, rotation);
    expect(rotating.vault.document.profiles).toEqual([before]);
  });
});

describe('leaving a rotation keeps every secret in the vault', () => {
  test.each<[Equipped['at'], 'old' | 'new', 'old' | 'new']>([
    ['created', 'old', 'new'],
    ['discarding', 'old', 'new'],
    ['switched', 'new', 'old'],
    ['deactivating', 'new', 'old'],
    ['deactivated', 'new', 'old'],
    ['reactivating', 'new', 'old'],
    ['deleting', 'new', 'old'],
  ])('at "%s", where profiles have the %s key and no profile the %s one', async (stage, used, other) => {
    const { at, rotating, rotation } = await begun();
    const { vault } = rotating;
    await end(rotating, await seal(rotating, rotation, { ...rotation, at: stage }));
    const ids = { old: alice.accessKeyId, new: rotation.newKey.accessKeyId };
    expect(vault.document.profiles.map((each) => [each.name, keyOf(each)])).toEqual([
      ['work', ids[used]],
      [`work-${other}-key`, ids[other]],
    ]);
    expect(rotationIn(rotating)).toBeUndefined();
    // Both sign, where the other one is used.
    for (const { id } of vault.document.profiles) await at.signs(id);
    expect(vault.document.profiles.map((each) => textOf(each, 'region'))).toEqual(['us-east-1', 'us-east-1']);
  });

  test('under a name that is free, and not twice where a profile has it already', async () => {
    const { rotating, rotation } = await begun();
    const { vault } = rotating;
    await store(rotating, 'work-old-key', 'AKIAI44QH8DHBEXAMPLE', 'another');
    await end(rotating, rotation);
    expect(vault.document.profiles.map(({ name }) => name)).toEqual([
      'work',
      'work-old-key',
      'work-old-key-2',
    ]);
  });
});

/** Stores a profile as an import does. */
async function store({ vault }: Rotating, name: string, accessKeyId: string, secret: string): Promise<void> {
  const id = newId();
  const field = 'aws_secret_access_key';
  const sealed = await vault.sealSecret(id, field, utf8(secret));
  await vault.change((document) => ({
    ...document,
    profiles: [
      ...document.profiles,
      {
        id,
        name,
        properties: [['aws_access_key_id', accessKeyId]],
        secrets: [[field, sealed]],
        heldBack: [],
        comments: [],
      },
    ],
  }));
}

test('a key that was made elsewhere meanwhile and is in a profile is not called lost', async () => {
  const at = await account();
  // Killed at the request for the key, before IAM has it.
  const dying = life(9);
  const killed = await at.open(dying);
  await Promise.race([at.begin(killed), dying.death]);
  const rotating = await at.open();
  const { vault, aws, where } = rotating;
  const rotation = creatingIn(rotating);
  const { accessKeyId, id: heldId, secret: held } = rotation.oldKey;
  const credentials = { accessKeyId, secretKey: await vault.signingSecret(heldId, held) };
  const { answer } = await aws.ask('iam:CreateAccessKey', {}, { ...where, credentials });
  const { AccessKeyId: made = '', SecretAccessKey = '' } = answer.AccessKey ?? {};
  await store(rotating, 'mine', made, SecretAccessKey);
  expect(await goBack(rotating, rotation)).toBeUndefined();
  expect([...(await at.keys()).keys()]).toEqual([alice.accessKeyId, made]);
});
