/** What an attacker who knows people would need, in words and as a power of two. */
export interface Strength {
  /** log2 of the guesses, by a rough estimate that errs low. */
  readonly bits: number;
  readonly words: string;
}

/** Bits from which the words apply; the key derivation makes each guess dear, hence no higher. */
const scale: readonly (readonly [bits: number, words: string])[] = [
  [80, 'Strong'],
  [60, 'Good'],
  [45, 'Fair: one more word would help'],
  [30, 'Weak: add words'],
  [0, 'Very weak: easily guessed'],
];

/** The commonest passwords that are long enough to be tried, and what they are built from. */
const commonest = [
  'password', 'passw0rd', 'passphrase', '123456', 'qwertyuiop', 'qwerty', 'asdfgh', 'zxcvbn', '1q2w3e4r', 'letmein',
  'welcome', 'iloveyou', 'admin', 'monkey', 'dragon', 'football', 'baseball', 'sunshine', 'princess', 'trustno1',
  'correcthorsebatterystaple', 'correct horse battery staple',
]; // prettier-ignore

const bitsOfCommonWord = 4;
/** Four or more letters in a row are taken for a word: dictionary words hold some 2 bits a letter, noise 4.7. */
const bitsOfLetterInWord = 2;

/** An honest guess by length, variety, repetition, sequences and the commonest passwords. Knows no dictionary. */
export function estimateStrength(passphrase: string): Strength {
  let rest = repeatedUnit(passphrase.normalize('NFC'));
  let bits = 0;
  for (const word of commonest) {
    for (let at = indexOf(rest, word); at !== -1; at = indexOf(rest, word)) {
      rest = rest.slice(0, at) + rest.slice(at + word.length);
      bits += bitsOfCommonWord;
    }
  }
  bits = Math.floor(bits + bitsOfCharacters(rest));
  return { bits, words: scale.find(([least]) => bits >= least)?.[1] ?? '' };
}

function indexOf(text: string, word: string): number {
  return text.toLowerCase().indexOf(word);
}

/** "abcabcabc" is three times "abc": the unit is all there is to guess. */
function repeatedUnit(text: string): string {
  return /^(.+?)\1+$/su.exec(text)?.[1] ?? text;
}

function bitsOfCharacters(text: string): number {
  const bitsOfNoise = Math.log2(alphabetSize(text));
  const inWord = placesInWords(text);
  const seen = new Set<string>();
  let bits = 0;
  let offset = 0;
  let previous = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const step = Math.abs(code - previous);
    if (step <= 1) bits += 0.5;
    else if (inWord.has(offset)) bits += bitsOfLetterInWord;
    else bits += seen.has(character) ? bitsOfNoise / 2 : bitsOfNoise;
    seen.add(character);
    previous = code;
    offset += character.length;
  }
  return bits;
}

/** Offsets of what reads as a word, "p4ssw0rd" included: a few letters in disguise hide nothing. */
function placesInWords(text: string): ReadonlySet<number> {
  const undisguised = text.replace(/[013457@$!]/g, 'x');
  const places = new Set<number>();
  for (const { 0: word, index } of undisguised.matchAll(/\p{L}{4,}/gu)) {
    const letters = text.slice(index, index + word.length).match(/\p{L}/gu)?.length ?? 0;
    if (letters < word.length * 0.75) continue;
    for (let at = index; at < index + word.length; at += 1) places.add(at);
  }
  return places;
}

function alphabetSize(text: string): number {
  const classes: readonly (readonly [RegExp, number])[] = [
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/[0-9]/, 10],
    [/[ -/:-@[-`{-~]/, 33],
    [/[^ -~]/, 100],
  ];
  return classes.reduce((size, [pattern, count]) => (pattern.test(text) ? size + count : size), 1);
}
