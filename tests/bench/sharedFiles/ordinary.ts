/*
 * Parse and print of an ordinary file, beside the parse of two packages that keep no comment, no blank line and no
 * place: in one worker and by turns, so that what else the machine does falls on all of them alike.
 */
import { decode } from 'ini';
// The parse of @smithy/shared-ini-file-loader, which has come to pass on @smithy/core's; neither exports it by itself.
import { parseIni } from '../../../node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/parseIni.js';
import { parse, print } from '../../../src/agent/awsconfig/reading/lines.ts';
import { ordinaryFile } from './ordinaryFile.ts';

const warmUps = 20;
const runs = 50;

const text = ordinaryFile(1_000_000);
const [ours, ...others] = medians([
  // Compared, since a joined text is put together only once it is read.
  { name: 'Coffer, parse and print', read: () => print(parse(text)) === text },
  { name: '@smithy/shared-ini-file-loader, parse', read: () => parseIni(text) },
  { name: 'ini, parse', read: () => decode(text) },
]);
const oursMs = ours?.medianMs ?? Number.NaN;
postMessage(
  [
    `An ordinary file of 1 MB, medians of ${runs} runs:`,
    `Coffer, parse and print: ${oursMs.toFixed(1)} ms`,
    ...others.map(
      ({ name, medianMs }) =>
        `${name}: ${medianMs.toFixed(1)} ms; Coffer is ${(medianMs / oursMs).toFixed(1)} times as fast`,
    ),
  ].join('\n'),
);

interface Reader {
  readonly name: string;
  readonly read: () => unknown;
}

function medians(readers: readonly Reader[]): readonly { name: string; medianMs: number }[] {
  const timed = readers.map((reader) => ({ ...reader, times: new Array<number>() }));
  for (let run = 0; run < warmUps + runs; run++) {
    for (const { read, times } of timed) {
      const start = performance.now();
      read();
      if (run >= warmUps) times.push(performance.now() - start);
    }
  }
  return timed.map(({ name, times }) => {
    times.sort((a, b) => a - b);
    return { name, medianMs: times[Math.floor(times.length / 2)] ?? Number.NaN };
  });
}
