/** Whether Up goes to the line that was run before, and not to the one above. */
export function isCaretInFirstLine({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): boolean {
  return selectionStart === selectionEnd && !value.slice(0, selectionStart).includes('\n');
}

/** The same for Down. */
export function isCaretInLastLine({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): boolean {
  return selectionStart === selectionEnd && !value.slice(selectionEnd).includes('\n');
}

/** Whether Ctrl+C is to copy something. What is selected in a field is no selection of the document. */
export function isTextSelected(): boolean {
  const { activeElement: field } = document;
  const isField = field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;
  if (isField && field.selectionStart !== field.selectionEnd) return true;
  return getSelection()?.isCollapsed === false;
}
