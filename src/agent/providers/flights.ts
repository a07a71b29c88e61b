import { CofferError } from '../../base/cofferError.ts';
import type { Place, Waiter } from './provider.ts';

/** What is asked for: one request at a time for each key. */
export interface Destination {
  readonly key: string;
  /** As in a session that is stored. */
  readonly holder: string;
}

/** A request that is under way, for whoever asks for it: all who wait are one waiter. */
interface Underway extends Waiter {
  /** Whether what it asks for was forgotten since it began. */
  readonly isForgotten: boolean;
}

/** Requests that are under way. */
export class Flights<Landed> {
  readonly #flights = new Map<string, Flight<Landed>>();
  readonly #moved: () => void;

  /** @param moved called when others wait than before, so that a question may have to be asked elsewhere */
  constructor(moved: () => void) {
    this.#moved = moved;
  }

  /**
   * Waits for the request that is under way, or begins one. It goes on while anybody waits, whoever began it.
   * @throws CofferError "cancelled" for a waiter that leaves, and for whoever began what the user cancels;
   *   "question-cancelled" for the others; what the request fails with
   */
  async join(
    { key, holder }: Destination,
    waiter: Waiter,
    begin: (flight: Underway) => Promise<Landed>,
  ): Promise<Landed> {
    if (hasLeft(waiter)) throw new CofferError('cancelled');
    const there = this.#flights.get(key);
    const joined = there?.isOver === false ? there : undefined;
    const flight = joined ?? new Flight(holder, begin);
    this.#flights.set(key, flight);
    try {
      return await flight.landed(waiter, this.#moved);
    } catch (error) {
      if (!(error instanceof CofferError) || hasLeft(waiter)) throw error;
      if (error.code === 'cancelled' && joined) throw new CofferError('question-cancelled');
      // It asked before anybody was there who could answer.
      if (error.code !== 'keep-asks' || waiter.at === 'nowhere') throw error;
    } finally {
      // Another may have taken its place, where it was forgotten.
      if (flight.isOver && this.#flights.get(key) === flight) this.#flights.delete(key);
    }
    return this.join({ key, holder }, waiter, begin);
  }

  /** What is under way is for those who wait, and nobody after them. */
  forget(isForgotten: (holder: string) => boolean): void {
    for (const [key, flight] of this.#flights) {
      if (!isForgotten(flight.holder)) continue;
      flight.isForgotten = true;
      this.#flights.delete(key);
    }
  }
}

function hasLeft({ signal }: Waiter): boolean {
  return signal.aborted;
}

class Flight<Landed> implements Underway {
  readonly holder: string;
  isForgotten = false;
  /** Landed, failed or given up. */
  isOver = false;
  readonly #landing: Promise<Landed>;
  readonly #abort = new AbortController();
  /** Where each of those is who wait. */
  readonly #places = new Set<() => Place>();

  constructor(holder: string, begin: (flight: Underway) => Promise<Landed>) {
    this.holder = holder;
    // Whoever begins it waits before it does.
    this.#landing = Promise.resolve()
      .then(() => begin(this))
      .finally(() => {
        this.isOver = true;
      });
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** A button's before a console's, which does not come before an open dialog. */
  get at(): Place {
    const places = new Set([...this.#places].map((at) => at()));
    if (places.has('button')) return 'button';
    return places.has('console') ? 'console' : 'nowhere';
  }

  /** @param moved called where somebody came or went */
  landed(waiter: Waiter, moved: () => void): Promise<Landed> {
    const at = () => waiter.at;
    this.#places.add(at);
    moved();
    return new Promise<Landed>((resolve, reject) => {
      const leave = () => {
        this.#places.delete(at);
        if (this.#places.size === 0) {
          this.isOver = true;
          this.#abort.abort();
        }
        moved();
        reject(new CofferError('cancelled'));
      };
      waiter.signal.addEventListener('abort', leave, { once: true });
      void this.#landing.then(resolve, reject).finally(() => {
        waiter.signal.removeEventListener('abort', leave);
      });
    });
  }
}
