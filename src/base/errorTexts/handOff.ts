import type { Texts } from './texts.ts';

/** Of handing credentials to other programs, once or for as long as the vault is open. */
export const handOffTexts = {
  'clipboard-refused': () =>
    'Nothing was copied, because the browser did not let Coffer write to the clipboard. Click into this window and try again, or download the file.',
  'keep-occupied': (d: { name: string; location: string }) =>
    `No temporary credentials were written to ${d.location}, because [${d.name}] holds keys there that are not Coffer's. Replace them, or take them out of the file; the vault's profile of that name stays as it is.`,
  'keep-anothers': (d: { name: string; location: string }) =>
    `The temporary credentials under [${d.name}] in ${d.location} were left as they are, because this vault did not write them: another vault or program did. Renew them to have this vault's in their place; once they end, that is done by itself.`,
  'keep-unread': (d: { name: string; location: string; key: string }) =>
    `No temporary credentials were written to ${d.location}, because its profile "${d.name}" has ${d.key}, which AWS tools go by before they look at keys. Take that out of the file, or give the profile another name in the vault.`,
  'keep-no-file': (d: { location: string }) =>
    `No temporary credentials were written to ${d.location}, because only its config file is linked. Link its folder, or its credentials file too.`,
  'keep-left': (d: { name: string; location: string }) =>
    `Profile "${d.name}" is not kept in ${d.location} any more. What stands there under the name was left as it is, because it is no longer what Coffer wrote. Take it out of the file yourself if it is not wanted.`,
  'keep-unlinked': (d: { name: string; location: string }) =>
    `The temporary credentials that Coffer kept under [${d.name}] are still in ${d.location || 'a file that was unlinked'}, because they could not be taken out when it was unlinked. Link it again to have them taken out, or take them out of the file yourself.`,
  'keep-asks': () =>
    'The credentials in the file were not renewed, because that takes a code or a token that only you have. Renew them in the dialog "Copy credentials".',
  'keep-snapshot': () =>
    'Nothing was kept, because these files were only opened: this browser lets no page write to them by itself. Download credentials instead.',
  'session-policy-malformed': () =>
    'Nothing was asked for, because the session policy is not a policy in JSON: an object with "Version" and "Statement". Correct it, or leave it empty.',
  'session-policy-long': (d: { length: number; longest: number }) =>
    `Nothing was asked for, because the session policy has ${d.length} characters and AWS takes ${d.longest} at the most. Shorten it.`,
  'session-tag-malformed': (d: { line: number }) =>
    `Nothing was asked for, because session tag ${d.line} is not a key, an equals sign and a value, such as team=web. Correct that line.`,
  'hand-off-role-only': (d: { name: string }) =>
    `Nothing was asked for: profile "${d.name}" assumes no role with other credentials, and Coffer sends a source identity, session tags or managed policies with no other request. Leave them out.`,
  'hand-off-no-keys': (d: { name: string }) =>
    `Nothing left the vault, because profile "${d.name}" has no keys of its own. Copy temporary credentials of it instead.`,
  'hand-off-holds-session': (d: { name: string }) =>
    `Nothing was handed off: profile "${d.name}" holds the keys of a session itself, of which AWS gives no others. Copy those, for the passphrase.`,
  'hand-off-chain-duration': (d: { name: string; longestSeconds: number }) =>
    `Nothing was asked for: the role of profile "${d.name}" is assumed with temporary credentials, and AWS grants such a one ${d.longestSeconds} seconds at the most. Choose a shorter time.`,
  'hand-off-ended': (d: { name: string }) =>
    `Nothing was handed off: the session that profile "${d.name}" holds has ended, by this machine's clock, and AWS takes its keys no more. Sign in again, or store the keys of a new session in the profile; if the clock is wrong, set it.`,
  'hand-off-unwritable': (d: { variable: string; title: string }) =>
    `Nothing was handed off: the value of ${d.variable} has a character that ${d.title} has no way to take as it is. Choose another format.`,
} as const satisfies Texts;
