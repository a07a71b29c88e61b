/** No number is longer; nor may looking for one in a text of megabytes take long. */
const longestNumber = 400;

const written = /^([+-]?)(?:0x([\da-f]+)|((?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)([kmgtp]b)?)$/i;

const multipliers = ['kb', 'mb', 'gb', 'tb', 'pb'];

/** As .NET writes a number: 1.5, 1.5E+20, 1E-05; whole ones in full, as the integers that they are for .NET. */
export function numberText(value: number): string {
  const amount = Math.abs(value);
  // Beyond these JavaScript writes exponents too, in its own way.
  const isPlain = Number.isInteger(value) ? amount < 1e21 : amount >= 1e-5 && amount < 1e15;
  if (isPlain || !Number.isFinite(value)) return String(value);
  const [digits = '', power = ''] = value.toExponential().split('e');
  const exponent = Number(power);
  return `${digits}E${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

/** The number that a text spells, with a multiplier such as kb if it likes; an empty one spells 0. */
export function parseNumber(text: string): number | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return 0;
  if (trimmed.length > longestNumber) return undefined;
  const match = written.exec(trimmed);
  if (!match) return undefined;
  const [, sign, hexadecimal, decimal, multiplier = ''] = match;
  const amount = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  const factor = 1024 ** (1 + multipliers.indexOf(multiplier.toLowerCase()));
  return (sign === '-' ? -1 : 1) * amount * factor;
}

/** The nearest whole number, the even one of two that are as near: 2.5 and 1.5 both give 2. */
export function roundHalfEven(value: number): number {
  const below = Math.floor(value);
  const fraction = value - below;
  if (fraction !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}
