import type { EndedRotation } from '../../state/keyRotation.svelte.ts';
import type { KeyHoldersView, KeyHolderView, RotationView } from '../../state/views.ts';

/** What holds a key that a rotation does not follow it with, and what that means for it. */
interface HolderNote {
  readonly accessKeyId: string;
  readonly heading: string;
  readonly advice: string;
  readonly holders: readonly KeyHolderView[];
}

/** Where a rotation stands: before it begins, only its key is known. */
export type Standing =
  | { readonly at: 'before'; readonly accessKeyId: string }
  | { readonly at: 'open'; readonly rotation: RotationView }
  | { readonly at: 'ended'; readonly ended: EndedRotation };

const storeAgain = 'Store the profile there again, on the screen Files.';
const failsLater = `What uses them fails once that is deactivated. Once profiles have the new one: ${storeAgain}`;

/** What has to be known of profiles which keep a key, those of linked files above all; in the order of the keys. */
export function holderNotes({ holders }: KeyHoldersView, standing: Standing): readonly HolderNote[] {
  return meaningsOf(standing).flatMap(([accessKeyId, heading, advice]) => {
    const found = holders.filter((holder) => holder.accessKeyId === accessKeyId && !holder.follows);
    return accessKeyId !== undefined && found.length > 0
      ? [{ accessKeyId, heading, advice, holders: found }]
      : [];
  });
}

type Meaning = readonly [accessKeyId: string | undefined, heading: string, advice: string];

function meaningsOf(standing: Standing): readonly Meaning[] {
  switch (standing.at) {
    case 'before':
      return [[standing.accessKeyId, 'These keep the present key', failsLater]];
    case 'open':
      return openMeanings(standing.rotation);
    case 'ended':
      return endedMeanings(standing.ended);
  }
}

function openMeanings({ at, oldKeyId, newKeyId, lost }: RotationView): readonly Meaning[] {
  const holdNew: Meaning = [
    newKeyId,
    'These hold the new key',
    `Going back deletes it: what uses them fails then.`,
  ];
  switch (at) {
    case 'creating':
      return lost.map(({ accessKeyId }) => [
        accessKeyId,
        'These hold a key that seemed lost',
        'Whoever stored it there has its secret: do not delete it.',
      ]);
    case 'created':
    case 'discarding':
      return [[oldKeyId, 'These keep the old key', failsLater], holdNew];
    case 'switched':
      return [
        [oldKeyId, 'These keep the old key', `What uses them fails once that is deactivated. ${storeAgain}`],
        holdNew,
      ];
    case 'deactivating':
    case 'deactivated':
    case 'reactivating':
    case 'deleting':
      return [
        [
          oldKeyId,
          'These keep the old key, which is or may be inactive',
          `What uses them fails. ${storeAgain}`,
        ],
        holdNew,
      ];
  }
}

function endedMeanings({ step, from: { at, oldKeyId, newKeyId } }: EndedRotation): readonly Meaning[] {
  const failing = `What uses them fails. ${storeAgain}`;
  switch (step) {
    case 'goOn':
    case 'deleteOld':
      return [[oldKeyId, 'These still hold the old key, which is gone', failing]];
    case 'goBack':
      return [[newKeyId, 'These still hold the new key, which is gone', failing]];
    case 'end':
      return at === 'created' || at === 'discarding'
        ? [[newKeyId, 'These hold the new key', 'It is another one than that of the profile.']]
        : [[oldKeyId, 'These hold the old key', 'What uses them fails where that is not active.']];
    case 'deleteLost':
      return [];
  }
}
