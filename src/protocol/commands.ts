/*
 * The closed map of commands that the page may send. The schemas are what the agent checks on arrival;
 * the types of inputs and outputs follow from them, so that page and agent cannot drift apart.
 */
import * as v from 'valibot';
import type {
  ExplanationView,
  IdentityView,
  ImportPlanView,
  InstanceListingView,
  InstancePageView,
  ProfileFieldsView,
  RegionView,
  VaultStatus,
  VaultView,
} from './views.ts';

const nothing = v.strictObject({});
const bytes = v.instance(Uint8Array<ArrayBuffer>);
const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const text = v.pipe(v.string(), v.maxLength(4096));
const region = v.pipe(v.string(), v.maxLength(63));

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
  /** Without `id` the session has no profile of its own. */
  'profile.useForSession': v.strictObject({ id: v.optional(id) }),
  'profile.identify': v.strictObject({ id }),
  'import.plan': v.strictObject({
    files: v.array(v.instance(File)),
    /** UTF-8 of what was pasted; empty for nothing. */
    pasted: bytes,
  }),
  'import.apply': v.strictObject({
    planId: id,
    /** Names of the changes that were picked. */
    names: v.array(v.string()),
    activeKeys: v.array(v.strictObject({ profile: v.string(), key: v.string() })),
  }),
  'resolve.explain': nothing,
  'regions.known': nothing,
  'regions.enabled': nothing,
  /** Without `region` the search order decides. */
  'instances.list': v.strictObject({ region: v.optional(region) }),
} as const;

export type Command = keyof typeof inputs;

export type Input<C extends Command> = v.InferOutput<(typeof inputs)[C]>;

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
  'resolve.explain': ExplanationView;
  'regions.known': readonly RegionView[];
  'regions.enabled': readonly RegionView[];
  'instances.list': InstanceListingView;
}

export type Output<C extends Command> = Outputs[C];

/** What a command reports while it runs; most report nothing. */
export type Progress<C extends Command> = C extends 'instances.list' ? InstancePageView : never;
