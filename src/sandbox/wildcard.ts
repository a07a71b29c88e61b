/**
 * Whether all of a text fits a pattern, in which "*" stands for any characters and "?" for any one.
 * Its time is at most the product of both lengths, which a regular expression does not promise.
 */
export function fits(pattern: string, text: string): boolean {
  let [at, inText] = [0, 0];
  /** Where the last star stands, and how much of the text it was not yet made to hold. */
  let star: { readonly at: number; readonly inText: number } | undefined;
  while (inText < text.length) {
    const wanted = pattern[at];
    if (wanted === '*') {
      star = { at, inText };
      at += 1;
    } else if (wanted === '?' || wanted === text[inText]) {
      at += 1;
      inText += 1;
    } else if (star) {
      star = { at: star.at, inText: star.inText + 1 };
      at = star.at + 1;
      inText = star.inText;
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(at));
}
