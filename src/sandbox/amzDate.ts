import type { EpochMs } from '../base/clock.ts';

/** How far a request's date may be from the server's, either way. */
export const maxSkewMinutes = 5;

/** A time as requests carry it: ISO 8601 basic format, UTC, "20150830T123600Z". */
export function amzDate(time: EpochMs): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** The time that such a text spells; undefined where it spells none. */
export function parseAmzDate(text: string): EpochMs | undefined {
  const spaced = text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  const time = spaced === text ? NaN : Date.parse(spaced);
  return Number.isNaN(time) ? undefined : time;
}
