import type { Given } from '../binding/bind.ts';
import type { ScriptBlock } from '../values/value.ts';
import { Control } from './control.ts';
import { collector, type Frame, type Run } from './run.ts';
import type { Stage } from './stage.ts';

/**
 * A function or called script block in a pipeline: it runs once all objects are there, which it finds in $input.
 * @param ownScope whether its variables end with it; `.` runs a block in the scope of its caller
 */
export function blockStage(
  block: ScriptBlock,
  given: readonly Given[],
  { scope, emit }: Frame,
  run: Run,
  { ownScope }: { readonly ownScope: boolean },
): Stage {
  const input = collector();
  return {
    accept: input.emit,
    async end() {
      const inside = ownScope ? scope.child() : scope;
      inside.set('input', input.items);
      try {
        await run.call(block, { scope: inside, source: block.source, emit }, given);
      } catch (error) {
        if (!(error instanceof Control) || error.kind !== 'return') throw error;
      }
    },
  };
}
