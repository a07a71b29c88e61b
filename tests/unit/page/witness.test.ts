import { expect, test } from 'vitest';
import { Witness } from '../../../src/page/state/witness.ts';

function storage(stored?: string) {
  let value = stored ?? null;
  return {
    getItem: () => value,
    setItem: (_: string, next: string) => {
      value = next;
    },
  };
}

test('the witness keeps the highest revision seen', () => {
  const kept = storage();
  const witness = new Witness(() => kept);
  witness.saw('a', 3);
  witness.saw('a', 2);
  expect(witness.highest('a')).toBe(3);
  expect(new Witness(() => kept).highest('a')).toBe(3);
});

test('the witness of one vault says nothing of another', () => {
  const kept = storage();
  const witness = new Witness(() => kept);
  witness.saw('a', 9);
  expect(witness.highest('b')).toBe(undefined);
  witness.saw('b', 1);
  expect(witness.highest('b')).toBe(1);
});

test.each(['', 'a', 'a x', 'a -1', 'a 1e3', '{"a":1}'])('a witness that reads %j is none', (stored) => {
  const kept = storage(stored);
  expect(new Witness(() => kept).highest('a')).toBe(undefined);
});

test('blocked site data means no witness, not an error', () => {
  const witness = new Witness(() => {
    throw new DOMException('blocked', 'SecurityError');
  });
  witness.saw('a', 1);
  expect(witness.highest('a')).toBe(undefined);
});
