import { onDestroy } from 'svelte';
import { useCoffer } from '../../state/coffer.ts';
import { DialogAttempt } from '../../state/dialogAttempt.svelte.ts';

/** What the dialog of a component tries; asked for while the component is made. */
export function dialogAttempt(onclose: () => void): DialogAttempt {
  const attempt = new DialogAttempt(useCoffer().notices, onclose);
  onDestroy(() => {
    attempt.end();
  });
  return attempt;
}
