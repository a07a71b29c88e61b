import { openJournal } from '../vault/journal.ts';
import type { Context, Unlocked } from './context.ts';
import { Journal } from './journal.ts';

/** The journal of the open vault. */
export function journalOf(context: Context): Journal {
  const unlocked = context.unlocked();
  const journal = journals.get(unlocked) ?? new Journal(openJournal(unlocked.vault), telling(context));
  journals.set(unlocked, journal);
  return journal;
}

const journals = new WeakMap<Unlocked, Journal>();

function telling(context: Context): ConstructorParameters<typeof Journal>[1] {
  return (failure) => {
    context.tell({
      at: 'journalled',
      ...(failure && { failure: { code: failure.code, detail: failure.detail } }),
    });
  };
}
