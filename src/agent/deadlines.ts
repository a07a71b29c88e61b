import type { Clock, EpochMs } from '../base/clock.ts';
import type { LockReason } from '../protocol/views/vault.ts';

const minuteMs = 60_000;

/** However busy its user, a vault locks after a working day. */
const absoluteMs = 8 * 60 * minuteMs;

/** The two moments at which an unlocked vault locks by itself. */
export interface Deadlines {
  /** Which deadline has passed, if any. To be asked before every command, and before anything extends one. */
  passed(): Extract<LockReason, 'idle' | 'absolute'> | undefined;
  /** The user did something. */
  extend(): void;
  /** The nearer of the two. */
  nearest(): EpochMs;
}

/**
 * Deadlines that count from now. Timers sleep with the laptop; so these compare clocks instead.
 * @param idleMinutes asked each time, because it is a preference that may change meanwhile
 */
export function startDeadlines(clock: Clock, idleMinutes: () => number): Deadlines {
  const absoluteAt = clock() + absoluteMs;
  let busyAt = clock();
  const idleAt = () => busyAt + idleMinutes() * minuteMs;
  return {
    passed() {
      if (clock() >= absoluteAt) return 'absolute';
      return clock() >= idleAt() ? 'idle' : undefined;
    },
    extend() {
      busyAt = clock();
    },
    nearest: () => Math.min(idleAt(), absoluteAt),
  };
}
