/*
 * How long one file made to hurt takes, in whatever Coffer does with a shared file that somebody else has written.
 */
import { doors, kinds } from '../../unit/agent/awsconfig/doors.ts';
import { hostileFiles } from '../../unit/agent/awsconfig/hostileFiles.ts';

export interface HostileRun {
  readonly name: string;
  /** In UTF-16 code units. */
  readonly length: number;
}

/** What took longest. */
export interface Slowest {
  readonly secondsPerMB: number;
  readonly door: string;
}

addEventListener('message', ({ data }: MessageEvent<HostileRun>) => {
  const text = hostileFiles.find(({ name }) => name === data.name)?.text(data.length) ?? '';
  let slowest: Slowest = { secondsPerMB: 0, door: '' };
  for (const [door, pass] of Object.entries(doors)) {
    for (const kind of kinds) {
      const start = performance.now();
      pass(text, kind);
      const secondsPerMB = ((performance.now() - start) * 1000) / data.length;
      if (secondsPerMB > slowest.secondsPerMB) slowest = { secondsPerMB, door };
    }
  }
  postMessage(slowest);
});
