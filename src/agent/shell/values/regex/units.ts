/** What one UTF-16 code unit has to pass. */
export type Test = (unit: number) => boolean;

/** A code unit in small letters. */
export function folded(unit: number): number {
  if (unit < 128) return unit >= 65 && unit <= 90 ? unit + 32 : unit;
  return String.fromCharCode(unit).toLowerCase().charCodeAt(0);
}

/** One unit, or its other spelling. */
export function exactly(unit: number, anyCase: boolean): Test {
  if (!anyCase) return (other) => other === unit;
  const small = folded(unit);
  return (other) => other === unit || folded(other) === small;
}

export function between(first: number, last: number, anyCase: boolean): Test {
  const within = (unit: number) => first <= unit && unit <= last;
  if (!anyCase) return within;
  return (unit) => within(unit) || within(folded(unit)) || within(capital(unit));
}

export const not =
  (test: Test): Test =>
  (unit) =>
    !test(unit);

export const anyOf =
  (tests: readonly Test[]): Test =>
  (unit) =>
    tests.some((test) => test(unit));

export const isWord: Test = (unit) =>
  unit < 128
    ? (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57) || unit === 95
    : category('L')(unit) || category('Mn')(unit) || category('Nd')(unit) || category('Pc')(unit);

const isDigit: Test = (unit) => (unit < 128 ? unit >= 48 && unit <= 57 : category('Nd')(unit));

const isSpace: Test = (unit) => /\s/.test(String.fromCharCode(unit));

/** Of \d, \W and their like, by the letter; undefined for another letter. */
export function shorthand(letter: string): Test | undefined {
  switch (letter) {
    case 'd':
      return isDigit;
    case 'w':
      return isWord;
    case 's':
      return isSpace;
    case 'D':
    case 'W':
    case 'S':
      return not(shorthand(letter.toLowerCase()) ?? isSpace);
    default:
      return undefined;
  }
}

/** Of \p{Lu} and its like; undefined for what is no general category of Unicode. */
export function unicodeCategory(name: string): Test | undefined {
  return /^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|S[mcko]?|Z[slp]?|C[cfson]?)$/.test(name)
    ? category(name)
    : undefined;
}

const categories = new Map<string, RegExp>();

function category(name: string): Test {
  const known = categories.get(name) ?? new RegExp(`\\p{${name}}`, 'u');
  categories.set(name, known);
  return (unit) => known.test(String.fromCharCode(unit));
}

function capital(unit: number): number {
  const capitals = String.fromCharCode(unit).toUpperCase();
  return capitals.length === 1 ? capitals.charCodeAt(0) : unit;
}
