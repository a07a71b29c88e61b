import type { Texts } from './texts.ts';

/** Of rotating access keys. */
export const rotationTexts = {
  'rotation-temporary': (d: { name: string }) =>
    `The access key of "${d.name}" was not rotated, because its credentials are temporary: they end by themselves, and IAM makes no others in their place. Rotate the key of the user that they were made with.`,
  'rotation-no-key': (d: { name: string; type: string }) =>
    `The access key of "${d.name}" was not rotated, because the profile has none of its own: it is of type ${d.type}. Rotate the key of the profile that its credentials come from.`,
  'rotation-root': (d: { name: string }) =>
    `The access key of "${d.name}" was not rotated, because it is the root user's. Coffer keeps its hands off that user: sign in to the console as root, delete the key, and use the key of an IAM user, or a role, instead.`,
  'rotation-not-user': (d: { name: string; arn: string }) =>
    `The access key of "${d.name}" was not rotated, because it belongs to ${d.arn}, which is no IAM user. Rotate the key of a user.`,
  'rotation-unlisted': (d: { name: string; why: string }) =>
    `The access key of "${d.name}" was not rotated, because its user's keys could not be listed, and without that a key whose creation was interrupted could not be found again. Nothing was changed. ${d.why}`,
  'rotation-two-keys': (d: { name: string; other: string }) =>
    `The access key of "${d.name}" cannot be rotated yet: its user has two keys, which is the most IAM allows, so that there is no room for a new one. If nobody uses ${d.other}, delete it in IAM, or on the console with Remove-IAMAccessKey; then try again.`,
  'rotation-begun': (d: { name: string }) =>
    `The rotation was not begun, because one of the access key of "${d.name}" is open already. Go on with that one, or go back.`,
  'rotation-open': (d: { name: string }) =>
    `Nothing was changed, because the access key of "${d.name}" is being rotated, and this would take it out of the vault. Finish the rotation first, or go back: "Rotate key" under "More" on Profiles.`,
  'rotation-running': () =>
    'The rotation was not gone on with, because another tab is at work on one. Wait until that is done, then look at it again.',
  'rotation-moved-on': () =>
    'The rotation was not gone on with, because it is no longer where it was: another tab went on with it or ended it. Look at it again.',
  'rotation-answer-empty': () =>
    'The rotation stopped, because the answer of IAM to the request for a new key holds none. Profiles have the old key. Go on, or back: both look whether a key was made.',
  'rotation-key-gone': (d: { accessKeyId: string }) =>
    `Nothing was changed, because no profile of the vault has the access key ${d.accessKeyId} any more, so that a key in its place would be of use to none. Look at the profiles, then try again.`,
  'rotation-key-unlisted': (d: { accessKeyId: string }) =>
    `No new key was made, because the user of ${d.accessKeyId} has two keys by now, the most that IAM allows, and IAM lists none that this vault does not know of: the one whose answer was lost may not be listed yet. The rotation stays as it was. Go on or back in some minutes; both look for that key first.`,
  'rotation-unsettled': (d: { accessKeyId: string }) =>
    `AWS does not know the access key ${d.accessKeyId} after a minute of waiting: it may need longer, or somebody deactivated or deleted it. No profile got another key. Go on in some minutes, or go back.`,
  'rotation-other-owner': (d: { accessKeyId: string; arn: string; expected: string }) =>
    `The rotation stopped, because ${d.accessKeyId} signed as ${d.arn} and not as ${d.expected}. Look whether the profile still has the endpoint that its key is for; else find out in IAM whose key that is, and go back.`,
  'rotation-none-works': (d: { oldKeyId: string; newKeyId: string }) =>
    `The rotation cannot go back, because AWS knows neither key: the new one, ${d.newKeyId}, was deleted or deactivated elsewhere, and the old one, ${d.oldKeyId}, does not sign. Nothing was changed. Have an administrator make one of them active in IAM, then go back or on.`,
  'rotation-old-deleted': (d: { accessKeyId: string }) =>
    `The rotation cannot go back, because IAM no longer has the old key ${d.accessKeyId}. The profiles have the new one. Go on instead, or delete the old key here too: that ends the rotation.`,
  'undo-rotation': () =>
    'The change was not undone, because it is a step of a key rotation, and undoing it would not undo what AWS did. Go back in the rotation instead: "Rotate key" under "More" on Profiles.',
} as const satisfies Texts;
