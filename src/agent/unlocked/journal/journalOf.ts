import type { Context } from '../context.ts';
import { Journal } from './journal.ts';

/** The journal of the open vault. */
export function journalOf(context: Context): Journal {
  const unlocked = context.unlocked();
  unlocked.journal ??= new Journal(unlocked.vault, telling(context));
  return unlocked.journal;
}

function telling(context: Context): ConstructorParameters<typeof Journal>[1] {
  return (failure) => {
    context.tell({
      at: 'journalled',
      ...(failure && { failure: { code: failure.code, detail: failure.detail } }),
    });
  };
}
