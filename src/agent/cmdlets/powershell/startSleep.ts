import { CofferError } from '../../../base/cofferError.ts';
import { int, number } from '../../shell/binding/types.ts';
import { simpleCmdlet } from '../../shell/cmdlet.ts';

/** A browser's timers go no further. */
const longestMs = 2 ** 31 - 1;

export const startSleep = simpleCmdlet({
  name: 'Start-Sleep',
  aliases: ['sleep'],
  synopsis: 'Waits.',
  examples: [{ line: 'Start-Sleep 2', says: 'Waits for two seconds.' }],
  defaultSet: 'Seconds',
  parameters: {
    Seconds: {
      type: number,
      position: 0,
      range: [0, longestMs / 1000],
      sets: ['Seconds'],
      mandatoryIn: ['Seconds'],
      help: 'How many seconds; 0.5 is half of one.',
    },
    Milliseconds: {
      type: int,
      aliases: ['ms'],
      range: [0, longestMs],
      sets: ['Milliseconds'],
      mandatoryIn: ['Milliseconds'],
      help: 'How many thousandths of a second.',
    },
  },
  run: ({ Seconds = 0, Milliseconds }, { signal }) => slept(Milliseconds ?? 1000 * Seconds, signal),
});

/** @throws CofferError "cancelled" as soon as the line is stopped */
function slept(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(new CofferError('cancelled'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
