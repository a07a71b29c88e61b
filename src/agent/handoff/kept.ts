/*
 * Temporary credentials that Coffer keeps fresh in a credentials file, under a comment that says so and when they end. By that
 * comment, and by being temporary, they are told from what somebody else wrote there.
 */
import type { EpochMs } from '../../base/clock.ts';
import { readProfiles } from '../awsconfig/reading/readProfiles.ts';
import { textProperty, type Profile } from '../awsconfig/profile.ts';
import { putProfiles, removeKeys } from '../awsconfig/writing/edit.ts';
import { nameOf, printUnits, unitsOf } from '../awsconfig/writing/units.ts';
import { isoTime, type HandedKeys } from './handedKeys.ts';

/** What stands in a credentials file under a profile's name: no keys, somebody else's, or ours. */
type Standing =
  | { readonly of: 'nobody' | 'others' }
  | {
      readonly of: 'coffer';
      readonly accessKeyId: string;
      /** By the clock of AWS. */ readonly until: EpochMs;
    };

const keys = ['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token'] as const;

export function standingIn(text: string, name: string): Standing {
  const held = profileIn(text, name);
  if (!held || !keys.some((key) => textProperty(held, key) !== undefined)) return { of: 'nobody' };
  const until = held.comments?.map((comment) => untilIn(comment.text)).find((time) => time !== undefined);
  const accessKeyId = textProperty(held, 'aws_access_key_id');
  const isTemporary = textProperty(held, 'aws_session_token') !== undefined;
  if (until === undefined || !isTemporary || !accessKeyId?.startsWith('ASIA')) return { of: 'others' };
  return { of: 'coffer', accessKeyId, until };
}

/** Credentials that can be kept: they end, and it is known when. */
type KeptKeys = Required<Omit<HandedKeys, 'region' | 'endpointUrl'>>;

/** The file with these keys, in place of what stands there under the name. @throws CofferError "profile-unwritable" */
export function withKept(text: string, handed: KeptKeys): string {
  const { name, accessKeyId, secretAccessKey, sessionToken, expiresAt } = handed;
  const comment = `${sign}${isoTime(expiresAt)}`;
  // Somebody else's make room: new ones stand below the comment, wherever those stood.
  const isOurs = standingIn(text, name).of === 'coffer';
  const room = isOurs ? marked(text, name, comment) : withoutKeys(text, name);
  const properties = new Map(profileIn(room, name)?.properties)
    .set('aws_access_key_id', accessKeyId)
    .set('aws_secret_access_key', secretAccessKey)
    .set('aws_session_token', sessionToken);
  const comments = [{ file: 'credentials', above: 'aws_access_key_id', text: comment }] as const;
  return putProfiles(room, 'credentials', [{ name, properties, comments }]);
}

/** Whether these credentials of Coffer's stand under the name. */
export function holdsKept(
  text: string,
  { name, accessKeyId }: Pick<KeptKeys, 'name' | 'accessKeyId'>,
): boolean {
  const standing = standingIn(text, name);
  return standing.of === 'coffer' && standing.accessKeyId === accessKeyId;
}

/** The file without these credentials of Coffer's; what else stands in the section stays, and any others. */
export function withoutKept(text: string, kept: Pick<KeptKeys, 'name' | 'accessKeyId'>): string {
  return holdsKept(text, kept) ? withoutKeys(text, kept.name) : text;
}

/** The file with these credentials of Coffer's under another name. @throws CofferError "profile-unwritable" */
export function withMoved(text: string, kept: Pick<KeptKeys, 'name' | 'accessKeyId'>, name: string): string {
  const standing = standingIn(text, kept.name);
  const held = profileIn(text, kept.name);
  if (!held || standing.of !== 'coffer' || standing.accessKeyId !== kept.accessKeyId) return text;
  const [accessKeyId = '', secretAccessKey = '', sessionToken = ''] = keys.map((key) =>
    textProperty(held, key),
  );
  const expiresAt = standing.until;
  return withKept(withoutKeys(text, kept.name), {
    name,
    accessKeyId,
    secretAccessKey,
    sessionToken,
    expiresAt,
  });
}

function withoutKeys(text: string, name: string): string {
  return removeKeys(marked(text, name, undefined), 'credentials', new Set([name]), new Set(keys));
}

const sign = '# Kept fresh by Coffer. Expires ';

function untilIn(comment: string): EpochMs | undefined {
  const time = comment.startsWith(sign) ? Date.parse(comment.slice(sign.length)) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** The file with another comment in the place of ours, or with none. */
function marked(text: string, name: string, comment: string | undefined): string {
  const file = unitsOf(text, 'credentials');
  const units = file.units.map((unit) => {
    if (nameOf(unit) !== name) return unit;
    const body = unit.body.flatMap((line) => {
      if (line.kind !== 'comment' || untilIn(line.text.trim()) === undefined) return line;
      return comment === undefined ? [] : { ...line, text: comment };
    });
    return { ...unit, body };
  });
  return printUnits({ ...file, units });
}

function profileIn(text: string, name: string): Profile | undefined {
  return readProfiles([{ name: 'credentials', kind: 'credentials', text }]).profiles.get(name);
}
