/** What can be asked for often and is done seldom. */
interface Sparing {
  /** Does it at once, or once more after the pause that follows the last time. */
  (): void;
  /** Leaves undone what waits. */
  end(): void;
}

/** A script may change the session thousands of times a second; the page need not hear of each. */
export function sparingly(act: () => void, pauseMs: number): Sparing {
  let pause: ReturnType<typeof setTimeout> | undefined;
  let isAsked = false;
  const ask = () => {
    if (pause !== undefined) {
      isAsked = true;
      return;
    }
    act();
    pause = setTimeout(() => {
      pause = undefined;
      if (!isAsked) return;
      isAsked = false;
      ask();
    }, pauseMs);
  };
  return Object.assign(ask, {
    end() {
      clearTimeout(pause);
    },
  });
}
