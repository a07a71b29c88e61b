import type { Texts } from './texts.ts';

const compareExported = 'Compare with an exported journal to see what was there.';

/** Of profiles, their history and the journal. */
export const profilesTexts = {
  'secret-damaged': (d: { field: string }) =>
    `The profile's ${d.field} could not be opened, because its sealed copy is damaged or belongs to another profile. Edit the profile and enter it again.`,
  'revision-gone': (d: { revision: number }) =>
    `Revision ${d.revision} was not brought back, because it is no longer stored intact. Nothing was changed.`,
  'undo-too-late': () =>
    'The change was not undone, because the vault was changed again since. Nothing was changed.',
  'journal-not-written': (d: { count: number; why: string }) =>
    `Activity lacks ${d.count === 1 ? 'a signature that was' : `${d.count} signatures that were`} made, because the journal could not be written. What was asked for was done all the same. ${d.why} Coffer tries again by itself, at the latest every minute, and once more when the vault is locked; what is not written by then is lost.`,
  'journal-broken': (d: { brokenAt: number; number: number }) =>
    `The journal of signatures was changed: its signature ${d.brokenAt} of ${d.number} does not follow from the one before it. ${compareExported}`,
  'journal-shorter': (d: { number: number; foundAt: number }) =>
    `The journal of signatures is shorter than it was: it had come to signature ${d.number} and was found ${d.foundAt === 0 ? 'empty' : `to end with signature ${d.foundAt}`}. Somebody put back an older copy or took it away, or the browser lost what it had stored. ${compareExported}`,
  'journal-replaced': (d: { number: number }) =>
    `The journal of signatures was replaced: its signature ${d.number} is no longer the one that was there. Somebody put back an older copy, which went on from there, or rewrote it with the key of the vault. ${compareExported}`,
  'journal-restarted': (d: { lost: number | undefined }) =>
    `An earlier journal of signatures was damaged and is lost${d.lost === undefined ? '' : `, up to its signature ${d.lost}`}; this one began anew after it. ${compareExported}`,
  'profile-gone': () => 'The profile was not found; it was removed meanwhile. Nothing was changed.',
  'profile-changed': (d: { name: string }) =>
    `The profile was not saved, because "${d.name}" was changed elsewhere while you edited it. Close the form and edit it again to see what changed.`,
  'profile-exists': (d: { name: string }) =>
    `The profile was not saved, because another one is named "${d.name}". Choose another name, or edit that one.`,
  'profile-out-of-reach': (d: { name: string; type: string }) =>
    `Profile "${d.name}" was not used, because ${outOfReach(d.type)}`,
  'access-key-malformed': (d: { name: string }) =>
    `Profile "${d.name}" was not used, because its access key ID is not 16 to 128 letters, digits or underscores. Copy it again and edit the profile.`,
  'session-token-malformed': (d: { name: string }) =>
    `Profile "${d.name}" was not used, because its session token holds blanks or characters that no token has. Copy the token again, whole and on one line, and edit the profile.`,
  'given-key-malformed': () =>
    'The keys were not used, because the access key ID is not 16 to 128 letters, digits or underscores. Copy it again, whole and without blanks.',
  'given-token-malformed': () =>
    'The keys were not used, because the session token holds blanks or characters that no token has. Copy it again, whole and on one line.',
  'mfa-code-malformed': () =>
    'The command was not run, because an MFA code is six digits. Type the ones that the MFA device shows now, without blanks.',
  'role-chain-duration': (d: { name: string; durationSeconds: number }) =>
    `Profile "${d.name}" was not used, because it asks for ${d.durationSeconds} seconds, and AWS grants a role that is assumed with temporary credentials 3600 at the most. Set its duration_seconds to 3600 or less, or take it out.`,
  'duration-malformed': (d: { name: string }) =>
    `Profile "${d.name}" was not used, because its duration_seconds is not a whole number of seconds from 900 to 43200. Correct it, or take it out for 3600.`,
  'mfa-serial-malformed': () =>
    'The secret was not kept, because an MFA device is named by 9 to 256 letters, digits or any of _ + = / : , . @ -, such as arn:aws:iam::123456789012:mfa/NAME. Copy its ARN from IAM.',
  'totp-malformed': () =>
    'The secret was not kept, because it is neither at least 16 letters A to Z and digits 2 to 7 nor an otpauth URL. Copy what IAM shows as the secret configuration key when a virtual MFA device is set up.',
  'totp-unsupported': () =>
    'The secret was not kept, because its device does not make the codes that AWS takes: six digits each 30 seconds, with SHA-1. Make sure that it is the one of AWS.',
} as const satisfies Texts;

/** Why a profile of a type yields no credentials in a browser, and what does. */
function outOfReach(type: string): string {
  switch (type) {
    case 'CredentialProcess':
      return 'its credentials come from a program (credential_process), which a web page cannot run. Run "aws configure export-credentials --format env-no-export" with that profile, and paste what it prints into an import.';
    case 'SSO':
      return 'IAM Identity Center does not answer web pages. Copy the keys of its access portal, or run "aws configure export-credentials", and paste them into an import.';
    case 'AssumeRoleCredentialSource':
      return 'its credential_source is one that a web page has not. Give the role a source_profile instead.';
    default:
      return 'nothing in it says where its credentials come from. Edit the profile, or choose another.';
  }
}
