import { expect, test } from 'vitest';
import { KeyRotation } from '../../../src/page/state/keyRotation.svelte.ts';
import { endOf } from '../../../src/page/ui/rotation/ends.ts';
import { holderNotes } from '../../../src/page/ui/rotation/holderNotes.ts';
import { goesOnAtOnce } from '../../../src/page/ui/rotation/interrupted.ts';
import { stageOf } from '../../../src/page/ui/rotation/stages.ts';
import type { ProfileView } from '../../../src/protocol/views/profiles.ts';
import type { RotationView } from '../../../src/protocol/views/rotation.ts';
import { emptyVault } from './fakeAgent.ts';
import { id, start } from './startFiles.ts';

const oldKeyId = 'AKIAIOSFODNN7EXAMPLE';
const newKeyId = 'AKIAI44QH8DHBEXAMPLE';
const lostId = 'AKIAQNZGKIQY56JQ7WML';
const profile: ProfileView = { id, name: 'work', type: 'Basic', sandbox: false };
const rotation: RotationView = { id, at: 'switched', profiles: [id], oldKeyId, newKeyId, lost: [] };
const creating: RotationView = { id, at: 'creating', profiles: [id], oldKeyId, lost: [] };
const survey = { arn: 'arn:aws:iam::123456789012:user/alice', accessKeyId: oldKeyId, keys: [] };

/** The rotation of a profile's key, as the page has it of an unlocked vault. */
async function startRotation(stands: RotationView | undefined) {
  const page = await start();
  const view = { ...emptyVault, profiles: [profile], rotations: stands ? [stands] : [] };
  page.vault.show(view);
  return { ...page, view, rotation: new KeyRotation(page.agent, page.vault, id) };
}

test('before it begins, the keys that IAM lists are looked for in profiles, and a refusal is a sentence', async () => {
  const { answer, asked, rotation } = await startRotation(undefined);
  const looked = rotation.look();
  await answer('rotation.survey', {
    ...survey,
    keys: [{ accessKeyId: oldKeyId, active: true }],
    refusal: { code: 'rotation-two-keys', detail: { name: 'work', other: newKeyId } },
  });
  const holders = { holders: [{ accessKeyId: oldKeyId, name: 'work', follows: true }], unread: [] };
  await answer('keys.holders', holders);
  await looked;
  expect(asked()).toEqual([
    ['rotation.survey', { id }],
    ['keys.holders', { accessKeyIds: [oldKeyId] }],
  ]);
  expect([rotation.open, rotation.isOver, rotation.holders]).toEqual([undefined, false, holders]);
  expect(rotation.refusal).toContain(`If nobody uses ${newKeyId}, delete it in IAM`);
});

test('a look that is still under way is given up for the one after it', async () => {
  const { answer, asked, current, rotation: key } = await startRotation(rotation);
  const early = key.look();
  const { received } = current();
  const first = received.length;
  const late = key.look();
  await answer('rotation.survey', survey);
  await answer('keys.holders', { holders: [], unread: [] });
  current().send({ kind: 'answer', id: first, output: { ...survey, accessKeyId: newKeyId } });
  await Promise.all([early, late]);
  expect(received).toContainEqual({ kind: 'cancel', id: first });
  expect([key.survey, key.lookFailure]).toEqual([survey, undefined]);
  expect(asked().map(([command]) => command)).toEqual(['rotation.survey', 'rotation.survey', 'keys.holders']);
});

test('after its end no more is asked of AWS, and both keys are looked for still', async () => {
  const { answer, asked, rotation: key, view } = await startRotation(rotation);
  const ended = key.step('end', rotation);
  const kept = { ...profile, id: '00000000000000000000000000000009', name: 'work-old-key' };
  await answer('rotation.end', { ...view, profiles: [profile, kept], rotations: [] });
  await ended;
  expect([key.isOver, key.ended]).toEqual([true, { step: 'end', from: rotation, keptAs: ['work-old-key'] }]);
  const looked = key.look();
  await answer('keys.holders', { holders: [], unread: [] });
  await looked;
  expect(asked()).toEqual([
    ['rotation.end', { rotation: id }],
    ['keys.holders', { accessKeyIds: [oldKeyId, newKeyId] }],
  ]);
});

test('a lost key that is deleted ends a rotation and leaves room for another one', async () => {
  const lost = { ...creating, lost: [{ accessKeyId: lostId }] };
  const { answer, rotation: key, view } = await startRotation(lost);
  const ended = key.step('deleteLost', lost);
  await answer('rotation.deleteLost', { ...view, rotations: [] });
  await ended;
  expect([key.isOver, key.ended]).toEqual([false, { step: 'deleteLost', from: lost, keptAs: [] }]);
});

test.each<[string, Parameters<typeof endOf>[0]]>([
  [
    `Rotated. The profile has the key ${newKeyId}, and the old one is deleted.`,
    { step: 'deleteOld', from: rotation, keptAs: [] },
  ],
  [
    `The profile has its old key ${oldKeyId}, and the new one is gone.`,
    { step: 'goBack', from: rotation, keptAs: [] },
  ],
  [
    `The profile keeps its key ${oldKeyId}. IAM lists no new one.`,
    { step: 'goBack', from: creating, keptAs: [] },
  ],
  [
    `The rotation is ended. The profile has the key ${newKeyId}; ${oldKeyId} is the profile “work-old-key” now.`,
    { step: 'end', from: rotation, keptAs: ['work-old-key'] },
  ],
  [
    `The rotation is ended. The profile has the key ${oldKeyId}; ${newKeyId} is the profile “work-new-key” now.`,
    { step: 'end', from: { ...rotation, at: 'created' }, keptAs: ['work-new-key'] },
  ],
  [
    `The rotation is ended. Profiles have both keys, ${oldKeyId} and ${newKeyId}.`,
    { step: 'end', from: rotation, keptAs: [] },
  ],
  [
    `The rotation is ended. The profile keeps its key ${oldKeyId}. If IAM made a new one, it is there, and nobody has its secret: delete it in IAM.`,
    { step: 'end', from: creating, keptAs: [] },
  ],
  [
    `The rotation is ended. The profile keeps its key ${oldKeyId}. ${lostId} stays in IAM, and nobody has its secret: delete it in IAM.`,
    { step: 'end', from: { ...creating, lost: [{ accessKeyId: lostId }] }, keptAs: [] },
  ],
])('its end is told as it is: %s', (text, ended) => {
  expect(endOf(ended)).toBe(text);
});

test('what keeps a key of the rotation is told at each stage, and what follows it is not', () => {
  const inFile = (accessKeyId: string) => ({
    accessKeyId,
    name: 'mine',
    location: '~/.aws/credentials',
    follows: false,
  });
  const followed = { accessKeyId: newKeyId, name: 'work', follows: true };
  const holders = { holders: [followed, ...[oldKeyId, newKeyId, lostId].map(inFile)], unread: [] };
  const told = (standing: Parameters<typeof holderNotes>[1]) =>
    holderNotes(holders, standing).map((note) => [note.accessKeyId, note.heading, note.holders]);
  const note = (accessKeyId: string, heading: string) => [accessKeyId, heading, [inFile(accessKeyId)]];
  expect(told({ at: 'before', accessKeyId: oldKeyId })).toEqual([
    note(oldKeyId, 'These keep the present key'),
  ]);
  expect(told({ at: 'open', rotation: { ...creating, lost: [{ accessKeyId: lostId }] } })).toEqual([
    note(lostId, 'These hold a key that seemed lost'),
  ]);
  expect(told({ at: 'open', rotation })).toEqual([
    note(oldKeyId, 'These keep the old key'),
    note(newKeyId, 'These hold the new key'),
  ]);
  const ended = (step: Parameters<typeof endOf>[0]['step']) =>
    told({ at: 'ended', ended: { step, from: rotation, keptAs: [] } });
  expect(ended('deleteOld')).toEqual([note(oldKeyId, 'These still hold the old key, which is gone')]);
  expect(ended('goBack')).toEqual([note(newKeyId, 'These still hold the new key, which is gone')]);
});

test.each<[RotationView['at'], atOnce: boolean, usual: string]>([
  ['creating', true, 'Go on'],
  ['created', true, 'Go on'],
  ['discarding', false, 'Go back'],
  ['switched', false, 'Deactivate old key'],
  ['deactivating', false, 'Go on'],
  ['reactivating', false, 'Go back'],
  ['deactivated', false, 'Delete old key'],
  ['deleting', true, 'Go on'],
])('one interrupted at %s is never turned round without a look', (at, atOnce, usual) => {
  const interrupted: RotationView = { ...rotation, at };
  expect([goesOnAtOnce(interrupted), stageOf(interrupted).choices[0]?.label]).toEqual([atOnce, usual]);
});
