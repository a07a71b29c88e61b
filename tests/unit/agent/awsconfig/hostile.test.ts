import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Profile } from '../../../../src/agent/awsconfig/profile.ts';
import { readProfiles } from '../../../../src/agent/awsconfig/reading/readProfiles.ts';
import { printFresh } from '../../../../src/agent/awsconfig/writing/freshFile.ts';
import { CofferError } from '../../../../src/base/cofferError.ts';
import { doors, kinds } from './doors.ts';
import { hostileFiles } from './hostileFiles.ts';

/*
 * Files made to hurt, through every door. Nothing here looks at a clock: what is quadratic does not come back in the time
 * that the runner gives a test. `npm run bench` says how long the same files take.
 */

const prototypes = [Object, Array, Function, String, Map, Set].map(({ prototype }) => prototype as object);
let before: readonly (readonly PropertyKey[])[];

beforeEach(() => {
  before = prototypes.map((each) => Reflect.ownKeys(each));
});

afterEach(() => {
  expect(prototypes.map((each) => Reflect.ownKeys(each))).toEqual(before);
});

// On a machine that does much else, one of them takes some seconds; what is quadratic takes minutes.
test.each(hostileFiles)('a file of $name passes every door', { timeout: 15_000 }, ({ text: make }) => {
  const text = make(100_000);
  expect(passes(text)).toBe(true);
});

/** Pieces that mean something to one reader or another, and what may stand where they do not expect it. */
const pieces = fc.constantFrom(
  ...['[', ']', '=', ':', '#', ';', '"', "'", '\\', ' ', '\t', '\n', '\n', '\r\n', '\r', '\0', ','],
  ...['\uFEFF', '\u00a0', '\u2028', '\u2029', '\u0085', '\u202e', '\ud800', '\udc00', 'İ', 'K', '\v', '\f'],
  ...['[default]\n', '[profile default]\n', '[profile x]\n', '[x]\n', '[profile "a b"]\n', '[services x]\n'],
  ...['[__proto__]\n', '[profile __proto__]\n', '[constructor]\n', '[profile constructor]\n', '[toString]\n'],
  ...['__proto__ = 1\n', 'constructor =\n  prototype = 1\n', '__proto__ =\n  polluted = 1\n', 's3 =\n'],
  ...['  hasOwnProperty = 1\n', 'role_arn = r\n', 'source_profile = x\n', 'source_profile = default\n'],
  ...['aws_access_key_id = AKIAIOSFODNN7EXAMPLE\n', 'aws_secret_access_key = a #b\n', 'QUJDRA==\n'],
  ...['aws_session_token = QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo0NTY3\n', 'endpoint_url = http://x\n'],
  ...['[profile <b>x</b>]\n', '[profile a\u2028b]\n', 'services = x\n', 'region: eu-west-1\n', ' more\n'],
  ...['User name,Access key ID,Secret access key\n', '__proto__,AKIAIOSFODNN7EXAMPLE,secret\n'],
);
const files = fc.array(fc.oneof({ weight: 20, arbitrary: pieces }, fc.string({ unit: 'binary' })), {
  maxLength: 40,
});

test('600 files of pieces in any order pass every door', () => {
  fc.assert(
    fc.property(files, (parts) => {
      expect(passes(parts.join(''))).toBe(true);
    }),
    { numRuns: 600, seed: 20261122 },
  );
});

test('a profile of any file is written as it was read, or refused', () => {
  fc.assert(
    fc.property(files, (parts) => {
      const text = parts.join('');
      for (const kind of kinds) {
        const { profiles } = readProfiles([{ name: kind, kind, text }]);
        for (const profile of profiles.values()) {
          const after = rewritten(profile);
          if (after !== 'refused') expect(after).toEqual(sorted(profile.properties));
        }
      }
    }),
    { numRuns: 600, seed: 20261122 },
  );
});

test('names that every object has are names like any other', () => {
  const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];
  const text = names.map((name) => `[profile ${name}]\n__proto__ = ${name}\nvalueOf =\n  __proto__ = 1\n`);
  const { profiles } = readProfiles([{ name: 'config', kind: 'config', text: text.join('') }]);
  expect(profiles).toMatchObject(
    new Map(
      names.map((name) => [
        name,
        {
          name,
          properties: new Map<string, unknown>([
            ['__proto__', name],
            ['valueof', new Map([['__proto__', '1']])],
          ]),
        },
      ]),
    ),
  );
});

test.each([
  '<img src=x onerror=alert(1)>',
  'a\u2028b',
  'a\u202eb',
  'a\0b',
  'a\ud800b',
  '"a',
  'a[b',
  '__proto__',
])('the name %j is read as it stands, and no file is written with it', (name) => {
  const [{ profile } = { profile: undefined }] = doors.import(
    `[profile ${name}]\nregion = eu-west-1\n`,
    'config',
  ).profiles;
  expect(profile?.name).toBe(name);
  expect(profile && rewritten(profile)).toBe('refused');
});

test('a name or key without end is left out, and said to be', () => {
  const [name, key] = ['n'.repeat(1025), `k${'.k'.repeat(128)}`];
  const text = `[profile ${name}]\nregion = x\n[profile p]\n${key} = 1\n[profile ${name.slice(1)}]\n${key.slice(1)} = 1\n`;
  const { profiles, problems } = readProfiles([{ name: 'config', kind: 'config', text }]);
  expect([...profiles].map(([each, { properties }]) => [each, [...properties]])).toEqual([
    ['p', []],
    [name.slice(1), [[key.slice(1), '1']]],
  ]);
  expect(problems.map(({ code, line }) => [code, line])).toEqual([
    ['section-long', 1],
    ['line-broken', 4],
  ]);
});

test('source profiles that go in a circle are said to, however long it is', () => {
  const circle = (length: number) =>
    Array.from(
      { length },
      (_, n) =>
        `[profile p${n}]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = p${(n + 1) % length}\n`,
    ).join('');
  for (const length of [2, 3, 10_000]) {
    const codes = new Set(doors.diagnose(circle(length), 'config').map(({ code }) => code));
    expect(codes).toContain('source-cycle');
  }
});

// Coffer opens no file that long; what reads it must not lean on that.
test.each([
  ['broken', ''],
  ['a value', '[p]\nregion = '],
  ['a title', '[profile '],
])('10 MB of one line pass every door: %s', { timeout: 15_000 }, (_, start) => {
  expect(passes(start + 'x'.repeat(10_000_000))).toBe(true);
});

test('100,000 sections are 100,000 profiles', { timeout: 30_000 }, () => {
  const text = Array.from({ length: 100_000 }, (_, n) => `[p${n}]\na=1\n`).join('');
  expect(doors.import(text, 'credentials').profiles).toHaveLength(100_000);
});

test('100,000 keys of one section are 100,000 properties', { timeout: 30_000 }, () => {
  const text = `[p]\n${Array.from({ length: 100_000 }, (_, n) => `k${n}=1\n`).join('')}`;
  const [profile] = doors.import(text, 'credentials').profiles;
  expect(profile?.profile.properties.size).toBe(100_000);
});

/** Whether a text comes back from print, and with a profile more where one is put, and from the others at all. */
function passes(text: string): boolean {
  expect(doors.print(text) === text).toBe(true);
  for (const kind of kinds) {
    doors.import(text, kind);
    // 500, a line for the rest, and one for the fixes left out.
    expect(doors.diagnose(text, kind).length).toBeLessThanOrEqual(502);
    const put = doors.put(text, kind);
    const { profiles } = readProfiles([{ name: kind, kind, text: put }]);
    expect(profiles.get('added')?.properties).toEqual(new Map([['region', 'eu-west-1']]));
    doors.remove(text, kind);
    doors.removeKeys(text, kind);
  }
  doors.diff(text);
  return true;
}

/** The properties of a profile as they are read from the files that it alone is written to. */
function rewritten(profile: Profile): 'refused' | readonly unknown[] {
  try {
    const written = kinds.map((kind) => ({ name: kind, kind, text: printFresh(kind, [profile], []) }));
    const [after, ...others] = [...readProfiles(written).profiles.values()];
    expect(others).toEqual([]);
    if (after !== undefined) expect(after.name).toBe(profile.name);
    return sorted(after?.properties ?? new Map());
  } catch (error) {
    if (error instanceof CofferError && error.code === 'profile-unwritable') return 'refused';
    throw error;
  }
}

/** Credentials come first when both files are read. */
function sorted(properties: Profile['properties']): readonly unknown[] {
  return [...properties].sort(([a], [b]) => (a < b ? -1 : 1));
}
