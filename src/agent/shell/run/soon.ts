/** A value, or a promise of it: most steps of a script need not wait for anything, and waiting costs more than the step. */
export type Soon<T> = T | Promise<T>;

/** What `next` makes of a value, at once where it is there. */
export function soon<T, Next>(value: Soon<T>, next: (value: T) => Soon<Next>): Soon<Next> {
  return value instanceof Promise ? value.then(next) : next(value);
}

/** All of them, one after the other. */
export function soonAll<T, Next>(items: readonly T[], each: (item: T) => Soon<Next>): Soon<Next[]> {
  const done: Next[] = [];
  for (const [index, item] of items.entries()) {
    const value = each(item);
    if (value instanceof Promise) return rest(done, value, items.slice(index + 1), each);
    done.push(value);
  }
  return done;
}

async function rest<T, Next>(
  done: Next[],
  waiting: Promise<Next>,
  items: readonly T[],
  each: (item: T) => Soon<Next>,
): Promise<Next[]> {
  done.push(await waiting);
  for (const item of items) done.push(await each(item));
  return done;
}
