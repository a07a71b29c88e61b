import { expect, test } from 'vitest';
import { countWithin, Output } from '../../../src/page/state/consoleOutput.ts';
import { output } from './startConsole.ts';

/** Lines as texts, parts apart. */
function lines(given: Output) {
  return given.blocks.map((block) =>
    block.kind === 'text' ? block.lines.map((line) => line.map(({ cell }) => cell.text)) : block.kind,
  );
}

function taken(...records: Parameters<Output['take']>[0][]) {
  const given = new Output();
  for (const record of records) given.take(record);
  return given;
}

test('lines of one stream are one block until something else comes between', () => {
  const error = { kind: 'error', error: { errorId: 'E', text: 'No.' } } as const;
  const given = taken(output('a'), output('b'), output('c', 2), error, output('d', 2));
  expect(lines(given)).toEqual([[['a'], ['b']], [['c']], 'error', [['d']]]);
});

test('a part without a line break is gone on with, and what was seen before stays as it was', () => {
  const given = taken({ ...output('a'), newline: false });
  const before = lines(given);
  const { blocks } = given;
  given.take({ ...output('b'), newline: false });
  given.take(output('c'));
  given.take(output('d'));
  expect([before, lines(given)]).toEqual([[[['a']]], [[['a', 'b', 'c'], ['d']]]]);
  expect(blocks).toEqual([
    { kind: 'text', lines: [[{ style: 'output', colour: undefined, cell: { text: 'a' } }]] },
  ]);
});

test('rows go on with the table before them', () => {
  const columns = [{ name: 'Region', align: 'left' }] as const;
  const given = taken(
    { kind: 'table', columns, rows: [[{ text: 'a' }]] },
    { kind: 'rows', rows: [[{ text: 'b' }]] },
    { kind: 'list', properties: [{ name: 'Region', value: { text: 'c' } }] },
  );
  expect(given.blocks).toEqual([
    { kind: 'table', columns, rows: [[{ text: 'a' }], [{ text: 'b' }]] },
    { kind: 'list', properties: [{ name: 'Region', value: { text: 'c' } }] },
  ]);
});

test('what an endless loop gives is kept up to a size, and the rest counted', () => {
  const given = new Output();
  const record = output('x'.repeat(1024 * 1024));
  for (let count = 0; count < 100; count += 1) given.take(record);
  expect(given.blocks).toMatchObject([{ lines: { length: 100 - given.left } }]);
  expect(given.left).toBeGreaterThan(50);
  given.clear();
  expect([given.blocks, given.left]).toEqual([[], 0]);
});

test('blocks are shown until their rows make the price, and the one that goes beyond it whole', () => {
  const row = [{ text: 'a' }];
  const table = { kind: 'table', columns: [], rows: Array.from({ length: 95 }, () => row) } as const;
  const text = { kind: 'text', lines: [] } as const;
  expect(countWithin([], 100)).toBe(0);
  expect(countWithin([table, text], 100)).toBe(1);
  expect(countWithin([text, table, text], 100)).toBe(2);
  expect(countWithin([text, text, text], 100)).toBe(3);
});
