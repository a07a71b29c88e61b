import { expect, test } from 'vitest';
import { shellLines } from './shellLines.ts';

test.each(['Get-Location', 'pwd', '"$(gl)"', '(Get-Location).Path', '"$PWD"'])(
  '%s gives the path that prompts show',
  async (line) => {
    expect((await shellLines().run(line)).texts).toEqual(['Coffer:\\']);
  },
);
