/*
 * The closed map of commands that the page may send. The schemas are what the agent checks on arrival;
 * the types of inputs and outputs follow from them, so that page and agent cannot drift apart.
 */
import * as v from 'valibot';
import type { ColouringView, CompletionView, ConsoleRecord, RunView, StartView } from './console.ts';
import type { IdentityView, InstanceListingView, InstancePageView, RegionView } from './views/calls.ts';
import type { ExportedFile } from './views/files.ts';
import type { JournalCheckView, JournalView } from './views/journal.ts';
import type { LocationHandles, LocationView, StorePlanView } from './views/locations.ts';
import type { ProfileFieldsView } from './views/profiles.ts';
import type { KeyAgeView, KeyHoldersView, KeySurveyView } from './views/rotation.ts';
import type { SamlEndpointView, SamlOriginView, SamlPlanView } from './views/saml.ts';
import type { ExplanationView } from './views/search.ts';
import type {
  ExportSurveyView,
  HandOffSurveyView,
  HandedOffView,
  ImportPlanView,
  ProofView,
} from './views/transfers.ts';
import type { VaultStatus, VaultView } from './views/vault.ts';

const nothing = v.strictObject({});
const bytes = v.instance(Uint8Array<ArrayBuffer>);
const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const text = v.pipe(v.string(), v.maxLength(4096));
const region = v.pipe(v.string(), v.maxLength(63));

const fileHandle = v.custom<FileSystemFileHandle>(
  (given) => typeof FileSystemFileHandle !== 'undefined' && given instanceof FileSystemFileHandle,
);
const folderHandle = v.custom<FileSystemDirectoryHandle>(
  (given) => typeof FileSystemDirectoryHandle !== 'undefined' && given instanceof FileSystemDirectoryHandle,
);
/** What the page hands over, and what the agent finds in its store. */
export const locationHandles = v.union([
  v.strictObject({ folder: folderHandle }),
  v.strictObject({ credentials: v.exactOptional(fileHandle), config: v.exactOptional(fileHandle) }),
]);
const fileKind = v.picklist(['credentials', 'config']);
const handOffFormat = v.picklist(['powershell', 'bash', 'fish', 'cmd', 'env', 'ini', 'json']);
const activeKeys = v.array(v.strictObject({ profile: v.string(), key: v.string() }));

const profileFields = v.strictObject({
  name: text,
  accessKeyId: text,
  /** UTF-8; absent leaves the stored one as it is, empty removes it. */
  secretAccessKey: v.optional(bytes),
  /** UTF-8; absent leaves the stored one as it is, empty removes it. */
  sessionToken: v.optional(bytes),
  region: text,
  roleArn: text,
  sourceProfile: text,
  externalId: text,
  mfaSerial: text,
  /** The active keys of the profile that are ticked; the others are held back. */
  tickedActiveKeys: v.array(v.string()),
});

const preferences = v.strictObject({
  regionRules: v.exactOptional(v.picklist(['coffer', 'powershell'])),
  lockAfterIdleMinutes: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(480))),
  metadataEndpoint: v.exactOptional(text),
  keyReminderDays: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650))),
});

export const inputs = {
  'vault.status': nothing,
  /** The passphrase's bytes come from passphraseBytes; the agent overwrites them. */
  'vault.create': v.strictObject({ passphrase: bytes }),
  /** `revision` opens that revision of the profiles instead of the newest: repair after damage. */
  'vault.unlock': v.strictObject({
    passphrase: bytes,
    revision: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  }),
  /** Asked for by the user, or by a page about to be frozen, which could not lock in time. */
  'vault.lock': v.strictObject({ reason: v.picklist(['asked', 'frozen']) }),
  /** The user did something on the page; extends the idle deadline. */
  'vault.touch': nothing,
  'vault.trySandbox': nothing,
  /** Takes back the last change: makes the revision before it the newest one. */
  'vault.undo': v.strictObject({ revision: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  'vault.addSandboxProfiles': nothing,
  /** What is absent stays as it is. */
  'preferences.save': preferences,
  'profile.fields': v.strictObject({ id }),
  /** Without `id` a new profile. */
  'profile.save': v.strictObject({ id: v.optional(id), fields: profileFields }),
  'profile.remove': v.strictObject({ id }),
  'profile.makeDefault': v.strictObject({ id }),
  /** Without either the session has no profile of its own. */
  'profile.useForSession': v.strictObject({
    id: v.exactOptional(id),
    /** A profile of a linked location. */
    file: v.exactOptional(v.strictObject({ location: id, name: v.string() })),
  }),
  'profile.identify': v.strictObject({ id }),
  'import.plan': v.strictObject({
    files: v.array(v.instance(File)),
    /** UTF-8 of what was pasted; empty for nothing. */
    pasted: bytes,
    /** Profiles of a linked location, and what to do with those that were stored: leave the file, or take them out of it. */
    from: v.exactOptional(
      v.strictObject({
        location: id,
        names: v.array(v.string()),
        then: v.picklist(['leave', 'remove', 'removeLongTermKeys']),
      }),
    ),
  }),
  'import.apply': v.strictObject({
    planId: id,
    /** Names of the changes that were picked. */
    names: v.array(v.string()),
    activeKeys,
  }),
  /** What could be exported, and what speaks against it. */
  'export.survey': nothing,
  'export.make': v.strictObject({
    ids: v.array(id),
    files: v.picklist(['credentials', 'config', 'both']),
    /** Encrypted: an age file for each, under the passphrase of the vault. */
    form: v.picklist(['plain', 'encrypted']),
    /** The active keys that were ticked; the others stay out of the files. */
    activeKeys,
    /** The vault's, typed again; empty for a temporary vault, which has none. Overwritten. */
    passphrase: bytes,
  }),
  /** What temporary credentials of a profile can be asked for. */
  'handOff.survey': v.strictObject({ id }),
  /** Temporary credentials of a profile, written for another program. */
  'handOff.temporary': v.strictObject({
    id,
    format: handOffFormat,
    /** Of those that a profile holds itself, nobody is asked. */
    durationSeconds: v.pipe(v.number(), v.integer(), v.minValue(900), v.maxValue(129_600)),
    /** JSON of a session policy. */
    policy: v.exactOptional(v.string()),
    /** Of a role that is assumed with others, as the next two. */
    sourceIdentity: v.exactOptional(v.string()),
    /** `Key=Value` a line. */
    tags: v.exactOptional(v.string()),
    /** ARNs of managed policies, one a line. */
    policyArns: v.exactOptional(v.string()),
  }),
  /** The keys that a profile holds itself, written for another program. The passphrase is as in "export.make". */
  'handOff.longTerm': v.strictObject({ id, format: handOffFormat, passphrase: bytes }),
  /** Keeps temporary credentials of a profile in a linked location, under its name. */
  'handOff.keep': v.strictObject({
    id,
    location: id,
    /** Whether keys of somebody else under that name are given up. */
    replace: v.boolean(),
  }),
  /** Takes them out again. */
  'handOff.stopKeeping': v.strictObject({ id, location: id }),
  /** A presigned GetCallerIdentity URL. */
  'handOff.identity': v.strictObject({
    id,
    expiresInSeconds: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(900)),
    /** Signed too. */
    header: v.exactOptional(v.strictObject({ name: text, value: text })),
  }),
  /** Reads every linked location anew. */
  'locations.read': nothing,
  'locations.link': v.strictObject({
    /** ProfileLocation, such as "~/.aws/credentials". */
    location: text,
    handles: locationHandles,
  }),
  /** Where the browser has no File System Access API: files as they were when they were chosen. Forgotten by the lock. */
  'locations.open': v.strictObject({ location: text, files: v.array(v.instance(File)) }),
  'locations.unlink': v.strictObject({ id }),
  /** For the page to ask the browser's permission with, which a worker cannot. */
  'locations.handles': v.strictObject({ id }),
  /** Of a snapshot: its files with what was changed, to be downloaded. */
  'locations.save': v.strictObject({ id }),
  /** Mends one problem that "locations.read" showed a fix for. */
  'locations.fix': v.strictObject({
    id,
    file: fileKind,
    /** Of the file as it was shown with the fix. */
    version: v.string(),
    code: v.string(),
    line: v.number(),
    column: v.number(),
  }),
  /** What storing profiles of the vault in a linked location would change there. */
  'store.plan': v.strictObject({ ids: v.array(id), location: id, activeKeys }),
  'store.apply': v.strictObject({
    planId: id,
    /** Whether they leave the vault. */
    move: v.boolean(),
    /** As in "export.make". */
    passphrase: bytes,
  }),
  /** The sign-in pages that Set-AWSSamlEndpoint keeps. */
  'saml.endpoints': nothing,
  /** Reads what an identity provider answered to a sign-in, or what was pasted as that: UTF-8, overwritten. */
  'saml.read': v.strictObject({ response: bytes }),
  /** The same of one that is to answer a question: says whose it is, and keeps nothing of it. */
  'saml.look': v.strictObject({ response: bytes }),
  /** Assumes a role of the response and stores it as a session profile. */
  'saml.assume': v.strictObject({
    planId: id,
    /** Index among the roles. */
    role: v.number(),
    name: text,
    seconds: v.pipe(v.number(), v.integer(), v.minValue(900), v.maxValue(43_200)),
    /** Of the sign-in page that the response is from, where that is known. */
    endpointName: v.optional(text),
  }),
  /** When the access keys of profiles were created, as far as it is known. */
  'keys.ages': nothing,
  /** Asks IAM, for the keys of a profile's user. */
  'keys.lookUp': v.strictObject({ id }),
  /** Which profiles of the vault and of linked files hold some keys. */
  'keys.holders': v.strictObject({ accessKeyIds: v.array(v.string()) }),
  /** What IAM says of the keys of a profile's user. */
  'rotation.survey': v.strictObject({ id }),
  /** Rotates the access key of a profile; the old one stays active. */
  'rotation.begin': v.strictObject({ id }),
  'rotation.goOn': v.strictObject({ rotation: id }),
  'rotation.goBack': v.strictObject({ rotation: id }),
  /** Deletes the keys that the rotation is shown to have lost, and ends it. */
  'rotation.deleteLost': v.strictObject({ rotation: id }),
  'rotation.deleteOld': v.strictObject({ rotation: id }),
  /** Ends the rotation. Keys stay as they are; one that no profile has becomes a profile of its own. */
  'rotation.end': v.strictObject({ rotation: id }),
  /** Keeps the secret of an MFA device, in place of the one before. It is UTF-8 of base32 or of an otpauth URL; overwritten. */
  'mfaDevices.keep': v.strictObject({ serialNumber: text, secret: bytes }),
  'mfaDevices.forget': v.strictObject({ serialNumber: text }),
  /** Temporary credentials that were got at an earlier unlock, or by another tab. */
  'sessions.read': nothing,
  /** Lets go of those of a profile, or of all. */
  'sessions.forget': v.strictObject({ id: v.exactOptional(id) }),
  'resolve.explain': nothing,
  'regions.known': nothing,
  'regions.enabled': nothing,
  /** Without `region` the search order decides. */
  'instances.list': v.strictObject({ region: v.optional(region) }),
  /** An empty name takes the account's away. */
  'account.name': v.strictObject({
    account: v.pipe(v.string(), v.regex(/^\d{12}$/)),
    name: v.pipe(v.string(), v.maxLength(64)),
  }),
  'journal.read': nothing,
  /** Recomputes the chain of hashes. */
  'journal.verify': nothing,
  'journal.export': nothing,
  /** Runs the profile script, where there is one that has not run since the unlock. */
  'console.start': nothing,
  /** Runs a line, after those before it; cancelling it is Ctrl+C. */
  'console.run': v.strictObject({ line: v.string() }),
  'console.colour': v.strictObject({ text: v.string() }),
  'console.complete': v.strictObject({ text: v.string(), cursor: v.number() }),
  /** The lines that were run, the oldest first, secrets redacted. */
  'console.history': nothing,
  /** Answers what the agent asked; without an answer the question is cancelled, and what it was asked for with it. */
  'question.answer': v.strictObject({
    question: v.number(),
    answer: v.optional(
      v.strictObject({
        /** UTF-8, one for each field; overwritten. */
        typed: v.array(bytes),
        /** Index among the choices. */
        chosen: v.number(),
      }),
    ),
  }),
  /** The secret that a cell masks. The passphrase is as in "export.make". */
  'console.reveal': v.strictObject({ secretId: v.number(), passphrase: bytes }),
  'profileScript.read': nothing,
  'profileScript.save': v.strictObject({ script: v.string() }),
} as const;

export type Command = keyof typeof inputs;

export type Input<C extends Command> = v.InferOutput<(typeof inputs)[C]>;

/** By id of the profile. */
type KeyAges = ReadonlyMap<string, KeyAgeView>;

interface Outputs {
  'vault.status': VaultStatus;
  'vault.create': VaultView;
  'vault.unlock': VaultView;
  'vault.lock': null;
  'vault.touch': null;
  'vault.trySandbox': VaultView;
  'vault.undo': VaultView;
  'vault.addSandboxProfiles': VaultView;
  'preferences.save': VaultView;
  'profile.fields': ProfileFieldsView;
  'profile.save': VaultView;
  'profile.remove': VaultView;
  'profile.makeDefault': VaultView;
  'profile.useForSession': VaultView;
  'profile.identify': IdentityView;
  'import.plan': ImportPlanView;
  'import.apply': VaultView;
  'export.survey': ExportSurveyView;
  'export.make': readonly ExportedFile[];
  'handOff.survey': HandOffSurveyView;
  'handOff.temporary': HandedOffView;
  'handOff.longTerm': HandedOffView;
  'handOff.keep': VaultView;
  'handOff.stopKeeping': VaultView;
  'handOff.identity': ProofView;
  'locations.read': { readonly vault: VaultView; readonly locations: readonly LocationView[] };
  'locations.link': VaultView;
  'locations.open': VaultView;
  'locations.unlink': VaultView;
  'locations.handles': LocationHandles;
  'locations.save': readonly ExportedFile[];
  'locations.fix': VaultView;
  'store.plan': StorePlanView;
  'store.apply': VaultView;
  'saml.endpoints': readonly SamlEndpointView[];
  'saml.read': SamlPlanView;
  'saml.look': SamlOriginView;
  'saml.assume': VaultView;
  'keys.ages': KeyAges;
  'keys.lookUp': KeyAges;
  'keys.holders': KeyHoldersView;
  'rotation.survey': KeySurveyView;
  'rotation.begin': VaultView;
  'rotation.goOn': VaultView;
  'rotation.goBack': VaultView;
  'rotation.deleteLost': VaultView;
  'rotation.deleteOld': VaultView;
  'rotation.end': VaultView;
  'mfaDevices.keep': VaultView;
  'mfaDevices.forget': VaultView;
  'sessions.read': VaultView;
  'sessions.forget': VaultView;
  'resolve.explain': ExplanationView;
  'regions.known': readonly RegionView[];
  'regions.enabled': readonly RegionView[];
  'instances.list': InstanceListingView;
  'account.name': VaultView;
  'journal.read': JournalView;
  'journal.verify': JournalCheckView;
  'journal.export': ExportedFile;
  'console.start': StartView;
  'console.run': RunView;
  'console.colour': ColouringView;
  'console.complete': CompletionView;
  'console.history': readonly string[];
  'question.answer': null;
  'console.reveal': string;
  'profileScript.read': string;
  'profileScript.save': VaultView;
}

export type Output<C extends Command> = Outputs[C];

/** What a command reports while it runs; most report nothing. */
export type Progress<C extends Command> = C extends 'instances.list'
  ? InstancePageView
  : C extends 'console.run' | 'console.start'
    ? readonly ConsoleRecord[]
    : never;
