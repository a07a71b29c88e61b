import type { Workbox } from 'workbox-window';

/**
 * A new version of Coffer that is ready to take over. It is offered and never taken by itself: a reload locks the
 * vault and drops what is being typed.
 */
export class Update {
  readonly #workbox: Pick<Workbox, 'addEventListener' | 'messageSkipWaiting'>;
  readonly #reload: () => void;
  #ready = $state.raw<'waiting' | 'running'>();
  #accepted = false;

  constructor(workbox: Pick<Workbox, 'addEventListener' | 'messageSkipWaiting'>, reload: () => void) {
    this.#workbox = workbox;
    this.#reload = reload;
    workbox.addEventListener('waiting', () => {
      this.#ready = 'waiting';
    });
    workbox.addEventListener('controlling', ({ isUpdate, isExternal }) => {
      if (this.#accepted) reload();
      // Another tab took the new version, and its files have replaced the ones this page was built with.
      else if (isUpdate === true || isExternal === true) this.#ready = 'running';
    });
  }

  get offered(): boolean {
    return this.#ready !== undefined;
  }

  accept(): void {
    this.#accepted = true;
    if (this.#ready === 'running') this.#reload();
    else this.#workbox.messageSkipWaiting();
  }
}
