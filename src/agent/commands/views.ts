import type { LinkedView } from '../../protocol/views/locations.ts';
import type { ProfileView, TemporaryView } from '../../protocol/views/profiles.ts';
import type { RotationView } from '../../protocol/views/rotation.ts';
import type { SessionView, VaultView } from '../../protocol/views/vault.ts';
import { listed } from '../awsconfig/listed.ts';
import { listedType } from '../awsconfig/profileType.ts';
import { sandboxEndpoint } from '../../base/sandbox.ts';
import type { InUse, Reading } from '../unlocked/context.ts';
import { activeSession } from '../unlocked/search.ts';
import type { HeldCredentials } from '../unlocked/session.ts';
import { identityOf } from '../unlocked/identities.ts';
import { locationsOf } from '../unlocked/standing.ts';
import { statedEnd } from '../unlocked/storedSession.ts';
import { keptIn, keptKey } from '../vault/kept.ts';
import { filledKeysOf, textOf } from '../vault/profiles.ts';
import type { ProfilesDocument, StoredProfile } from '../vault/profiles.ts';
import { holdersOfAny } from '../vault/rotated.ts';
import type { Rotation } from '../vault/rotations.ts';
import type { StoredIdentity, StoredSession } from '../vault/sessions.ts';

/** What the page may know of an unlocked vault. */
export function vaultView(unlocked: InUse): VaultView {
  const { vault, temporary, session, readings, sessions } = unlocked;
  const got = new Map(sessions.map((each) => [each.holder, each]));
  const { profiles, mfaDevices, preferences, profileScript, rotations, accountNames } = vault.document;
  const { holder, ...active } = activeSession(unlocked);
  return {
    vaultId: vault.vaultId,
    revision: vault.revision,
    temporary,
    profiles: profiles.map((stored) => profileView(stored, got.get(stored.id), identityOf(unlocked, stored))),
    linked: locationsOf(unlocked).map(({ id, location }) => linkedView(id, location, readings.get(id))),
    preferences,
    mfaDevices: mfaDevices.map(({ serialNumber }) => serialNumber),
    profileScript: profileScript !== '',
    accountNames,
    session: {
      ...active,
      ...endOf(profiles.find(({ id }) => id === holder)),
      ...expiring(got, holder),
      ...chosen(session.credentials),
    },
    rotations: rotations.map((rotation) => rotationView(vault.document, rotation)),
    kept: keptIn(vault.document).map((one) => ({ ...one, ...unlocked.kept.get(keptKey(one)) })),
    left: unlocked.left,
  };
}

function rotationView(document: ProfilesDocument, rotation: Rotation): RotationView {
  const { id, at, oldKey } = rotation;
  return {
    id,
    at,
    profiles: holdersOfAny(document, rotation).map((holder) => holder.id),
    oldKeyId: oldKey.accessKeyId,
    ...(at !== 'creating' && { newKeyId: rotation.newKey.accessKeyId }),
    lost: at === 'creating' ? rotation.lost : [],
  };
}

/** A location that was not read yet has no profiles; the page asks for a reading once it is there. */
function linkedView(id: string, location: string, reading: Reading | undefined): LinkedView {
  const { views = [], failure } = reading ?? {};
  return {
    id,
    location,
    profiles: views,
    ...(failure && { failure: { code: failure.code, detail: failure.detail } }),
  };
}

function chosen(held: HeldCredentials | undefined): Pick<SessionView, 'profileId' | 'file' | 'given'> {
  if (!held) return {};
  if (held.from !== 'profile') return { given: true };
  const { profile } = held;
  if (profile.store === 'EncryptedVault') return { profileId: profile.id };
  return { file: { location: profile.locationId, name: profile.name } };
}

function temporaryView({ assumedRole, issuedAt, expiresAt }: StoredSession): TemporaryView {
  return { of: assumedRole === undefined ? 'user' : 'role', issuedAt, expiresAt };
}

/** A user's session stands before roles; the user's own calls are signed with the long-term keys. */
function expiring(
  got: ReadonlyMap<string, StoredSession>,
  holder: string | undefined,
): Pick<SessionView, 'expiresAt'> {
  const temporary = holder === undefined ? undefined : got.get(holder);
  return temporary?.assumedRole === undefined ? {} : { expiresAt: temporary.expiresAt };
}

function profileView(
  stored: StoredProfile,
  temporary: StoredSession | undefined,
  identity: StoredIdentity | undefined,
): ProfileView {
  const accessKeyId = textOf(stored, 'aws_access_key_id');
  return {
    id: stored.id,
    name: stored.name,
    type: listedType(filledKeysOf(stored), stored.heldBack),
    sandbox: textOf(stored, 'endpoint_url') === sandboxEndpoint,
    ...listed(accessKeyId, textOf(stored, 'region')),
    ...(temporary && { temporary: temporaryView(temporary) }),
    ...(identity && identityView(identity)),
    ...endOf(stored),
  };
}

function identityView({
  account,
  arn,
  userId,
}: StoredIdentity): Required<Pick<ProfileView, 'account' | 'identity'>> {
  return { account, identity: { arn, userId, root: arn.endsWith(':root') } };
}

/** As a sign-in with SAML stores it, and saml2aws writes it. */
function endOf(stored: StoredProfile | undefined): Pick<ProfileView, 'expiresAt'> {
  const expiresAt = stored && statedEnd(stored);
  return expiresAt === undefined ? {} : { expiresAt };
}
