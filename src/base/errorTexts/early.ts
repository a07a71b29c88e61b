import type { Texts } from './texts.ts';

/** Of what can go wrong before a vault is open: all that the first screen comes with. */
export const earlyTexts = {
  // agent
  locked: () => 'The vault is locked. Unlock it and try again.',
  'command-malformed': (d: { command: string; where: string }) =>
    `The command "${d.command}" was refused: ${d.where} is not of the expected form. Reload Coffer; page and agent may be of different versions.`,
  'command-unknown': (d: { command: string }) =>
    `The command "${d.command}" is not one the agent knows. Reload Coffer; page and agent may be of different versions.`,
  'part-not-loaded': () =>
    'A part of Coffer could not be loaded. Nothing was changed. Check the connection and reload the page; there may be a newer version.',
  cancelled: () => 'Cancelled.',
  unexpected: (d: { name: string }) =>
    `Something went wrong inside Coffer (${d.name}). Whether anything was stored is not known: look before you try again. If it stays, report it with what you did.`,
  // vault
  'vault-none': () => 'There is no vault in this browser yet. Create one, or try the sandbox.',
  'vault-exists': () =>
    'The vault was not created, because this browser already holds one. Reload the page and unlock that one.',
  'vault-busy': () =>
    'The change was not stored, because another tab kept changing the vault. Nothing was lost. Try again.',
  'passphrase-wrong': () =>
    'The vault was not unlocked: this is not its passphrase. Check capital letters and the keyboard layout, then try again.',
  'passphrase-empty': () => 'The vault was not created, because the passphrase is empty. Type one.',
  'kdf-out-of-bounds': (d: { memoryKiB: number; iterations: number; parallelism: number }) =>
    `The vault was not unlocked: its header asks for Argon2id with ${d.memoryKiB} KiB, ${d.iterations} passes and ${d.parallelism} lanes, outside the bounds that Coffer accepts. The header was changed; restore a backup.`,
  'memory-too-little': (d: { mebibytes: number }) =>
    `The key was not derived from the passphrase: this takes ${d.mebibytes} MiB of memory, which the browser did not grant. Close other tabs and try again.`,
  'header-damaged': () =>
    'The vault was not unlocked: its header is damaged. The passphrase was not the reason. Nothing was changed; restore a backup if you have one.',
  'format-newer': () =>
    'The vault was not opened: a newer Coffer wrote it, and this one would damage it. Reload the page to get the newest Coffer.',
  'document-damaged': (d: { document: string; revision: number; intact?: number }) =>
    `The newest copy of the vault\'s ${d.document} (revision ${d.revision}) is damaged and was not opened. ` +
    (d.intact === undefined
      ? 'No earlier copy is intact either. Nothing was changed; restore a backup if you have one.'
      : `Nothing was changed. Revision ${d.intact} is intact and can be opened instead.`),
  'disk-full': () =>
    "The change was not stored, because the disk or the browser's share of it is full. The vault is as it was. Free some space and try again.",
  'store-failed': (d: { name: string }) =>
    `The vault\'s storage in this browser did not answer as it should (${d.name}). The vault is as it was. Reload the page and try again.`,
  'store-unavailable': (d: { name: string }) =>
    `This browser gives Coffer no storage (${d.name}). Private windows and blocked site data are the usual reasons; allow site data for this address, or try the sandbox, which needs none.`,
  'store-blocked': () =>
    'The vault was not opened, because another tab of Coffer still runs an older version. Close that tab, then reload.',
  // page
  'passphrase-short': (d: { length: number; least: number }) =>
    `The vault was not created: the passphrase has ${d.length} characters, and it needs ${d.least} at least. Four or five random words do well.`,
  'passphrase-differs': () =>
    'The vault was not created: the two passphrases differ. Type the same one twice.',
  'agent-stopped': () =>
    'Coffer could not start: its agent, which holds the keys, stopped. Reload; if it stays, the browser may lack memory or be too old.',
} as const satisfies Texts;
