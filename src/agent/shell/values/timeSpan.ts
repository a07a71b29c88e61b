import { PSObject } from './value.ts';

const perDay = 86_400_000;

/** A length of time: what one date less another gives. */
export class TimeSpan extends PSObject {
  readonly ms: number;

  constructor(ms: number) {
    super('System.TimeSpan', [
      ['Days', Math.trunc(ms / perDay)],
      ['Hours', Math.trunc(ms / 3_600_000) % 24],
      ['Minutes', Math.trunc(ms / 60_000) % 60],
      ['Seconds', Math.trunc(ms / 1000) % 60],
      ['Milliseconds', Math.trunc(ms) % 1000],
      ['TotalDays', ms / perDay],
      ['TotalHours', ms / 3_600_000],
      ['TotalMinutes', ms / 60_000],
      ['TotalSeconds', ms / 1000],
      ['TotalMilliseconds', ms],
    ]);
    this.ms = ms;
  }

  /** Such as 1.02:03:04.0050000. */
  override text(): string {
    const length = Math.abs(Math.trunc(this.ms));
    const days = Math.floor(length / perDay);
    const clock = new Date(length % perDay).toISOString().slice(11, 19);
    const fraction = length % 1000;
    return [
      this.ms < 0 ? '-' : '',
      days > 0 ? `${days}.` : '',
      clock,
      fraction > 0 ? `.${String(fraction).padStart(3, '0')}0000` : '',
    ].join('');
  }
}
