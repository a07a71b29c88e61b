import type { Workbox } from 'workbox-window';

/** The part of workbox-window that is used; tests hand in their own. */
type ServiceWorkerWindow = Pick<Workbox, 'addEventListener' | 'messageSkipWaiting'>;

/**
 * A new version of Coffer that is ready to take over. It is offered and never taken by itself: a reload locks the
 * vault and drops what is being typed.
 */
export class Update {
  readonly #reload: () => void;
  #workbox: ServiceWorkerWindow | undefined;
  #ready = $state.raw<'waiting' | 'running'>();
  #accepted = false;

  constructor(reload: () => void) {
    this.#reload = reload;
  }

  get offered(): boolean {
    return this.#ready !== undefined;
  }

  watch(workbox: ServiceWorkerWindow): void {
    this.#workbox = workbox;
    workbox.addEventListener('waiting', () => {
      this.#ready = 'waiting';
    });
    workbox.addEventListener('controlling', ({ isUpdate, isExternal }) => {
      if (this.#accepted) this.#reload();
      // Another tab took the new version, and its files have replaced the ones this page was built with.
      else if (isUpdate === true || isExternal === true) this.#ready = 'running';
    });
  }

  accept(): void {
    this.#accepted = true;
    if (this.#ready === 'running') this.#reload();
    else this.#workbox?.messageSkipWaiting();
  }
}
