/*
 * Methods of System.String. Like .NET's, and unlike the operators, they look at capitals.
 */
import { compare } from './compare.ts';
import { toInteger } from './convert.ts';
import { checkCount, checkLength, checkSearch, Effort, mostItems } from './limits.ts';
import { failed, method, methods } from './method.ts';
import { textOf } from './text.ts';
import type { Value } from './value.ts';

export const stringMethods = methods<string>({
  ToString: method(0, 0, (self) => self),
  ToUpper: method(0, 0, (self) => self.toUpperCase()),
  ToLower: method(0, 0, (self) => self.toLowerCase()),
  ToUpperInvariant: method(0, 0, (self) => self.toUpperCase()),
  ToLowerInvariant: method(0, 0, (self) => self.toLowerCase()),
  Trim: method(0, Infinity, (self, args) => trimmed(self, args, true, true)),
  TrimStart: method(0, Infinity, (self, args) => trimmed(self, args, true, false)),
  TrimEnd: method(0, Infinity, (self, args) => trimmed(self, args, false, true)),
  Split: method(0, 3, split),
  Replace: method(2, 3, replace),
  Substring: method(1, 2, substring),
  Remove: method(1, 2, (self, args) => {
    const [start, end] = within('Remove', self, args);
    return self.slice(0, start) + self.slice(end);
  }),
  Insert: method(2, 2, (self, args) => {
    const [start] = within('Insert', self, args.slice(0, 1));
    const text = textAt(args, 1);
    checkLength(self.length + text.length);
    return self.slice(0, start) + text + self.slice(start);
  }),
  StartsWith: method(
    1,
    2,
    searching((text, part) => text.startsWith(part)),
  ),
  EndsWith: method(
    1,
    2,
    searching((text, part) => text.endsWith(part)),
  ),
  Contains: method(
    1,
    2,
    searching((text, part) => text.includes(part)),
  ),
  IndexOf: method(
    1,
    2,
    searching((text, part) => text.indexOf(part)),
  ),
  LastIndexOf: method(
    1,
    2,
    searching((text, part) => text.lastIndexOf(part)),
  ),
  Equals: method(
    1,
    2,
    searching((text, part) => text === part),
  ),
  CompareTo: method(1, 1, (self, args) => Math.sign(compare(self, args[0] ?? null, true))),
  PadLeft: method(1, 2, (self, args) => self.padStart(...padding('PadLeft', args))),
  PadRight: method(1, 2, (self, args) => self.padEnd(...padding('PadRight', args))),
  ToCharArray: method(0, 0, (self) => {
    checkCount(self.length);
    return self.split('');
  }),
});

const textAt = (args: readonly Value[], index: number) => textOf(args[index] ?? null);

/** Without the characters of the arguments at its ends, or without blanks where none are given. */
function trimmed(self: string, args: readonly Value[], atStart: boolean, atEnd: boolean): string {
  const characters = new Set(args.flat().map(textOf).join(''));
  if (characters.size === 0) {
    const text = atStart ? self.trimStart() : self;
    return atEnd ? text.trimEnd() : text;
  }
  let start = 0;
  let end = self.length;
  while (atStart && start < end && characters.has(self.charAt(start))) start++;
  while (atEnd && end > start && characters.has(self.charAt(end - 1))) end--;
  return self.slice(start, end);
}

/** Between one text or any of several; then how many parts at most, or that empty ones are left out. */
function split(self: string, args: readonly Value[]): Value[] {
  const [separators = null, ...options] = args;
  const any = (Array.isArray(separators) ? separators : [separators])
    .map(textOf)
    .filter((text) => text !== '');
  const parts = any.length > 0 ? partsBetween(self, any) : self.split(/\s/, mostItems + 1);
  checkCount(parts.length);
  const kept = options.some((option) => textOf(option).toLowerCase() === 'removeemptyentries')
    ? parts.filter((part) => part !== '')
    : parts;
  const most = options.find((option) => typeof option === 'number');
  if (most === undefined || kept.length <= most) return kept;
  if (most <= 0) return [];
  const last = kept.slice(0, most - 1);
  const [separator = ' '] = any;
  return [...last, kept.slice(most - 1).join(separator)];
}

function partsBetween(self: string, separators: readonly string[]): string[] {
  checkSearch(self, separators.join(''));
  const [only = '', ...others] = separators;
  if (others.length === 0) return self.split(only, mostItems + 1);
  const either = separators.map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');
  return self.split(new RegExp(either), mostItems + 1);
}

const stepsOfReplacement = 10;

function replace(self: string, args: readonly Value[]): string {
  const [old, put] = [textAt(args, 0), textAt(args, 1)];
  if (old === '') throw failed('Replace', args, "String cannot be of zero length. (Parameter 'oldValue')");
  checkSearch(self, old);
  const effort = new Effort();
  let count = 0;
  for (let at = self.indexOf(old); at !== -1; at = self.indexOf(old, at + old.length)) {
    effort.spend(stepsOfReplacement);
    count++;
  }
  checkLength(self.length + count * (put.length - old.length));
  return self.replaceAll(old, () => put);
}

function substring(self: string, args: readonly Value[]): string {
  return self.slice(...within('Substring', self, args));
}

/** Start and end of a part of a text that the arguments name by start and length. */
function within(name: string, self: string, args: readonly Value[]): [start: number, end: number] {
  const start = toInteger(args[0] ?? null);
  const end = args[1] === undefined ? self.length : start + toInteger(args[1]);
  if (start >= 0 && start <= end && end <= self.length) return [start, end];
  throw failed(name, args, 'Index and length must refer to a location within the string.');
}

/** With "OrdinalIgnoreCase" or the like as the last argument, capitals do not count. */
function searching(search: (text: string, part: string) => boolean | number) {
  return (self: string, args: readonly Value[]): Value => {
    const part = textAt(args, 0);
    checkSearch(self, part);
    return /ignorecase$/i.test(textAt(args, 1))
      ? search(self.toLowerCase(), part.toLowerCase())
      : search(self, part);
  };
}

function padding(name: string, args: readonly Value[]): [width: number, character: string] {
  const width = toInteger(args[0] ?? null);
  checkLength(width);
  const character = args[1] === undefined ? ' ' : textOf(args[1]);
  if (width < 0 || character.length !== 1) {
    throw failed(name, args, 'The width has to be 0 or more, and the padding one character.');
  }
  return [width, character];
}
