import { CofferError } from '../../../base/cofferError.ts';

/** How long a line may hold the agent at a stretch. */
const sliceMs = 10;

/** A clock is looked at once in so many calls, because looking takes longer than most steps. */
const callsPerLook = 32;

/** Gives way to other work while a line runs: to Ctrl+C, the lock, a keystroke's completion. */
export class Turns {
  readonly signal: AbortSignal;
  #calls = 0;
  #since = performance.now();

  constructor(signal: AbortSignal) {
    this.signal = signal;
  }

  /**
   * To be called in every loop; what it returns, if anything, has to be awaited.
   * @throws CofferError "cancelled"
   */
  take(): Promise<void> | undefined {
    if (++this.#calls % callsPerLook !== 0) return undefined;
    if (this.signal.aborted) throw new CofferError('cancelled');
    return performance.now() - this.#since < sliceMs ? undefined : this.#giveWay();
  }

  async #giveWay(): Promise<void> {
    await otherWork();
    this.#since = performance.now();
    if (this.signal.aborted) throw new CofferError('cancelled');
  }
}

/** After every message and timer that is due. A timer of our own would be held up for 4 ms each time. */
function otherWork(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
