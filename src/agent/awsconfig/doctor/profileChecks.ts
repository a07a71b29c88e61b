import type { Profile } from '../profile.ts';
import { credentialKeys, secretKeys } from '../keys.ts';
import { wellFormedKeyId, wellFormedRegion, wellFormedSecret } from '../limits.ts';
import { ProblemList, type ProblemPlace } from './problems.ts';
import { filledKeys, textProperty } from '../profile.ts';
import { profileType, typeInUse } from '../profileType.ts';
import type { Draft, ReadProfiles } from '../reading/readProfiles.ts';
import { isPlainName } from '../reading/sections.ts';
import { sectionKey } from '../sharedSections.ts';
import { SourceCircles } from './sourceCircles.ts';

/** What is known beyond the files themselves. */
export interface DoctorContext {
  /** System names. Where it is empty nobody knows them, and no region is called unknown. */
  readonly regions: ReadonlySet<string>;
  /** Access key ids that a call has shown to be the root user's. */
  readonly rootKeyIds: ReadonlySet<string>;
  /** Names in the vault. */
  readonly otherProfiles: ReadonlySet<string>;
  /** Linked files stay a store beside the vault; those of an import are about to become a part of it. */
  readonly store: 'linked' | 'import';
}

/** What is wrong or doubtful about the profiles that were read, as far as their lines say. */
export function checkProfiles(read: ReadProfiles, context: DoctorContext): ProblemList {
  const problems = new ProblemList();
  const circles = new SourceCircles(read.profiles);
  for (const profile of read.profiles.values()) {
    const draft = read.drafts.get(profile.name);
    if (draft === undefined) continue;
    const checked = { profile, filled: filledKeys(profile), at: placeIn(draft), problems };
    checkSecretsInConfig(draft, problems);
    const isWhole = checkKeys(checked, context);
    const isRole = checkRole(checked, read.profiles, circles, context);
    if (isWhole && isRole) checkType(checked);
    checkRegion(checked, context);
    checkStores(checked, read.profiles, context);
  }
  // An import says it itself: a section of the vault will do for it, while other tools read linked files without one.
  if (context.store === 'linked') checkReferences(read, problems);
  return problems;
}

function checkReferences({ sections, references }: ReadProfiles, problems: ProblemList): void {
  for (const reference of references) {
    const name = sectionKey(reference);
    if (sections.has(name)) continue;
    problems.add(reference.place, 'section-missing', { key: reference.key, name, store: 'linked' });
  }
}

interface Checked {
  readonly profile: Profile;
  readonly filled: ReadonlySet<string>;
  /** Where the value of a key stands, or the profile itself. */
  readonly at: (key?: string) => ProblemPlace;
  readonly problems: ProblemList;
}

function placeIn({ credentials, config }: Draft): (key?: string) => ProblemPlace {
  const start = (credentials ?? config)?.place ?? { file: '', line: 1, column: 1 };
  return (key = '') => (credentials?.values.get(key) ?? config?.values.get(key))?.place ?? start;
}

function checkSecretsInConfig({ config }: Draft, problems: ProblemList): void {
  for (const key of secretKeys) {
    const placed = config?.values.get(key);
    if (placed?.parts.some((part) => part !== '') === true) {
      problems.add(placed.place, 'secret-in-config', { key });
    }
  }
}

/** @returns whether the key pair is whole or there is none */
function checkKeys({ profile, filled, at, problems }: Checked, context: DoctorContext): boolean {
  const { name } = profile;
  const [id, secret, token] = ['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token'] as const;
  const keyId = textProperty(profile, id);
  const secretKey = textProperty(profile, secret);
  if (keyId !== undefined && !wellFormedKeyId.test(keyId)) problems.add(at(id), 'key-id-malformed', { name });
  if (secretKey !== undefined && !wellFormedSecret.test(secretKey)) {
    problems.add(at(secret), 'secret-malformed', { name });
  }
  if (keyId !== undefined && context.rootKeyIds.has(keyId)) problems.add(at(id), 'key-root', { name, keyId });
  if (filled.has(id) !== filled.has(secret)) {
    const [present, missing] = filled.has(id) ? [id, secret] : [secret, id];
    problems.add(at(present), 'key-pair-half', { name, missing });
    return false;
  }
  if (!filled.has(token) || filled.has(id)) return true;
  problems.add(at(token), 'token-alone', { name });
  return false;
}

/** @returns whether its role, if it has one, has what it is assumed with */
function checkRole(
  { profile, filled, at, problems }: Checked,
  profiles: ReadonlyMap<string, Profile>,
  circles: SourceCircles,
  context: DoctorContext,
): boolean {
  const { name } = profile;
  if (filled.has('source_profile') && filled.has('credential_source')) {
    problems.add(at('credential_source'), 'source-twice', { name });
    return false;
  }
  const sources = ['source_profile', 'credential_source', 'web_identity_token_file', 'endpoint_name'];
  if (filled.has('role_arn') && !sources.some((key) => filled.has(key))) {
    problems.add(at('role_arn'), 'role-sourceless', { name });
    return false;
  }
  const source = textProperty(profile, 'source_profile');
  if (source === undefined) return true;
  if (!profiles.has(source) && !context.otherProfiles.has(source)) {
    // Longer, and it could be a secret that slipped here.
    const isSafe = isPlainName(source) && source.length < 40;
    problems.add(at('source_profile'), 'source-unknown', { name, source: isSafe ? source : undefined });
    return false;
  }
  if (!profiles.has(source) && context.store === 'linked') {
    problems.add(at('source_profile'), 'source-in-vault', { name, source });
  }
  const circle = circles.from(name);
  if (circle === undefined) return true;
  problems.add(at('source_profile'), 'source-cycle', circle);
  return false;
}

/** PowerShell goes by the exact set of keys; the AWS CLI takes what it needs of them. */
function checkType({ profile: { name }, filled, at, problems }: Checked): void {
  const inUse = typeInUse(filled, []);
  if (profileType(filled) !== 'Invalid' || inUse === 'Invalid') return;
  problems.add(at(), 'type-rejected', {
    name,
    keys: [...filled].filter((key) => credentialKeys.has(key)),
    use: inUse.startsWith('AssumeRole') ? 'for its role' : 'for its access key',
  });
}

function checkRegion({ profile, at, problems }: Checked, { regions }: DoctorContext): void {
  const { name } = profile;
  const region = textProperty(profile, 'region');
  if (region === undefined) return;
  if (!wellFormedRegion.test(region)) problems.add(at('region'), 'region-malformed', { name });
  else if (regions.size > 0 && !regions.has(region)) problems.add(at('region'), 'region-unknown', { name });
}

const legacyDefault = 'AWS PS Default';

/** PowerShell looks for a name in the vault first; without a name for "default" in both stores, then for the legacy one in the vault. */
function checkStores(
  { profile: { name }, filled, at, problems }: Checked,
  profiles: ReadonlyMap<string, Profile>,
  { otherProfiles, store }: DoctorContext,
): void {
  const isLinked = store === 'linked';
  if (isLinked && otherProfiles.has(name)) {
    problems.add(at(), 'profile-shadowed', { name });
    return;
  }
  const hasLegacy = otherProfiles.has(legacyDefault) || (!isLinked && profiles.has(legacyDefault));
  if (name === 'default' && hasLegacy) {
    const isAccepted = profileType(filled) !== 'Invalid';
    problems.add(at(), isAccepted ? 'legacy-default-shadowed' : 'default-shadowed');
  }
  if (name === legacyDefault && !isLinked && !profiles.has('default') && otherProfiles.has('default')) {
    problems.add(at(), 'legacy-default-shadowed');
  }
}
