/*
 * What a person may see of a name or a value that a file holds. A secret may stand anywhere in a file, also where its
 * writer did not mean it to.
 */
import { maskKeyId } from './accessKeyId.ts';
import { isMasked } from './keys.ts';
import type { PropertyValue } from './profile.ts';

/** Not even the length of what it stands for shows. */
export const mask = '********';

/** The secrets of AWS are runs of base64, none shorter. */
const token = /[A-Za-z0-9+/]{32,}/g;
const shortestToken = 32;

const longestShown = 64;

/**
 * A value in a view: masked where the key is secret or unknown, and of an access key id all but its last four characters.
 */
export function shownValue(key: string, value: PropertyValue): string {
  if (isMasked(key)) return mask;
  if (typeof value !== 'string') {
    return [...value].map(([name, text]) => `${name} = ${shownValue(name, text)}`).join(', ');
  }
  return firstLine(value, (line) => (key === 'aws_access_key_id' ? maskKeyId(line) : line));
}

/** A value's own line; those that stand below it are masked, since any of them may be a secret with its key. */
export function firstLine(value: string, shown = (line: string) => line): string {
  const end = value.indexOf('\n');
  return end === -1 ? shown(value) : `${shown(value.slice(0, end))} ${mask}`;
}

/** A name or key in a sentence: its first line, cut to a sane length, without what could be a secret in its place. */
export function shownName(name: string): string {
  // Cut later than what is shown, so that no secret is cut before it is seen to be one.
  const [line = ''] = name.slice(0, 2 * longestShown).split(/[\r\n]/, 1);
  const shown = withoutTokens(line);
  return shown.length > longestShown || line.length < name.length
    ? `${shown.slice(0, longestShown)}…`
    : shown;
}

/** Whether a part of a text may be a secret. */
export function holdsToken(text: string): boolean {
  // Asked of every key of a file, nearly all of them shorter.
  return text.length >= shortestToken && text.search(token) !== -1;
}

/** Whether a text holds a secret with its key, as a comment does that was a line once. */
export function namesSecret(text: string): boolean {
  return /(?:aws_secret_access_key|aws_session_token)\s*[=:]\s*\S/i.test(text);
}

/** Where the parts of a text lie that may be secrets, in its order. */
export function tokenPlaces(text: string): readonly { readonly start: number; readonly end: number }[] {
  return Array.from(text.matchAll(token), ({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
}

/** A text with each part masked that may be a secret. */
export function withoutTokens(text: string): string {
  return text.replace(token, mask);
}
