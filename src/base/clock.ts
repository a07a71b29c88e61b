/** Milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = number;

/** Where the time comes from; tests hand in their own. */
export type Clock = () => EpochMs;

export const systemClock: Clock = () => Date.now();
