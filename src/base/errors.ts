/*
 * Every error that Coffer reports, in one table: code -> sentence. A sentence says what could not be done, then why,
 * then what to do. Details hold names and numbers, never a secret, because code and detail cross the channel.
 */
const texts = {
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
  'secret-damaged': (d: { field: string }) =>
    `The profile's ${d.field} could not be opened, because its sealed copy is damaged or belongs to another profile. Edit the profile and enter it again.`,
  'revision-gone': (d: { revision: number }) =>
    `Revision ${d.revision} was not brought back, because it is no longer stored intact. Nothing was changed.`,
  'undo-too-late': () =>
    'The change was not undone, because the vault was changed again since. Nothing was changed.',
  'disk-full': () =>
    "The change was not stored, because the disk or the browser's share of it is full. The vault is as it was. Free some space and try again.",
  'store-failed': (d: { name: string }) =>
    `The vault\'s storage in this browser did not answer as it should (${d.name}). The vault is as it was. Reload the page and try again.`,
  'store-unavailable': (d: { name: string }) =>
    `This browser gives Coffer no storage (${d.name}). Private windows and blocked site data are the usual reasons; allow site data for this address, or try the sandbox, which needs none.`,
  'store-blocked': () =>
    'The vault was not opened, because another tab of Coffer still runs an older version. Close that tab, then reload.',
  'journal-not-written': (d: { count: number; why: string }) =>
    `Activity lacks ${d.count === 1 ? 'a signature that was' : `${d.count} signatures that were`} made, because the journal could not be written. The calls themselves went on. ${d.why} Coffer tries again with the next call; locking forgets them.`,

  // sigv4
  'presign-expiry': (d: { expiresInSeconds: number }) =>
    `Cannot presign for ${d.expiresInSeconds} seconds: AWS takes whole seconds from 1 to 604800, which is seven days. Choose a time in that range.`,

  'sign-uri-malformed': () =>
    'Nothing was signed, because the address is not a whole one, or has a user name, a fragment or a signature in it already. Give one such as https://sts.eu-west-1.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15.',
  'sign-host-refused': (d: { host: string }) =>
    `Nothing was signed: ${d.host} is not a host of AWS by https, of the sandbox or of this machine (localhost, 127.0.0.1), and no other has a use for the signature. Correct the address.`,
  'sign-service-unknown': (d: { host: string }) =>
    `Nothing was signed, because the name of the host ${d.host} does not say which service of AWS it is. Give its signing name with -Service, such as s3, and the region with -Region.`,
  'sign-header-refused': (d: { header: string }) =>
    `Nothing was signed: the header "${d.header}" is one that signing writes itself, or there is a character in it that no header may have. Leave it out, or correct it.`,

  // aws
  'region-unknown': (d: { region: string }) =>
    `AWS was not called: "${d.region}" does not look like the name of one of its regions. Choose a region such as "eu-west-1".`,
  'endpoint-malformed': () =>
    'AWS was not called: its endpoint, -EndpointUrl or the endpoint_url of the profile, is not a scheme, host and port alone, such as "http://localhost:5555". Correct the parameter; or edit the profile and untick it to call AWS itself, or import it corrected.',
  'endpoint-refused': (d: { host: string }) =>
    `The request was neither signed nor sent: ${d.host}, -EndpointUrl or the endpoint_url of the profile, is not a host of AWS, of the sandbox or of this machine (localhost, 127.0.0.1). Correct the parameter; or edit the profile and untick it to call AWS itself, or import it corrected.`,
  'input-out-of-limits': (d: { service: string; operation: string; parameter: string; expected: string }) =>
    `${d.service} ${d.operation} was not called, because ${d.parameter} needs ${d.expected}. Correct it, then try again.`,
  'network-failed': (d: { host: string }) =>
    `${d.host} could not be reached. The browser does not say why: this machine may be offline, the name may not resolve, an extension or firewall may block it, or the server may not allow calls from web pages (CORS). Check the connection, then the region and endpoint of the profile, then whatever filters traffic here.`,
  'answer-unreadable': (d: { host: string; status: number }) =>
    `The answer of ${d.host} (HTTP ${d.status}) is not one that AWS gives. A proxy, a firewall or the sign-in page of a network may have answered instead. Sign in to the network, then try again.`,
  'service-error': (d: {
    service: string;
    operation: string;
    errorCode: string;
    message: string;
    advice: string;
  }) =>
    `${d.service} ${d.operation} failed (${d.errorCode}): ${d.message.replace(/[^.!?]$/, '$&.')} ${d.advice}`,

  // page
  'passphrase-short': (d: { length: number; least: number }) =>
    `The vault was not created: the passphrase has ${d.length} characters, and it needs ${d.least} at least. Four or five random words do well.`,
  'passphrase-differs': () =>
    'The vault was not created: the two passphrases differ. Type the same one twice.',
  'agent-stopped': () =>
    'Coffer could not start: its agent, which holds the keys, stopped. Reload; if it stays, the browser may lack memory or be too old.',
  // profiles
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
  'credentials-undetermined': (d: { why: string }) =>
    `Cannot determine credentials from supplied parameters. ${d.why}`,
  'source-profile-unknown': (d: { name: string }) =>
    `Source profile [${d.name}] was not found. Check the name, or store that profile first.`,
  'source-profile-circle': (d: { name: string }) =>
    `Error reading profile [${d.name}]: the source profile definition is cyclical. Its source profiles must lead to one that has keys of its own: correct a source_profile on the way, or store the role under another name than its source profile's.`,
  'parameters-exclusive': (d: { first: string; second: string }) =>
    `Parameters ${d.first} and ${d.second} cannot be used together. Leave out one of them.`,
  'credential-profile-unknown': (d: { name: string }) =>
    `The CredentialProfile '${d.name}' does not exist. Capitals count; Get-AWSCredential -ListProfileDetail lists those there are.`,
  'field-not-set': (d: { field: string }) => `${d.field} is not set. Run the command again and fill it in.`,
  'region-name-unrecognized': (d: { region: string }) =>
    `Unrecognized region system name "${d.region}": a region's name has 1 to 63 letters, digits and inner hyphens, as in eu-west-1.`,
  'saml-endpoint-not-https': () =>
    'EndpointUri is not Https protocol. Give an address that begins with https://.',
  'saml-endpoint-unknown': (d: { name: string }) =>
    `The SAML endpoint "${d.name}" does not exist. Capitals count; store it first with Set-AWSSamlEndpoint.`,
  'saml-role-half': () => 'RoleARN must be specified with PrincipalARN. Give both.',
  'saml-length': (d: { least: number; most: number; length: number }) =>
    `The SAML response was not used, because it has ${d.length} characters, and AWS takes ${d.least} to ${d.most}. Copy the value of the form field SAMLResponse, all of it and nothing else.`,
  'saml-not-base64': () =>
    'The SAML response was not used, because it is not text in base64, as identity providers post it. Copy the value of the form field SAMLResponse, all of it and nothing else.',
  'saml-not-xml': () =>
    'The SAML response was not used, because what is in its base64 is not well-formed XML without a document type. Copy the value of the form field SAMLResponse, all of it; if it was all of it, sign in again.',
  'saml-not-response': (d: { found: string }) =>
    `The SAML response was not used, because it is a "${d.found}" and not a "Response". Copy the value of the form field SAMLResponse, which the identity provider sends behind the sign-in.`,
  'saml-status': (d: { status: string }) =>
    `The SAML response was not used, because the identity provider did not sign the user in; its status is ${d.status}. Sign in again, or ask whoever looks after the identity provider.`,
  'saml-encrypted': () =>
    'The SAML response was not used, because its assertion is encrypted, and so Coffer cannot tell which roles it names. Have the encryption of assertions for AWS switched off at the identity provider; the connection is encrypted anyway.',
  'saml-assertions': (d: { count: number }) =>
    `The SAML response was not used, because it has ${d.count} assertions where it should have one. Sign in again; if it stays, ask whoever looks after the identity provider.`,
  'saml-unsigned': () =>
    'The SAML response was not used, because neither it nor its assertion is signed, and AWS takes no unsigned one. Have the identity provider sign assertions, then sign in again.',
  'saml-times': () =>
    'The SAML response was not used, because it does not say when it was issued or ends, or says it in a way that cannot be read. Sign in again; if it stays, ask whoever looks after the identity provider.',
  'saml-expired': (d: { end: number; now: number }) =>
    `The SAML response was not used, because it was good until ${utcTime(d.end)} and this machine's clock says ${utcTime(d.now)}. Sign in again; if that is not the time, set the clock first.`,
  'saml-early': (d: { start: number; now: number }) =>
    `The SAML response was not used, because it is good from ${utcTime(d.start)} on and this machine's clock says ${utcTime(d.now)}. If that is not the time, set the clock, then sign in again; else the identity provider's clock is wrong.`,
  'saml-session-name': () =>
    'The SAML response was not used, because its attribute RoleSessionName, which AWS needs, is not 2 to 64 letters, digits or any of _ + = , . @ -. Have the identity provider send one, such as the e-mail address.',
  'saml-roles': (d: { values: number }) =>
    d.values === 0
      ? 'The SAML response was not used, because it names no role of AWS: the attribute https://aws.amazon.com/SAML/Attributes/Role is missing. Have a role assigned to the user at the identity provider.'
      : 'The SAML response was not used, because no value of its attribute https://aws.amazon.com/SAML/Attributes/Role is the ARN of a role and that of an identity provider with a comma between them. Have the values corrected at the identity provider.',
  'answer-incomplete': () =>
    'AWS answered without the credentials it was asked for. Nothing was stored. Try again.',
  'saml-lost': () =>
    'The SAML response that was posted here was not received, because the browser ended what held it, or nothing was posted that could be one. Sign in again; if it stays, paste the response below.',
  'saml-role-malformed': (d: { name: string }) =>
    `Profile "${d.name}" was not used, because its role_arn is not the ARN of an identity provider and that of a role with a comma between them. Store it again with Set-AWSSamlRoleProfile.`,
  'saml-role-not-named': (d: { name: string; roleArn: string }) =>
    `Profile "${d.name}" was not used, because the SAML response does not name its role, ${d.roleArn}. Have the role assigned to you at the identity provider, or sign in as somebody else.`,
  'saml-gone': () =>
    'The role was not assumed, because the SAML response is not held any longer. Sign in again.',
  'stored-credentials-wrong': () =>
    '$StoredAWSCredentials takes a credentials object, or $null, and nothing else. Use Set-AWSCredential, or assign what New-AWSCredential gives.',
  'stored-region-wrong': () =>
    "$StoredAWSRegion takes the system name of a region, such as 'eu-west-1', or $null, and nothing else.",
  'aws-history-not-set': () =>
    '$AWSHistory was not set: it says which calls were made, and only calls add to it.',
  'object-profile-gone': (d: { name: string }) =>
    `The credentials object was not used, because the profile "${d.name}" that it was made of is no longer there. Make another with New-AWSCredential.`,

  // import
  'import-nothing': () => 'There is nothing to import. Choose files, or paste the text of one.',
  'import-plan-stale': () =>
    'The import was not applied, because the profiles changed since the preview. Nothing was changed. Preview again.',

  // shared files
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

  // export
  'export-nothing': () =>
    'Nothing was exported, because the chosen profiles have nothing that belongs in the chosen file. Choose other profiles, or both files.',
  'passphrase-not-confirmed': () =>
    'Nothing left the vault: this is not its passphrase. Check capital letters and the keyboard layout, then try again.',

  'clipboard-refused': () =>
    'Nothing was copied, because the browser did not let Coffer write to the clipboard. Click into this window and try again, or download the file.',
  'keep-occupied': (d: { name: string; location: string }) =>
    `No temporary credentials were written to ${d.location}, because [${d.name}] holds keys there that are not Coffer's. Replace them, or take them out of the file; the vault's profile of that name stays as it is.`,
  'keep-unread': (d: { name: string; location: string; key: string }) =>
    `No temporary credentials were written to ${d.location}, because its profile "${d.name}" has ${d.key}, which AWS tools go by before they look at keys. Take that out of the file, or give the profile another name in the vault.`,
  'keep-endless': (d: { name: string }) =>
    `Profile "${d.name}" holds the keys of a session that was begun elsewhere: nobody knows when it ends, and Coffer cannot begin another. Keep the credentials of a profile with a role or with long-term keys.`,
  'keep-asks': () =>
    'The credentials in the file were not renewed, because that takes a code or a token that only you have. Renew them in the dialog "Copy credentials".',
  'keep-snapshot': () =>
    'Nothing was kept, because these files were only opened: this browser lets no page write to them by itself. Download credentials instead.',
  'session-policy-malformed': () =>
    'Nothing was asked for, because the session policy is not a policy in JSON: an object with "Version" and "Statement". Correct it, or leave it empty.',
  'session-policy-long': (d: { length: number; longest: number }) =>
    `Nothing was asked for, because the session policy has ${d.length} characters and AWS takes ${d.longest} at the most. Shorten it.`,
  'hand-off-no-keys': (d: { name: string }) =>
    `Nothing left the vault, because profile "${d.name}" has no keys of its own. Copy temporary credentials of it instead.`,
  'hand-off-session-policy': (d: { name: string }) =>
    `Nothing was handed off: profile "${d.name}" holds the keys of a session that was begun already, which no policy narrows down any more. Leave the policy empty.`,
  'hand-off-unwritable': (d: { variable: string; title: string }) =>
    `Nothing was handed off: the value of ${d.variable} has a character that ${d.title} has no way to take as it is. Choose another format.`,

  // console
  'secret-gone': () =>
    'The secret was not revealed, because the console no longer holds it. Run the line again that showed it.',
  'profile-script-secret': () =>
    'The script was not saved, because a secret stands in it. Store the keys as a profile instead, with Set-AWSCredential -StoreAs at the console, and name the profile in the script.',

  // linked files
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

  // rotation
  'rotation-temporary': (d: { name: string }) =>
    `The access key of "${d.name}" was not rotated, because its credentials are temporary: they end by themselves, and IAM makes no others in their place. Rotate the key of the user that they were made with.`,
  'rotation-no-key': (d: { name: string; type: string }) =>
    `The access key of "${d.name}" was not rotated, because the profile has none of its own: it is of type ${d.type}. Rotate the key of the profile that its credentials come from.`,
  'rotation-root': (d: { name: string }) =>
    `The access key of "${d.name}" was not rotated, because it is the root user's. Coffer keeps its hands off that user: sign in to the console as root, delete the key, and use the key of an IAM user, or a role, instead.`,
  'rotation-not-user': (d: { name: string; arn: string }) =>
    `The access key of "${d.name}" was not rotated, because it belongs to ${d.arn}, which is no IAM user. Rotate the key of a user.`,
  'rotation-unlisted': (d: { name: string; why: string }) =>
    `The access key of "${d.name}" was not rotated, because its user's keys could not be listed, and without that a key whose creation was interrupted could not be found again. Nothing was changed. ${d.why}`,
  'rotation-two-keys': (d: { name: string; other: string }) =>
    `The access key of "${d.name}" cannot be rotated yet: its user has two keys, which is the most IAM allows, so that there is no room for a new one. If nobody uses ${d.other}, delete it in IAM, or on the console with Remove-IAMAccessKey; then try again.`,
  'rotation-begun': (d: { name: string }) =>
    `The rotation was not begun, because one of the access key of "${d.name}" is open already. Go on with that one, or go back.`,
  'rotation-open': (d: { name: string }) =>
    `Nothing was changed, because the access key of "${d.name}" is being rotated, and this would take it out of the vault. Finish the rotation first, or go back: "Rotate key" on Profiles.`,
  'rotation-running': () =>
    'The rotation was not gone on with, because another tab is at work on one. Wait until that is done, then look at it again.',
  'rotation-moved-on': () =>
    'The rotation was not gone on with, because it is no longer where it was: another tab went on with it or ended it. Look at it again.',
  'rotation-answer-empty': () =>
    'The rotation stopped, because the answer of IAM to the request for a new key holds none. Profiles have the old key. Go on, or back: both look whether a key was made.',
  'rotation-key-gone': (d: { accessKeyId: string }) =>
    `The rotation was not gone on with, because no profile of the vault has the access key ${d.accessKeyId}, which would be the only one left. Nothing was changed. Go back, or leave the keys as they are.`,
  'rotation-unsettled': (d: { accessKeyId: string }) =>
    `AWS does not know the access key ${d.accessKeyId} after a minute of waiting: it may need longer, or somebody deactivated or deleted it. No profile got another key. Go on in some minutes, or go back.`,
  'rotation-other-owner': (d: { accessKeyId: string; arn: string; expected: string }) =>
    `No profile got another key, because ${d.accessKeyId} signed as ${d.arn} and not as ${d.expected}. Go back, and find out in IAM whose key that is.`,
  'rotation-old-deleted': (d: { accessKeyId: string }) =>
    `The rotation cannot go back, because IAM no longer has the old key ${d.accessKeyId}. The profiles have the new one. Delete the old key here too, which ends the rotation.`,
  'undo-rotation': () =>
    'The change was not undone, because it is a step of a key rotation, and undoing it would not undo what AWS did. Go back in the rotation instead: "Rotate key" on Profiles.',

  // resolve
  'session-profile-gone': () =>
    'The profile that was chosen for this session is no longer in the vault or the file it came from, and no other is used in its place. Choose one with "Switch profile".',
  'access-key-alone': (d: { given: string; missing: string }) =>
    `The command was not run: ${d.given} was given without ${d.missing}. Give all of them, or none.`,
  'profile-unknown': (d: { name: string; looked: readonly string[] }) =>
    `Cannot find profile "${d.name}": looked in ${d.looked.join(' and ')}. Capitals count; check the name, or add the profile.`,
  'profile-location-unknown': (d: { location: string }) =>
    `Cannot use "${d.location}" for profiles, because no location of that name is linked. Link its folder or file under that name on the screen "Files", or leave out -ProfileLocation.`,
  'profile-invalid': (d: { name: string }) =>
    `Credential profile [${d.name}] is not valid.  Please ensure the profile contains a valid combination of properties.`,
  'profile-held-back': (d: { name: string }) =>
    `Profile "${d.name}" was not used, because the key that its credentials come from was not ticked at import. If you trust it, edit the profile and tick the key.`,
  'credentials-none': () =>
    'No credentials specified or obtained from persisted/shell defaults. Choose a profile for this session, or make one the default.',
  'region-ill-formed': (d: { region: string }) =>
    `Cannot use "${d.region}" as a region: a region's name has 1 to 63 letters, digits and inner hyphens, as in eu-west-1. Correct it where it was set.`,
  'region-none': () =>
    'No region specified or obtained from persisted/shell defaults. Choose a region, or give one to the profile.',
} as const satisfies Record<string, (detail: never) => string>;

type Texts = typeof texts;

export type ErrorCode = keyof Texts;

/** What an error of a code is to be told, as the one argument behind it. */
export type DetailArgument<Code extends ErrorCode> = Parameters<Texts[Code]>;

/** To the second, such as "2026-11-22 13:45:00 UTC". */
function utcTime(time: number): string {
  return new Date(time)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');
}

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

/** Rounded up to a tenth, so that a file just over a limit does not seem to be just at it. */
function mebibytes(bytes: number): number {
  return Math.ceil((bytes / 1024 / 1024) * 10) / 10;
}

/** The sentence a person reads. */
export function errorText(error: { readonly code: ErrorCode; readonly detail: unknown }): string {
  // The table's types tie each code to its detail; a union of functions takes none of them, hence the one cast.
  const text = texts[error.code] as (detail: unknown) => string;
  return text(error.detail);
}
