import type { RotationView } from '../../state/views.ts';

/**
 * Whether “Go on” does what the user had begun, and nothing else. Who else holds the old key is looked at before that is
 * deactivated, and a going back that was interrupted is not undone unasked.
 */
export function goesOnAtOnce({ at }: RotationView): boolean {
  return at === 'creating' || at === 'created' || at === 'deleting';
}
