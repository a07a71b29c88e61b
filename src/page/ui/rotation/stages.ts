import type { RotationStep } from '../../state/keyRotation.svelte.ts';
import type { RotationView } from '../../state/views.ts';

interface Choice {
  readonly label: string;
  readonly step: RotationStep;
}

/** What a person has to know where a rotation stands, and what there is to choose; the first choice is the usual one. */
interface Stage {
  readonly text: string;
  readonly choices: readonly Choice[];
}

const goOn: Choice = { label: 'Go on', step: 'goOn' };
const goBack: Choice = { label: 'Go back', step: 'goBack' };
const leave: Choice = { label: 'Leave the keys as they are', step: 'end' };

export function stageOf({ at, oldKeyId, newKeyId = '', lost }: RotationView): Stage {
  switch (at) {
    case 'creating':
      return lost.length > 0
        ? { text: lostText(lost), choices: [{ label: 'Delete lost key', step: 'deleteLost' }, leave] }
        : {
            text: 'IAM was asked for a new key, and its answer did not arrive. Profiles have the old key, which works. Going on, or back, looks first whether a key was made.',
            choices: [goOn, goBack, leave],
          };
    case 'created':
      return {
        text: `The new key ${newKeyId} is in the vault, and no profile uses it yet. Going on checks it with a signed call first; going back deletes it.`,
        choices: [goOn, goBack, leave],
      };
    case 'discarding':
      return {
        text: `Profiles have the old key again. IAM was asked to delete the new key ${newKeyId}, and its answer did not arrive. Going back asks again; going on makes another one.`,
        choices: [goBack, goOn, leave],
      };
    case 'switched':
      return {
        text: `Profiles have the new key ${newKeyId}. The old key ${oldKeyId} still works: give the new one to whatever else uses the old, then deactivate that. An inactive key can be made active again. Going back does, and deletes the new key, wherever else it is used by then.`,
        choices: [{ label: 'Deactivate old key', step: 'goOn' }, goBack, leave],
      };
    case 'deactivating':
    case 'reactivating':
      return {
        text: `Profiles have the new key ${newKeyId}. IAM was asked to make the old key ${oldKeyId} ${at === 'deactivating' ? 'inactive' : 'active again'}, and its answer did not arrive. Going on makes it inactive; going back makes it active and gives it to the profiles.`,
        choices: [goOn, goBack, leave],
      };
    case 'deactivated':
      return {
        text: `Profiles have the new key ${newKeyId}, and the old key ${oldKeyId} is inactive. When nothing has missed it for some days, delete it: there is no way back from that. While it is there, IAM makes no further key for this user.`,
        choices: [
          { label: 'Delete old key', step: 'deleteOld' },
          { label: 'Keep old key', step: 'end' },
          goBack,
        ],
      };
    case 'deleting':
      return {
        text: `Profiles have the new key ${newKeyId}. IAM was asked to delete the old key ${oldKeyId}, and its answer did not arrive. Going on asks again; going back works if it was not deleted.`,
        choices: [goOn, goBack, leave],
      };
  }
}

function lostText(lost: RotationView['lost']): string {
  const keys = lost.map(({ accessKeyId, createdAt }) =>
    createdAt === undefined ? accessKeyId : `${accessKeyId}, created ${new Date(createdAt).toLocaleString()}`,
  );
  return `IAM has a key that came while the rotation was interrupted: ${keys.join('; ')}. Most likely its answer was lost, and with it the secret, which IAM tells once, so that nobody can use it. Delete it, unless somebody else made it for this user just then.`;
}
