import { pause } from '../../../base/pause.ts';
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
  run: ({ Seconds = 0, Milliseconds }, { signal }) => pause(Milliseconds ?? 1000 * Seconds, signal),
});
