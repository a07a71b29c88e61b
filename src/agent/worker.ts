import { systemClock } from '../base/clock.ts';
import { createAgent } from './agent.ts';
import { serve, tell } from './channel.ts';

declare const self: DedicatedWorkerGlobalScope;

serve(
  self,
  createAgent({
    clock: systemClock,
    tell: (event) => {
      tell(self, event);
      // Locking ends the worker: what the engine still holds of keys and secrets goes with its heap.
      if (event.at === 'locked') self.close();
    },
  }),
);
