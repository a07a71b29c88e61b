import { broken, lengthOf } from './textWidth.ts';

interface ListedProperty {
  readonly name: string;
  readonly value: string;
}

/**
 * Properties as plain text in the form that PowerShell prints: a name a line, and the values one below the other.
 * @param width characters that a line may have
 */
export function alignedList(properties: readonly ListedProperty[], width = Infinity): string[] {
  const widest = properties.reduce((most, { name }) => Math.max(most, lengthOf(name)), 0);
  const room = Math.max(width - widest - separator.length, 1);
  return properties.flatMap(({ name, value }) => {
    const lines = value.split(/\r?\n/).flatMap((line) => broken(line, room));
    return lines.map((line, index) => {
      const label = index === 0 ? name : '';
      const between = index === 0 ? separator : ' '.repeat(separator.length);
      return `${label}${' '.repeat(widest - lengthOf(label))}${between}${line}`.trimEnd();
    });
  });
}

const separator = ' : ';
