import { createSubscriber } from 'svelte/reactivity';
import { systemClock, type EpochMs } from '../../base/clock.ts';

/** One clock for all that shows how time passes; it ticks while anything does. */
const subscribe = createSubscriber((tick) => {
  const ticking = setInterval(tick, 1000);
  return () => {
    clearInterval(ticking);
  };
});

/** The time; what shows it is shown anew each second. */
export function currentTime(): EpochMs {
  subscribe();
  return systemClock();
}
