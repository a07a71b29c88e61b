import { describe, expect, test } from 'vitest';
import { utf8 } from '../../../../src/base/bytes.ts';
import { CofferError } from '../../../../src/base/cofferError.ts';
import { deleteLost } from '../../../../src/agent/rotation/creating.ts';
import { goBack } from '../../../../src/agent/rotation/goBack.ts';
import { deleteOld, goOn } from '../../../../src/agent/rotation/goOn.ts';
import { seal, type Equipped, type Rotating } from '../../../../src/agent/rotation/step.ts';
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
async function begun(refusals?: number): Promise<{ at: Account; rotating: Rotating; rotation: Equipped }> {
  const at = await account(refusals);
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
  const at = await account(Infinity);
  const rotating = await at.open();
  expect((await failure(at.begin(rotating))).code).toBe('rotation-unsettled');
  const rotation = rotationIn(rotating);
  expect(rotation?.at).toBe('created');
  if (!rotation) return;
  await goBack(rotating, rotation);
  expect(await at.keys()).toEqual(new Map([[alice.accessKeyId, 'Active']]));
  expect(await at.workingKey()).toBe(alice.accessKeyId);
});

test('a new key that signs as somebody else is in no profile', async () => {
  const at = await account(Infinity);
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

test('a key whose answer never came is shown, and deleted only when asked', async () => {
  const at = await account();
  // Three questions, the intent, and the request that is answered at the tenth moment.
  const dying = life(10);
  const killed = await at.open(dying);
  await Promise.race([at.begin(killed), dying.death]);
  const rotating = await at.open();
  const rotation = rotationIn(rotating);
  if (rotation?.at !== 'creating') throw new Error('it died while the key was created');
  const [lostId] = [...(await at.keys()).keys()].filter((id) => id !== alice.accessKeyId);
  for (const step of [goOn, goBack]) {
    const shown = await step(rotating, { ...rotation });
    expect(shown).toEqual({
      ...rotation,
      lost: [{ accessKeyId: lostId, createdAt: expect.any(Number) as number }],
    });
  }
  expect(at.changes).toEqual(['CreateAccessKey']);
  const found = rotationIn(rotating);
  if (found?.at !== 'creating') throw new Error('it waits for the user');
  await goOn(rotating, await deleteLost(rotating, found));
  expect(at.changes).toEqual(['CreateAccessKey', `DeleteAccessKey ${lostId ?? ''}`, 'CreateAccessKey']);
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

test('a secret that was edited meanwhile is put right before the old key goes, which would leave none that works', async () => {
  const at = await account();
  const rotating = await at.open();
  const { vault } = rotating;
  await goOn(rotating, await at.begin(rotating));
  // As a form, an import or -StoreAs does: the same access key id, another secret.
  const wrong = await vault.sealSecret(profileId, 'aws_secret_access_key', utf8('x'.repeat(40)));
  await vault.change((document) => ({
    ...document,
    profiles: document.profiles.map((profile) => ({
      ...profile,
      secrets: [['aws_secret_access_key', wrong]],
    })),
  }));
  const rotation = rotationIn(rotating);
  if (rotation?.at !== 'deactivated') throw new Error('the old key is not deactivated');
  await deleteOld(rotating, rotation);
  expect(await at.workingKey()).toBe(rotation.newKey.accessKeyId);
});

test('a key that was made elsewhere meanwhile and is in a profile is not called lost', async () => {
  const at = await account();
  // Killed at the request for the key, before IAM has it.
  const dying = life(9);
  const killed = await at.open(dying);
  await Promise.race([at.begin(killed), dying.death]);
  const rotating = await at.open();
  const { vault, aws, where } = rotating;
  const rotation = rotationIn(rotating);
  if (rotation?.at !== 'creating') throw new Error('it died before the key was asked for');
  const { accessKeyId, id: heldId, secret: held } = rotation.oldKey;
  const credentials = { accessKeyId, secretKey: await vault.signingSecret(heldId, held) };
  const { answer } = await aws.ask('iam:CreateAccessKey', {}, { ...where, credentials });
  const { AccessKeyId: made = '', SecretAccessKey = '' } = answer.AccessKey ?? {};
  const id = '0'.repeat(32);
  const secret = await vault.sealSecret(id, 'aws_secret_access_key', utf8(SecretAccessKey));
  await vault.change((document) => ({
    ...document,
    profiles: [
      ...document.profiles,
      {
        id,
        name: 'mine',
        properties: [['aws_access_key_id', made]],
        secrets: [['aws_secret_access_key', secret]],
        heldBack: [],
        comments: [],
      },
    ],
  }));
  expect(await goBack(rotating, rotation)).toBeUndefined();
  expect([...(await at.keys()).keys()]).toEqual([alice.accessKeyId, made]);
});
