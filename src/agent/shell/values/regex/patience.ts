import { ShellError } from '../../errors.ts';

/**
 * How long matching may go on, which the browser's own expressions cannot be told: a pattern such as (a+)+$ would hold
 * the agent for years, and with it Ctrl+C and the lock.
 */
export class Patience {
  #stepsLeft = 4_000_000;

  /** @throws ShellError "RegexTooCostly" */
  spend(steps: number): void {
    this.#stepsLeft -= steps;
    if (this.#stepsLeft < 0) throw new ShellError('RegexTooCostly', undefined);
  }
}
