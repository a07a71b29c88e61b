/*
 * The classes of characters, and how they are looked for. PowerShell takes the quotes and dashes that word processors put
 * in for those that were typed.
 */

/** For use inside `[ ]` of a regular expression. */
export const singleQuotes = `'‘’‚‛`;
export const doubleQuotes = `"“”„`;
export const dashes = `\\-–—―`;

/** What ends a bare word. */
export const wordEnds = `\\s(){};,|&<>`;

export function isSingleQuote(character: string | undefined): boolean {
  return character !== undefined && singleQuotes.includes(character);
}

export function isDoubleQuote(character: string | undefined): boolean {
  return character !== undefined && doubleQuotes.includes(character);
}

/** What a sticky expression matches at an offset. */
export function matchAt(sticky: RegExp, source: string, at: number): RegExpExecArray | undefined {
  sticky.lastIndex = at;
  return sticky.exec(source) ?? undefined;
}

/** Where a sticky expression's match at an offset ends; the offset itself where there is none. */
export function endOf(sticky: RegExp, source: string, at: number): number {
  sticky.lastIndex = at;
  return sticky.test(source) ? sticky.lastIndex : at;
}
