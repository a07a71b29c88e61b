/** Whether a dialog is open: one at a time, so that what is being typed into it stays. */
export function isDialogOpen(): boolean {
  return document.querySelector('dialog[open]') !== null;
}
