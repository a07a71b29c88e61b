/*
 * What a value may grow to. Past these one operator keeps the agent from the lock and Ctrl+C for too long.
 */
import { ShellError } from '../errors.ts';

/** UTF-16 code units; of more, one look at each takes too long to wait for. */
const longestText = 8 * 2 ** 20;

/** Most values that are held at a time. */
export const mostItems = 1_000_000;

/**
 * To be asked before a text of so many characters is made.
 * @throws ShellError "TextTooLong"
 */
export function checkLength(length: number, most = longestText): void {
  if (length > most) throw new ShellError('TextTooLong', { most });
}

/**
 * To be asked before so many values are put together.
 * @throws ShellError "TooManyItems"
 */
export function checkCount(count: number): void {
  if (count > mostItems) throw new ShellError('TooManyItems', { most: mostItems });
}

/** Steps of what cannot be interrupted, of which some ten million take a tenth of a second. */
const mostEffort = 20_000_000;

/** How long one operator may go on: what it does to all elements of an array counts together. */
export class Effort {
  #left = mostEffort;

  /** @throws ShellError "SearchTooCostly" */
  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw new ShellError('SearchTooCostly', undefined);
  }
}

/** The same for what the engine does in one piece, which is faster. */
const mostSteps = 1_000_000_000;

/**
 * To be asked before a text is searched by the engine, which at worst looks at all of one at each place of the other.
 * @throws ShellError "SearchTooCostly"
 */
export function checkSearch(text: string, part: string): void {
  if (text.length * part.length > mostSteps) throw new ShellError('SearchTooCostly', undefined);
}

/** Texts as one; they are taken one by one, up to the first that is too much. @throws ShellError "TextTooLong" */
export function joined(texts: Iterable<string>, separator: string): string {
  const parts: string[] = [];
  let length = 0;
  for (const text of texts) {
    length += text.length + separator.length;
    checkLength(length);
    parts.push(text);
  }
  return parts.join(separator);
}
