const minute = 60;
const hour = 60 * minute;

/** How long credentials are good, in seconds. */
export interface Duration {
  readonly seconds: number;
  readonly label: string;
}

/** To choose from where long-term keys ask. */
export const durations: readonly Duration[] = [15 * minute, hour, 4 * hour, 12 * hour, 36 * hour].map(
  (seconds) => ({ seconds, label: durationText(seconds) }),
);

/** The same of a role, which AWS grants twelve hours at the most. */
const roleDurations = durations.filter(({ seconds }) => seconds <= 12 * hour);

/** The same with the one that an identity provider proposes, if it does, to the second. */
export function proposedDurations(proposed: number | undefined): readonly Duration[] {
  if (proposed === undefined) return roleDurations;
  const others = roleDurations.filter(({ seconds }) => seconds !== proposed);
  const own = { seconds: proposed, label: `${durationText(proposed)}, as the response proposes` };
  return [...others, own].sort((a, b) => a.seconds - b.seconds);
}

/** Such as "1 hour" or "16 minutes 40 seconds". */
function durationText(seconds: number): string {
  const parts: readonly (readonly [count: number, unit: string])[] = [
    [Math.floor(seconds / hour), 'hour'],
    [Math.floor((seconds % hour) / minute), 'minute'],
    [seconds % minute, 'second'],
  ];
  return parts
    .flatMap(([count, unit]) => (count === 0 ? [] : `${count} ${unit}${count === 1 ? '' : 's'}`))
    .join(' ');
}
