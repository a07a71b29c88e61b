import { afterAll, expect, test } from 'vitest';

const worker = new Worker(new URL('./parsingWorker.ts', import.meta.url), { type: 'module' });

afterAll(() => {
  worker.terminate();
});

function parsed(source: string): Promise<string> {
  return new Promise((resolve) => {
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<string>) => {
        resolve(data);
      },
      { once: true },
    );
    worker.postMessage(source);
  });
}

test.each([
  '(',
  '$(',
  '{',
  '@{ a = ',
  '@{ @{',
  '$a.b(',
  'a"$(',
  'a -b:(',
  'a b,{',
  'if (1) {',
  'function f {',
  '$a = ',
  '-not ',
  '$a.b(1 -and 1 -eq 1 + 1 * 1 -f 1 .. ',
])('a worker’s stack holds %j as deep as it may be nested', async (piece) => {
  expect(await parsed(piece.repeat(10_000))).toBe('ScriptTooComplicated');
});
