import type { EpochMs } from '../../base/clock.ts';

const units: readonly (readonly [unit: 'day' | 'hour' | 'minute', ms: number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

const words = new Intl.RelativeTimeFormat('en');

/** How long ago that was, in the largest unit that fits, such as "12 minutes ago". */
export function ageText(then: EpochMs, now: EpochMs): string {
  const fitting = units.find(([, ms]) => now - then >= ms);
  if (fitting === undefined) return 'just now';
  const [unit, ms] = fitting;
  return words.format(-Math.floor((now - then) / ms), unit);
}
