import { utf8 } from '../../base/bytes.ts';
import { journalOf } from '../unlocked/journalOf.ts';
import { exported } from '../vault/journal.ts';
import type { Handlers } from './handler.ts';

type JournalCommands = 'journal.read' | 'journal.verify' | 'journal.export';

/** Commands on the journal of signatures. */
export const journal: Handlers<JournalCommands> = {
  async 'journal.read'(context) {
    const journal = journalOf(context);
    const { dropped, links } = await journal.read();
    const { failure } = journal;
    return {
      entries: links.map(({ entry }, index) => ({ number: dropped + index + 1, ...entry })),
      ...(failure && { failure: { code: failure.code, detail: failure.detail } }),
    };
  },

  'journal.verify': (context) => journalOf(context).verify(),

  async 'journal.export'(context) {
    const content = new Blob([utf8(exported(await journalOf(context).read()))], {
      type: 'application/jsonl',
    });
    const day = new Date(context.clock()).toISOString().slice(0, 10);
    return { name: `coffer-activity-${day}.jsonl`, content };
  },
};
