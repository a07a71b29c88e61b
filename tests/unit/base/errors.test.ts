import { expect, test } from 'vitest';
import { readSources } from '../house/sources.ts';

test('no code has a sentence in two tables, of which the latter would win unseen', () => {
  const codes = [...readSources('src/base/errorTexts').values()].flatMap((source) =>
    [...source.matchAll(/^ {2}'?([a-z\d-]+)'?: \(/gm)].map(([, code]) => code),
  );
  expect(codes).toContain('locked');
  expect(codes).toEqual([...new Set(codes)]);
});
