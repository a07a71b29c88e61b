import type { Clock, EpochMs } from '../../base/clock.ts';

const quietMs = 10_000;

/**
 * Calls `touch` when the user does something, at most every 10 seconds.
 * @param target where the events pass, the document
 */
export function watchActivity(target: EventTarget, clock: Clock, touch: () => void): void {
  let touchedAt: EpochMs = -Infinity;
  const seen = (): void => {
    if (clock() - touchedAt < quietMs) return;
    touchedAt = clock();
    touch();
  };
  for (const type of ['pointerdown', 'pointermove', 'keydown', 'wheel']) {
    // In the capture phase, so that no handler on the way can keep it from here.
    target.addEventListener(type, seen, { capture: true, passive: true });
  }
}
