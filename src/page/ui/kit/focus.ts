import type { Attachment } from 'svelte/attachments';

/** Takes the focus when it appears, so that a keyboard and a screen reader are where the news is. */
export const takeFocus: Attachment<HTMLElement> = (node) => {
  node.focus({ preventScroll: true });
};

/** Gives the focus to the screen's heading, where the button that had it goes away by its own click. */
export function focusHeading(): void {
  document.querySelector('h1')?.focus({ preventScroll: true });
}

/** The same where the focus is nowhere, or on what can no longer have it and loses it with the next picture. */
export function focusHeadingIfLost(): void {
  const { activeElement } = document;
  if (activeElement === null || activeElement === document.body || activeElement.matches(':disabled'))
    focusHeading();
}
