let open = $state(0);

/** Whether a dialog is open: one at a time, so that what is being typed into it stays. */
export function isDialogOpen(): boolean {
  return open > 0;
}

/** Counts a dialog that opens. @returns what counts it off again */
export function dialogOpened(): () => void {
  open += 1;
  return () => {
    open -= 1;
  };
}
