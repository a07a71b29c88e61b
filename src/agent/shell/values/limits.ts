/*
 * What a value may grow to. Past these the browser ends the worker, and with it whatever else it was doing.
 */
import { ShellError } from '../errors.ts';

/** UTF-16 code units. */
const longestText = 64 * 2 ** 20;

/** Most values that are held at a time. */
export const mostItems = 5_000_000;

/**
 * To be asked before a text of so many characters is made.
 * @throws ShellError "TextTooLong"
 */
export function checkLength(length: number): void {
  if (length > longestText) throw new ShellError('TextTooLong', { most: longestText });
}

/**
 * To be asked before so many values are put together.
 * @throws ShellError "TooManyItems"
 */
export function checkCount(count: number): void {
  if (count > mostItems) throw new ShellError('TooManyItems', { most: mostItems });
}

/** Texts as one. @throws ShellError "TextTooLong" */
export function joined(texts: readonly string[], separator: string): string {
  checkLength(texts.reduce((length, text) => length + text.length + separator.length, 0));
  return texts.join(separator);
}
