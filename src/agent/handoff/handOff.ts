import type { HandOffFormat } from '../../protocol/views/transfers.ts';
import { printFresh } from '../awsconfig/writing/freshFile.ts';
import { isoTime, type HandedKeys } from './handedKeys.ts';
import { dialects, settingLines } from './quoting.ts';
import { variablesOf } from './variables.ts';

/** A text for another program, under the name that a file of it has. */
interface HandedOff {
  readonly name: string;
  readonly text: string;
}

/** @throws CofferError "hand-off-unwritable", "profile-unwritable" */
export function handOff(format: HandOffFormat, keys: HandedKeys): HandedOff {
  if (format === 'ini') return { name: 'credentials', text: sectionOf(keys) };
  if (format === 'json') return { name: 'credentials.json', text: processAnswer(keys) };
  return { name: fileNames[format], text: settingLines(dialects[format], variablesOf(keys)) };
}

const fileNames = {
  powershell: 'credentials.ps1',
  bash: 'credentials.sh',
  fish: 'credentials.fish',
  cmd: 'credentials.cmd',
  env: 'credentials.env',
} as const;

/** A section of a credentials file; no reader has a key for the expiry, so it stands in a comment. */
function sectionOf({ name, accessKeyId, secretAccessKey, sessionToken, expiresAt }: HandedKeys): string {
  const properties = new Map([
    ['aws_access_key_id', accessKeyId],
    ['aws_secret_access_key', secretAccessKey],
  ]);
  if (sessionToken !== undefined) properties.set('aws_session_token', sessionToken);
  const text = expiresAt === undefined ? [] : [`# Expires ${isoTime(expiresAt)}`];
  const comments = text.map(
    (line) => ({ file: 'credentials', above: 'aws_access_key_id', text: line }) as const,
  );
  return printFresh('credentials', [{ name, properties, comments }], []);
}

/** @see AWS SDKs and Tools Reference Guide, "Process credential provider" */
function processAnswer({ accessKeyId, secretAccessKey, sessionToken, expiresAt }: HandedKeys): string {
  const answer = {
    Version: 1,
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    ...(sessionToken !== undefined && { SessionToken: sessionToken }),
    ...(expiresAt !== undefined && { Expiration: isoTime(expiresAt) }),
  };
  return `${JSON.stringify(answer, null, 2)}\n`;
}
