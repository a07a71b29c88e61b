/*
 * Steps over a text by offsets, each asked from left to right. No character is passed more than a few times, however
 * the text is made: what is searched for again on every line is quadratic in a file that does not have it.
 */

/** Where a character comes next; it is looked for again only once it is passed. */
export class Finder {
  readonly #text: string;
  readonly #character: string;
  #next = -1;

  constructor(text: string, character: string) {
    this.#text = text;
    this.#character = character;
  }

  /** @returns the length of the text where there is none */
  from(index: number): number {
    if (this.#next < index) {
      const next = this.#text.indexOf(this.#character, index);
      this.#next = next === -1 ? this.#text.length : next;
    }
    return this.#next;
  }
}

/** Where a comment begins behind something else: at a "#" or ";" after a space or tab. */
export class CommentFinder {
  readonly #text: string;
  readonly #hash: Finder;
  readonly #semicolon: Finder;

  constructor(text: string) {
    this.#text = text;
    this.#hash = new Finder(text, '#');
    this.#semicolon = new Finder(text, ';');
  }

  /** @returns -1 where there is none */
  within(from: number, to: number): number {
    for (let index = from + 1; index < to; index += 1) {
      index = Math.min(this.#hash.from(index), this.#semicolon.from(index));
      if (index < to && isSpace(this.#text.charCodeAt(index - 1))) return index;
    }
    return -1;
  }
}

export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

/** Where the white space that `trim` takes ends, at the end of the line at the latest. */
export function spaceEnd(text: string, from: number, to: number): number {
  let index = from;
  while (index < to && isTrimmed(text, index)) index += 1;
  return index;
}

/** Where the white space before `to` begins. */
export function spaceStart(text: string, from: number, to: number): number {
  let index = to;
  while (index > from && isTrimmed(text, index - 1)) index -= 1;
  return index;
}

/** Whether `trim` takes the character and it is no line end. */
function isTrimmed(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (code < 0x80) return code === 0x20 || code === 0x09 || code === 0x0b || code === 0x0c;
  return text.charAt(index).trim() === '';
}

export function isLineEnd(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return index === text.length || code === 0x0a || code === 0x0d;
}

export function lineEndAt(text: string, index: number): string {
  if (index === text.length) return '';
  if (text.charCodeAt(index) === 0x0a) return '\n';
  return text.charCodeAt(index + 1) === 0x0a ? '\r\n' : '\r';
}
