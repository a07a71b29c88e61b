import { endOf, type JournalDocument } from './journal.ts';
import type { JournalEnd } from './journalEnd.ts';

/** Losses that stay noted. */
const mostLosses = 20;

/** The journal with those of the ends noted as lost that it should have and has not. */
export function compared(journal: JournalDocument, ends: readonly JournalEnd[]): JournalDocument {
  const noted = new Set(journal.lost.map(({ hash }) => hash));
  const lost = new Map(
    ends.filter((end) => !noted.has(end.hash) && !has(journal, end)).map((end) => [end.hash, end]),
  );
  if (lost.size === 0) return journal;
  const { number: foundAt } = endOf(journal);
  const losses = [...lost.values()].sort((a, b) => a.number - b.number).map((end) => ({ ...end, foundAt }));
  return { ...journal, lost: [...journal.lost, ...losses].slice(-mostLosses) };
}

/** Whether the journal has or had that end; one that has gone since to make room may have been any. */
function has({ dropped, previous, links }: JournalDocument, { number, hash }: JournalEnd): boolean {
  if (number < dropped) return true;
  return hash === (number === dropped ? previous : links[number - dropped - 1]?.hash);
}
