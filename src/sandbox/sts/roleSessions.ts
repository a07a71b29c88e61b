import type { Role } from '../account.ts';
import { Refusal } from '../errors.ts';
import type { Identity } from '../identity.ts';
import type { Element } from '../xml.ts';

/** What the sessions of roles last, in seconds. */
export const roleDuration = { otherwise: 3600, max: 43_200 };

/** @throws Refusal "ValidationError" */
export function checkMaxSession({ maxSessionSeconds }: Role, seconds: number): void {
  if (seconds > maxSessionSeconds) {
    throw new Refusal(
      400,
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  }
}

export function assumedRoleUser({ userId, arn }: Identity): Element {
  return [
    'AssumedRoleUser',
    [
      ['AssumedRoleId', userId],
      ['Arn', arn],
    ],
  ];
}
