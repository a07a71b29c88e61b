export const screens = ['profiles', 'instances', 'console', 'files', 'activity', 'settings'] as const;

export type Screen = (typeof screens)[number];

/** Which screen the address bar names. Paths, not hashes: a deep link is served by the host or the service worker. */
export class Route {
  readonly #window: Pick<Window, 'addEventListener' | 'history' | 'location'>;
  #screen = $state.raw<Screen>('profiles');

  constructor(window: Pick<Window, 'addEventListener' | 'history' | 'location'>) {
    this.#window = window;
    this.#read();
    window.addEventListener('popstate', () => {
      this.#read();
    });
  }

  get current(): Screen {
    return this.#screen;
  }

  go(screen: Screen): void {
    if (screen === this.#screen) return;
    this.#screen = screen;
    this.#window.history.pushState(null, '', pathOf(screen));
  }

  #read(): void {
    const named = screens.find((screen) => pathOf(screen) === this.#window.location.pathname);
    this.#screen = named ?? 'profiles';
    if (named === undefined) this.#window.history.replaceState(null, '', pathOf(this.#screen));
  }
}

export function pathOf(screen: Screen): string {
  return `/${screen}`;
}
