import { expect, test } from 'vitest';
import { durations, proposedDurations } from '../../../src/page/state/durations.ts';

const labels = (proposed?: number) => proposedDurations(proposed).map(({ label }) => label);

test('keys ask for up to 36 hours, and a role for up to 12', () => {
  expect(durations.map(({ label }) => label)).toEqual([
    '15 minutes',
    '1 hour',
    '4 hours',
    '12 hours',
    '36 hours',
  ]);
  expect(labels()).toEqual(['15 minutes', '1 hour', '4 hours', '12 hours']);
});

test('what an identity provider proposes is offered to the second, once', () => {
  expect(proposedDurations(1000)[1]).toEqual({
    seconds: 1000,
    label: '16 minutes 40 seconds, as the response proposes',
  });
  expect(labels(3600)).toEqual(['15 minutes', '1 hour, as the response proposes', '4 hours', '12 hours']);
  expect(labels(43_199)[3]).toBe('11 hours 59 minutes 59 seconds, as the response proposes');
  expect(labels(3661)[2]).toBe('1 hour 1 minute 1 second, as the response proposes');
});
