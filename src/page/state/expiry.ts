import type { EpochMs } from '../../base/clock.ts';

const minuteMs = 60_000;

/** How near an end is: amber from ten minutes on, red from two. */
export function urgency(end: EpochMs, now: EpochMs): 'calm' | 'soon' | 'urgent' {
  const left = end - now;
  if (left > 10 * minuteMs) return 'calm';
  return left > 2 * minuteMs ? 'soon' : 'urgent';
}

/** How long until an end, in the largest two units, such as "1 h 5 min", "9 min" or "45 s"; "expired" behind it. */
export function leftText(end: EpochMs, now: EpochMs): string {
  const seconds = Math.ceil((end - now) / 1000);
  if (seconds <= 0) return 'expired';
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${rest} min`}`;
}
