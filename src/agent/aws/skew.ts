/*
 * What to do about a clock that is wrong. AWS refuses a request signed more than five minutes from its own time, and says
 * its time in one of three places, depending on the service.
 */
import type { EpochMs } from '../../base/clock.ts';
import { errorCodeIn } from './queryAnswer.ts';

/** Less than AWS's five minutes, so that a refusal for another reason is not taken for one of the clock. */
const toleranceMs = 4 * 60_000;

/** What services answer where the clock may be the reason; each has others too, so the server's time decides. */
const skewCodes: ReadonlySet<string> = new Set([
  'AuthFailure',
  'InvalidSignatureException',
  'RequestExpired',
  'RequestInTheFuture',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
]);

/**
 * How far this machine's clock is off, where that is why a request was refused.
 * @param answer the refusal
 * @param signedAt the time the refused request was signed with
 * @param now this machine's time
 * @returns server time minus local time in milliseconds; undefined where the clock was not the reason; "unknown" where it
 *   may be and the answer does not say the server's time
 */
export function clockOffset(
  answer: { readonly headers: Headers; readonly body: Uint8Array },
  signedAt: EpochMs,
  now: EpochMs,
): number | 'unknown' | undefined {
  const xml = new TextDecoder().decode(answer.body);
  if (!skewCodes.has(errorCodeIn(xml) ?? '')) return undefined;
  const serverTime = statedTime(answer.headers, xml);
  if (serverTime === undefined) return 'unknown';
  return Math.abs(serverTime - signedAt) < toleranceMs ? undefined : serverTime - now;
}

function statedTime(headers: Headers, xml: string): EpochMs | undefined {
  const times = [
    // EC2 does not let a page read this one.
    Date.parse(headers.get('date') ?? ''),
    Date.parse(/<ServerTime>([^<]+)</.exec(xml)?.[1] ?? ''),
    // "Signature expired: A is now earlier than B (C - 5 min.)", where C is the server's time.
    Date.parse(isoDate(/\((\d{8}T\d{6}Z) [-+] \d+ min\.\)/.exec(xml)?.[1] ?? '')),
  ];
  return times.find((time) => !Number.isNaN(time));
}

/** "20260102T030405Z" as "2026-01-02T03:04:05Z", which Date.parse reads. */
function isoDate(amzDate: string): string {
  return amzDate.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
}
