import type { Texts } from './texts.ts';

/** Of linked files. */
export const filesTexts = {
  'location-invalid': () =>
    'The location was not added, because it needs a name on one line, such as ~/.aws/credentials. Type one.',
  'location-exists': (d: { location: string }) =>
    `The location was not added, because "${d.location}" names one already. Choose another name, or unlink that one.`,
  'location-empty': () =>
    'The location was not added, because no file was chosen. Choose the .aws folder, or a credentials or config file.',
  'location-two-of-a-kind': (d: { file: string }) =>
    `The location was not added, because two of the chosen files are ${d.file} files. Choose one credentials file, one config file, or one of each.`,
  'location-one-file': () =>
    'The location was not added, because the same file was chosen as credentials and as config, of which tools read different things. Choose another file for one of them, or "None".',
  'location-same': (d: { location: string }) =>
    `The location was not added, because "${d.location}" has that folder or file already. Choose another, or unlink that one.`,
  'location-lost': (d: { location: string }) =>
    `The files of ${d.location} were not found, because this browser no longer holds the link to them. Unlink the location and link it again.`,
  'location-gone': () => 'The location was not found; it has been unlinked since. Nothing was changed.',
  'file-permission': (d: { location: string; file: string; wanted: 'read' | 'write' }) =>
    `"${d.file}" of ${d.location} was not ${d.wanted === 'read' ? 'read' : 'changed'}, because the browser needs your permission first. Choose "Allow access" on the screen "Files", then try again.`,
  'file-denied': (d: { location: string; file: string; wanted: 'read' | 'write' }) =>
    `"${d.file}" of ${d.location} was not ${d.wanted === 'read' ? 'read' : 'changed'}, because the browser or the operating system does not permit it. Nothing was changed. Allow it in the site settings of the browser or for the file itself, then try again.`,
  'file-gone': (d: { location: string; file: string }) =>
    `"${d.file}" of ${d.location} was not found; it was moved, renamed or deleted. Nothing was changed. Put it back, or unlink the location and link it again.`,
  'file-is-folder': (d: { location: string }) =>
    `${d.location} was not used, because a folder stands where its credentials or config file belongs. Nothing was changed. Rename that folder, then try again.`,
  'file-changed': (d: { location: string; file: string }) =>
    `"${d.file}" of ${d.location} was not changed, because another program changed it at the same time. It is as that program left it. Look at it, then try again.`,
  'file-busy': (d: { location: string; file: string }) =>
    `"${d.file}" of ${d.location} was not changed, because another program or tab is writing to it. It is as it was. Try again in a moment.`,
  'file-disk-full': (d: { location: string; file: string }) =>
    `"${d.file}" of ${d.location} was not changed, because the disk or the browser's share of it is full. It is as it was. Free some space and try again.`,
  'file-failed': (d: { location: string; file: string; name: string }) =>
    `"${d.file}" of ${d.location} could not be used (${d.name}). It was not changed. Try again; if that does not help, unlink the location and link it again.`,
  'file-active-key': (d: { name: string; location: string; key: string }) =>
    `Profile "${d.name}" of ${d.location} was not used, because its ${d.key} could send its credentials elsewhere. Copy the profile to the vault and tick the key there, if you trust it.`,
  'snapshot-changed': (d: { location: string; file: string }) =>
    `"${d.file}" of ${d.location} was not read, because it changed since it was opened, and this browser does not let Coffer read it again. Open it again.`,
  'take-lossy': (d: { name: string; location: string; what: string }) =>
    `Nothing was moved, because ${d.location} has ${d.what} under "${d.name}", which the vault would not get. Put that right in the file (Problems says where), or copy the profile.`,
  'move-incomplete': (d: { name: string; location: string; missing: string }) =>
    `Nothing was moved, because ${d.location} would not have all of "${d.name}": ${d.missing} would be lost. Tick it if it is an active key, or copy the profile.`,
  'snapshot-only-copy': () =>
    'Nothing was moved, because changes to an opened file are in memory until they are downloaded, and a lock would lose what the vault no longer has. Copy instead, download, then remove the profile.',
  'section-differs': (d: { location: string; section: string; key: string }) =>
    `Nothing was stored, because a profile refers to [${d.section}], and the one in ${d.location} is not the vault's: ${d.key} differs. Rename that section in the file, with what refers to it there, or edit it so that both say the same.`,
  'section-without-config': (d: { location: string; section: string }) =>
    `Nothing was stored, because a profile refers to [${d.section}], which can stand in a config file only, and ${d.location} has none linked. Unlink it and link its folder or both files, or choose another location.`,
  'store-plan-stale': () =>
    'Nothing was stored, because the profiles or the files changed since the preview. Nothing was changed. Preview again.',
  'stored-half': (d: { location: string; why: string }) =>
    `What belongs in the credentials file of ${d.location} was stored there, but the rest was not. ${d.why}`,
  'removed-half': (d: { name: string; location: string; why: string }) =>
    `What the credentials file of ${d.location} has of "${d.name}" was removed, but the rest was not. ${d.why}`,
  'moved-half': (d: { location: string; why: string }) =>
    `The profiles are in the vault, but ${d.location} still has all or some of what was to be taken out of it. ${d.why}`,
  'copied-half': (d: { location: string; why: string }) =>
    `The profiles are in ${d.location}, but were not taken out of the vault. ${d.why}`,
} as const satisfies Texts;
