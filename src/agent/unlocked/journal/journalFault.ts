import { CofferError } from '../../../base/cofferError.ts';
import { endOf, type JournalDocument } from '../../vault/journal.ts';

/** What was found to be wrong with a journal, the latest where there is more; that the chain is broken somewhere goes first. */
export function journalFault(journal: JournalDocument, brokenAt?: number): CofferError | undefined {
  if (brokenAt !== undefined) {
    return new CofferError('journal-broken', { brokenAt, number: endOf(journal).number });
  }
  const loss = journal.lost.at(-1);
  if (journal.restarted && (loss === undefined || loss.foundAt === 0)) {
    return new CofferError('journal-restarted', { lost: loss?.number });
  }
  if (loss === undefined) return undefined;
  const { number, foundAt } = loss;
  return number > foundAt
    ? new CofferError('journal-shorter', { number, foundAt })
    : new CofferError('journal-replaced', { number });
}
