import { load } from '../../base/load.ts';
import { samlHash } from '../../base/samlHandover.ts';

/** The answer of an identity provider that led to this page, if one did. Nobody reads it here: it is for the agent. */
export class SamlArrival {
  #response: Promise<Uint8Array<ArrayBuffer> | undefined> | undefined;

  constructor({ history, location, navigator }: Pick<Window, 'history' | 'location' | 'navigator'>) {
    if (!location.hash.startsWith(samlHash)) return;
    const id = location.hash.slice(samlHash.length);
    // A reload would ask for it again.
    history.replaceState(null, '', location.pathname);
    // At once: the service worker holds it for a moment, and the vault may be unlocked later than that.
    this.#response = load(() => import('./samlHandover.ts')).then(({ takeFrom }) =>
      takeFrom(navigator.serviceWorker.controller, id),
    );
  }

  /**
   * Hands the response over to whoever asks first; there is nothing for others.
   * @returns undefined where none led here; a promise of undefined where it got lost on the way
   */
  take(): Promise<Uint8Array<ArrayBuffer> | undefined> | undefined {
    const response = this.#response;
    this.#response = undefined;
    return response;
  }
}
