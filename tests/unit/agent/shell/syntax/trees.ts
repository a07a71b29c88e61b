import { describe, expect, test } from 'vitest';
import { parse } from '../../../../../src/agent/shell/syntax/parse.ts';
import { printed } from './printed.ts';

/** A test for each source: what its tree is. */
export function trees(name: string, rows: readonly (readonly [source: string, tree: string])[]): void {
  describe(name, () => {
    test.each(rows)('%s', (source, tree) => {
      expect(printed(parse(source))).toBe(tree);
    });
  });
}
