import type { EndedRotation } from '../../state/keyRotation.svelte.ts';
import type { RotationView } from '../../state/views.ts';
import { idsOf } from './stages.ts';

/** What became of a rotation at its end. */
export function endOf({ step, from, keptAs }: EndedRotation): string {
  const { at, oldKeyId, newKeyId = '', lost } = from;
  switch (step) {
    case 'goOn':
    case 'deleteOld':
      return `Rotated. The profile has the key ${newKeyId}, and the old one is deleted.`;
    case 'goBack':
      return at === 'creating'
        ? `The profile keeps its key ${oldKeyId}. IAM lists no new one.`
        : `The profile has its old key ${oldKeyId}, and the new one is gone.`;
    case 'deleteLost':
      return `The lost key ${idsOf(lost)} is deleted. The profile keeps its key ${oldKeyId}.`;
    case 'end':
      return `The rotation is ended. ${leftText(from, keptAs)}`;
  }
}

function leftText({ at, oldKeyId, newKeyId = '', lost }: RotationView, keptAs: readonly string[]): string {
  if (at === 'creating') {
    const other = lost.length > 0 ? `${idsOf(lost)} stays in IAM` : 'If IAM made a new one, it is there';
    return `The profile keeps its key ${oldKeyId}. ${other}, and nobody has its secret: delete it in IAM.`;
  }
  const [name] = keptAs;
  if (name === undefined) return `Profiles have both keys, ${oldKeyId} and ${newKeyId}.`;
  const isNewUsed = at !== 'created' && at !== 'discarding';
  const [used, kept] = isNewUsed ? [newKeyId, oldKeyId] : [oldKeyId, newKeyId];
  return `The profile has the key ${used}; ${kept} is the profile “${name}” now.`;
}
