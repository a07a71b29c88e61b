import type { Texts } from './texts.ts';

/** Of importing and exporting, and of reading shared files. */
export const transferTexts = {
  'import-nothing': () => 'There is nothing to import. Choose files, or paste the text of one.',
  'import-plan-stale': () =>
    'The import was not applied, because the profiles changed since the preview. Nothing was changed. Preview again.',
  'import-empty': (d: { name: string }) =>
    `"${d.name}" was not imported, because there is nothing in it. Choose another file.`,
  'file-too-large': (d: { name: string; bytes: number; limitBytes: number }) =>
    `"${d.name}" was not read, because it is too large: ${mebibytes(d.bytes)} MiB, and the limit is ${mebibytes(d.limitBytes)} MiB. A credentials or config file is far smaller; make sure that it is one.`,
  'file-not-text': (d: { name: string; found: 'utf-16' | 'binary' | 'not-utf-8' }) =>
    d.found === 'utf-16'
      ? `"${d.name}" was not read, because it is text in UTF-16. Save it as UTF-8 and try again.`
      : d.found === 'binary'
        ? `"${d.name}" was not read, because it is binary and not text. Make sure that it is a credentials or config file.`
        : `"${d.name}" was not read, because it is not text in UTF-8. Save it as UTF-8 and try again.`,
  'file-unreadable': (d: { name: string }) =>
    `"${d.name}" was not read, because the browser could not open it: it may be a folder, or have been moved, changed or locked since. Nothing was stored. Choose the files themselves.`,
  'field-invalid': (d: { field: string; expected: string }) =>
    `The profile was not saved, because ${d.field} needs ${d.expected}.`,
  'profile-unwritable': (d: { name: string; reason: string }) =>
    `Profile "${d.name}" was not written to a shared file, because not every AWS tool would read it back as it is: ${d.reason} Change that in the profile, or leave the profile out.`,
  'export-nothing': () =>
    'Nothing was exported, because the chosen profiles have nothing that belongs in the chosen file. Choose other profiles, or both files.',
  'passphrase-not-confirmed': () =>
    'Nothing left the vault: this is not its passphrase. Check capital letters and the keyboard layout, then try again.',
} as const satisfies Texts;

/** Rounded up to a tenth, so that a file just over a limit does not seem to be just at it. */
function mebibytes(bytes: number): number {
  return Math.ceil((bytes / 1024 / 1024) * 10) / 10;
}
