import type { Value } from '../values/value.ts';
import type { Soon } from './soon.ts';

/** One command of a pipeline while it runs. */
export interface Stage {
  /** Takes an object. @throws StopUpstream where it takes no more */
  readonly accept: (value: Value) => Soon<void>;
  /** There are no more objects. */
  readonly end: () => Soon<void>;
}
