import { CofferError } from '../../base/cofferError.ts';
import { errorText } from '../../base/errors.ts';
import type { JournalCheckView } from '../../protocol/views.ts';
import type { Latest } from '../vault/latest.ts';
import { brokenAt, endOf, withEntries, type JournalDocument, type JournalEntry } from '../vault/journal.ts';

/** The journal of an open vault: takes entries from calls that wait for nothing, and writes them one write at a time. */
export class Journal {
  readonly #document: Latest<JournalDocument>;
  readonly #written: (failure?: CofferError) => void;
  #waiting: readonly JournalEntry[] = [];
  #writing: Promise<void> | undefined;
  #failure: CofferError | undefined;
  /** Where the journal ended when it was last read or written. */
  #end: ReturnType<typeof endOf> | undefined;
  /** Whether it was found to be another than the one that this agent wrote. */
  #replaced = false;

  /** @param written called after each write, and with the failure when one begins to fail */
  constructor(document: Latest<JournalDocument>, written: (failure?: CofferError) => void) {
    this.#document = document;
    this.#written = written;
  }

  /** Why entries are not in the journal, and are tried again with the next one. */
  get failure(): CofferError | undefined {
    return this.#failure;
  }

  /** Never fails, and never waits: what comes while a write is under way goes with the next. */
  add(entry: JournalEntry): void {
    this.#waiting = [...this.#waiting, entry];
    void this.#write();
  }

  /** As it is stored, with everything that was added before. */
  async read(): Promise<JournalDocument> {
    await this.#write();
    const journal = await this.#document.read();
    this.#end ??= endOf(journal);
    return journal;
  }

  /** Whether each entry follows from the one before it, and the journal goes on where this agent left it. */
  async verify(): Promise<JournalCheckView> {
    const journal = await this.read();
    const broken = await brokenAt(journal);
    const { number, hash } = endOf(journal);
    const checked = { entries: journal.links.length, number, hash };
    if (broken !== undefined) return { ...checked, fault: 'broken', brokenAt: broken };
    if (this.#replaced || !this.#continues(journal)) return { ...checked, fault: 'replaced' };
    return journal.restarted ? { ...checked, fault: 'restarted' } : checked;
  }

  #write(): Promise<void> {
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined;
    });
    return this.#writing;
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const entries = this.#waiting;
      try {
        const journal = await this.#document.change((stored) => {
          // Those that follow would hide it.
          this.#replaced ||= !this.#continues(stored);
          return withEntries(stored, entries);
        });
        this.#waiting = this.#waiting.slice(entries.length);
        this.#failure = undefined;
        this.#end = endOf(journal);
        this.#written();
      } catch (error) {
        this.#fail(error);
        return;
      }
    }
  }

  /** Tells of it once: while the disk is full each call would. */
  #fail(error: unknown): void {
    const isFirst = this.#failure === undefined;
    const { name } = error instanceof Error ? error : new Error();
    const why = errorText(error instanceof CofferError ? error : new CofferError('unexpected', { name }));
    this.#failure = new CofferError('journal-not-written', { count: this.#waiting.length, why });
    if (isFirst) this.#written(this.#failure);
  }

  /** Whether a journal still has the entry that was its newest; one that as many came behind as stay may have lost it. */
  #continues({ dropped, previous, links }: JournalDocument): boolean {
    if (this.#end === undefined || this.#end.number < dropped) return true;
    const index = this.#end.number - dropped - 1;
    return (index === -1 ? previous : links[index]?.hash) === this.#end.hash;
  }
}
