import type { Waiter } from '../../providers/provider.ts';
import type { Caller } from '../../shell/values/value.ts';

/** A line of the console, as one that waits. */
export function waiterOf({ signal, mayAsk }: Caller): Waiter {
  return { signal, at: mayAsk ? 'console' : 'nowhere' };
}
