import type { EpochMs } from '../../base/clock.ts';

/** A call that the console made, without a secret. */
export interface RecordedCall {
  /** The cmdlet with its parameters, secrets masked. */
  readonly command: string;
  readonly at: EpochMs;
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  /** What the credentials are called; empty for an unsigned call. */
  readonly profile: string;
  /** "Success", or the code of the error. */
  readonly outcome: string;
}

/** As many calls as are remembered: a loop may make any number. */
const mostCalls = 100;

/** The console's calls of this session, the oldest first. */
export class CallHistory {
  readonly #calls: RecordedCall[] = [];

  get calls(): readonly RecordedCall[] {
    return this.#calls;
  }

  add(call: RecordedCall): void {
    this.#calls.push(call);
    if (this.#calls.length > mostCalls) this.#calls.shift();
  }
}
