import { expect, test } from 'vitest';
import { Recall } from '../../../src/page/state/consoleRecall.ts';

function filled(...lines: string[]): Recall {
  const recall = new Recall();
  recall.fill(lines);
  return recall;
}

test('lines come back from the newest to the oldest, and what was typed behind the newest', () => {
  const recall = filled('one', 'two');
  const back = [recall.older('typed'), recall.older(''), recall.older('')];
  const forth = [recall.newer(), recall.newer(), recall.newer()];
  expect([back, forth]).toEqual([
    ['two', 'one', undefined],
    ['two', 'typed', undefined],
  ]);
});

test('a line that was run is the newest, once where it repeats the one before', () => {
  const recall = filled('one');
  recall.add('two');
  recall.add('two');
  expect([recall.older(''), recall.older(''), recall.older('')]).toEqual(['two', 'one', undefined]);
});

test('a line that ends while others are called back leaves the place and what was typed', () => {
  const recall = filled('one', 'two');
  const back = [recall.older('typed'), recall.older('')];
  recall.add('three');
  recall.fill(['zero']);
  const forth = [recall.newer(), recall.newer(), recall.newer(), recall.newer()];
  expect([back, forth]).toEqual([
    ['two', 'one'],
    ['two', 'three', 'typed', undefined],
  ]);
});

test('lines of earlier sessions that come late stand before those of this one', () => {
  const recall = new Recall();
  recall.add('mine');
  recall.fill(['earlier']);
  expect([recall.older(''), recall.older('')]).toEqual(['mine', 'earlier']);
});

test('a search finds the newest first, each line once, capitals aside', () => {
  const recall = filled('Get-Date', 'Set-X', 'get-date -AsUTC', 'Get-Date');
  expect([0, 1, 2].map((skipped) => recall.find('GET-', skipped))).toEqual([
    'Get-Date',
    'get-date -AsUTC',
    undefined,
  ]);
  expect(recall.find('', 0)).toBe(undefined);
});
