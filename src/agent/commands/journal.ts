import { utf8 } from '../../base/bytes.ts';
import type { CofferError } from '../../base/cofferError.ts';
import type { ErrorView } from '../../protocol/views/errors.ts';
import { journalFault } from '../unlocked/journal/journalFault.ts';
import { journalOf } from '../unlocked/journal/journalOf.ts';
import { brokenAt, endOf, exported } from '../vault/journal.ts';
import type { Handlers } from './handler.ts';

type JournalCommands = 'journal.read' | 'journal.verify' | 'journal.export';

/** Commands on the journal of signatures. */
export const journal: Handlers<JournalCommands> = {
  async 'journal.read'(context) {
    const journal = journalOf(context);
    const read = await journal.read();
    const failure = viewOf(journal.failure);
    const fault = viewOf(journalFault(read));
    return {
      entries: read.links.map(({ entry }, index) => ({ number: read.dropped + index + 1, ...entry })),
      ...(failure && { failure }),
      ...(fault && { fault }),
    };
  },

  async 'journal.verify'(context) {
    const read = await journalOf(context).read();
    const fault = viewOf(journalFault(read, await brokenAt(read)));
    return { entries: read.links.length, ...endOf(read), ...(fault && { fault }) };
  },

  async 'journal.export'(context) {
    const content = new Blob([utf8(exported(await journalOf(context).read()))], {
      type: 'application/jsonl',
    });
    const day = new Date(context.clock()).toISOString().slice(0, 10);
    return { name: `coffer-activity-${day}.jsonl`, content };
  },
};

function viewOf(error: CofferError | undefined): ErrorView | undefined {
  return error && { code: error.code, detail: error.detail };
}
