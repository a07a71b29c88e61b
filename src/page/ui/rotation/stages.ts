import type { RotationStep } from '../../state/keyRotation.svelte.ts';
import type { RotationView } from '../../state/views.ts';

interface Choice {
  readonly label: string;
  readonly step: RotationStep;
  /** What it does, a sentence that the label begins. */
  readonly does: string;
}

/** What a person has to know where a rotation stands, and what there is to choose; the first choice is the usual one. */
interface Stage {
  readonly text: string;
  readonly choices: readonly Choice[];
}

const goOn = (does: string): Choice => ({ label: 'Go on', step: 'goOn', does });
const goBack = (does: string): Choice => ({ label: 'Go back', step: 'goBack', does });
const leave = (does: string): Choice => ({ label: 'Leave the keys as they are', step: 'end', does });

export function stageOf(rotation: RotationView): Stage {
  const { at, oldKeyId, newKeyId = '', lost } = rotation;
  const reactivates = `makes ${oldKeyId} active, gives it to the profiles again, and deletes ${newKeyId} in IAM, wherever else that is used by then.`;
  switch (at) {
    case 'creating':
      return lost.length > 0 ? lostStage(rotation) : unansweredStage(rotation);
    case 'created':
      return {
        text: `IAM made the new key ${newKeyId}. It is in the vault, and profiles have the old key ${oldKeyId}.`,
        choices: [
          goOn(
            `checks ${newKeyId} with a signed call and gives it to the profiles. ${oldKeyId} stays active.`,
          ),
          goBack(`deletes ${newKeyId} in IAM. Profiles keep ${oldKeyId}.`),
          leave(`ends the rotation with both keys active. ${newKeyId} becomes a profile of its own.`),
        ],
      };
    case 'discarding':
      return {
        text: `Profiles have the old key ${oldKeyId} again. IAM was asked to delete the new key ${newKeyId}, and its answer did not arrive.`,
        choices: [
          goBack(`asks IAM again to delete ${newKeyId}.`),
          goOn(`deletes ${newKeyId} too, and makes another new key.`),
          leave(`ends the rotation. ${newKeyId}, which may be deleted, becomes a profile of its own.`),
        ],
      };
    case 'switched':
      return {
        text: `Profiles have the new key ${newKeyId}. The old key ${oldKeyId} still works: give the new one to whatever else uses the old, then deactivate that.`,
        choices: [
          {
            label: 'Deactivate old key',
            step: 'goOn',
            does: `makes ${oldKeyId} inactive in IAM. It can be made active again.`,
          },
          goBack(
            `gives ${oldKeyId} to the profiles again and deletes ${newKeyId} in IAM, wherever else that is used by then.`,
          ),
          leave(`ends the rotation with both keys active. ${oldKeyId} becomes a profile of its own.`),
        ],
      };
    case 'deactivating':
    case 'reactivating': {
      const wasGoingOn = at === 'deactivating';
      const forth = goOn(`makes ${oldKeyId} inactive.`);
      const back = goBack(reactivates);
      return {
        text: `Profiles have the new key ${newKeyId}. IAM was asked to make the old key ${oldKeyId} ${wasGoingOn ? 'inactive' : 'active again'}, and its answer did not arrive.`,
        choices: [
          ...(wasGoingOn ? [forth, back] : [back, forth]),
          leave(`ends the rotation. ${oldKeyId}, active or not, becomes a profile of its own.`),
        ],
      };
    }
    case 'deactivated':
      return {
        text: `Profiles have the new key ${newKeyId}, and the old key ${oldKeyId} is inactive. While it is there, IAM makes no further key for this user.`,
        choices: [
          {
            label: 'Delete old key',
            step: 'deleteOld',
            does: `deletes ${oldKeyId} in IAM for good. Wait until nothing has missed it for some days.`,
          },
          {
            label: 'Keep old key',
            step: 'end',
            does: `ends the rotation. ${oldKeyId} stays as it is in IAM, and becomes a profile of its own.`,
          },
          goBack(reactivates),
        ],
      };
    case 'deleting':
      return {
        text: `Profiles have the new key ${newKeyId}. IAM was asked to delete the old key ${oldKeyId}, and its answer did not arrive.`,
        choices: [
          goOn('asks IAM again to delete it.'),
          goBack(`works if it was not deleted: ${reactivates}`),
          leave(`ends the rotation. ${oldKeyId}, which may be deleted, becomes a profile of its own.`),
        ],
      };
  }
}

function unansweredStage({ oldKeyId }: RotationView): Stage {
  return {
    text: `IAM was asked for a new key, and its answer did not arrive. Profiles have the key ${oldKeyId}, as before.`,
    choices: [
      goOn('looks for some seconds whether a key was made, and asks again if there is none.'),
      goBack(`looks for it too. If there is none, the rotation ends, and ${oldKeyId} stays.`),
      leave(
        'ends the rotation without a look. A key that was made stays in IAM, active, and nobody has its secret.',
      ),
    ],
  };
}

function lostStage({ oldKeyId, lost }: RotationView): Stage {
  const keys = lost.map(({ accessKeyId, createdAt }) =>
    createdAt === undefined ? accessKeyId : `${accessKeyId}, created ${new Date(createdAt).toLocaleString()}`,
  );
  const ids = idsOf(lost);
  return {
    text: `IAM has a key that came while the rotation was interrupted: ${keys.join('; ')}. Most likely its answer was lost, and with it the secret, which IAM tells once, so that nobody can use it. Delete it, unless somebody else made it for this user just then.`,
    choices: [
      {
        label: 'Delete lost key',
        step: 'deleteLost',
        does: `deletes ${ids} in IAM and nothing else. Profiles keep ${oldKeyId}, and can be given a new key then.`,
      },
      leave(`ends the rotation. ${ids} stays in IAM, where a user has room for two keys.`),
    ],
  };
}

/** Ids of lost keys. */
export function idsOf(lost: RotationView['lost']): string {
  return lost.map(({ accessKeyId }) => accessKeyId).join(', ');
}
