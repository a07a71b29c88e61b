import { expect, test } from 'vitest';
import { deadExports } from './deadExports.ts';
import { readSources } from './sources.ts';

// Every file is parsed, which a busy machine takes its time for.
test('every export of src is imported somewhere', { timeout: 60_000 }, () => {
  expect(deadExports(readSources('src'), readSources('tests', 'build', 'scripts'))).toEqual([]);
});

const tree = (files: Readonly<Record<string, string>>) => new Map(Object.entries(files));

test('deadExports names what no other file takes, each kind of export', () => {
  expect(
    deadExports(
      tree({
        'src/a.ts': `export const { one, two: [three] } = x; export function four() {} export type Five = 5; export interface Six {} export class Seven {}`,
        'src/b.ts': `const eight = 8; export { eight as nine }; export default eight;`,
        'src/C.svelte': `<script>export const inside = 1;</script>`,
      }),
      tree({ 'tests/a.test.ts': `import a from '../src/a.ts';` }),
    ),
  ).toEqual([
    'src/a.ts exports one, which nothing imports',
    'src/a.ts exports three, which nothing imports',
    'src/a.ts exports four, which nothing imports',
    'src/a.ts exports Five, which nothing imports',
    'src/a.ts exports Six, which nothing imports',
    'src/a.ts exports Seven, which nothing imports',
    'src/b.ts exports nine, which nothing imports',
    'src/b.ts exports default, which nothing imports',
    'src/C.svelte exports default, which nothing imports',
  ]);
});

test('deadExports counts every form of import, by the name the file exports', () => {
  expect(
    deadExports(
      tree({
        'src/named.ts': `export const a = 1; export type B = 2; export interface C {}`,
        'src/default.ts': `export default 1;`,
        'src/whole.ts': `export const d = 4;`,
        'src/lazy.ts': `export const e = 5;`,
        'src/passed.ts': `export const f = 6;`,
        'src/C.svelte': `<script lang="ts">import { a as b } from './named.ts';</script>`,
        'src/main.ts': `import C, { type B } from './named.ts'; import d from './default.ts'; import C2 from './C.svelte'; import * as whole from './whole.ts'; import('./lazy.ts'); export { f } from './passed.ts';`,
      }),
      tree({
        'tests/main.test.ts': `import { f } from '../src/main.ts'; let c: import('../src/named.ts').C;`,
      }),
    ),
  ).toEqual([]);
});
