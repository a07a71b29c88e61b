import { expect, test } from 'vitest';
import { Colouring } from '../../../src/page/state/consoleColouring.svelte.ts';
import { start } from './startConsole.ts';

function begin() {
  const started = start();
  return { ...started, colouring: new Colouring(started.agent) };
}

const command = { start: 0, end: 8, kind: 'command' } as const;

test('a text is uncoloured until the answer is there, and keeps the colours before a change', async () => {
  const { answer, colouring } = begin();
  const first = colouring.show('Get-Date -A');
  expect(colouring.parts).toEqual([{ text: 'Get-Date -A', kind: 'plain' }]);
  answer('console.colour', {
    tokens: [command, { start: 9, end: 11, kind: 'parameter' }],
    unfinished: false,
  });
  await first;
  expect(colouring.parts).toEqual([
    { text: 'Get-Date', kind: 'command' },
    { text: ' ', kind: 'plain' },
    { text: '-A', kind: 'parameter' },
  ]);
  void colouring.show('Get-Date -As');
  expect(colouring.parts).toEqual([
    { text: 'Get-Date', kind: 'command' },
    { text: ' -As', kind: 'plain' },
  ]);
});

test('while one answer is under way, only the newest text is asked for next', async () => {
  const { answer, asked, colouring } = begin();
  const shown = colouring.show('a');
  void colouring.show('ab');
  void colouring.show('abc');
  answer('console.colour', { tokens: [], unfinished: false });
  await expect.poll(() => asked().length).toBe(2);
  answer('console.colour', { tokens: [], unfinished: true });
  await shown;
  expect(asked().map(([, input]) => input)).toEqual([{ text: 'a' }, { text: 'abc' }]);
  expect([colouring.breaksLine('abc'), colouring.breaksLine('ab')]).toEqual([true, undefined]);
});

test('a text for which the agent has no answer is run', async () => {
  const { colouring, fail } = begin();
  const breaks = colouring.willBreakLine('if (');
  fail('console.colour', { code: 'part-not-loaded', detail: undefined });
  expect(await breaks).toBe(false);
});

test('a long text has no colours', () => {
  const { colouring } = begin();
  void colouring.show('x'.repeat(20_001));
  expect(colouring.parts).toBe(undefined);
});
