import { CofferError } from '../../base/cofferError.ts';
import { errorText } from '../../base/errors.ts';
import type { JournalCheckView } from '../../protocol/views.ts';
import type { Latest } from '../vault/latest.ts';
import { brokenAt, endOf, withEntries, type JournalDocument, type JournalEntry } from '../vault/journal.ts';

/** After a write that failed; twice as long after each further one, up to the most. */
const leastPauseMs = 1000;
const mostPauseMs = 60_000;

/** A signature of which is not known what came. */
type Begun = Omit<JournalEntry, 'result'>;

/**
 * The journal of an open vault: takes down signatures of calls that wait for nothing, and writes them one write at a time. What could
 * not be written is tried again by itself.
 */
export class Journal {
  readonly #document: Latest<JournalDocument>;
  readonly #tell: (failure?: CofferError) => void;
  readonly #begun = new Set<Begun>();
  #waiting: readonly JournalEntry[] = [];
  #writing: Promise<void> | undefined;
  #failure: CofferError | undefined;
  #pauseMs = leastPauseMs;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;
  /** Where the journal ended when it was last read or written. */
  #end: ReturnType<typeof endOf> | undefined;
  /** Whether it was found to be another than the one that this agent wrote. */
  #replaced = false;

  /** @param tell called where there is something new to read, with the failure when writes begin to fail */
  constructor(document: Latest<JournalDocument>, tell: (failure?: CofferError) => void) {
    this.#document = document;
    this.#tell = tell;
  }

  /** Why entries are not in the journal, and are tried again. */
  get failure(): CofferError | undefined {
    return this.#failure;
  }

  /**
   * Takes down a signature that is about to leave.
   * @returns what takes its result; resolves, and never rejects, once that is written or could not be, for whom that matters
   * @throws CofferError "locked"
   */
  begin(signature: Begun): (result: string) => Promise<void> {
    if (this.#isClosed) throw new CofferError('locked');
    this.#begun.add(signature);
    return async (result) => {
      // The lock has said already that nobody knows.
      if (!this.#begun.delete(signature)) return;
      this.#waiting = [...this.#waiting, { ...signature, result }];
      await this.#write();
    };
  }

  /**
   * Takes nothing from now on, and notes the signatures whose calls are cut off by that.
   * @returns the last write; undefined where nothing is left to write
   */
  close(): Promise<void> | undefined {
    this.#isClosed = true;
    clearTimeout(this.#pause);
    const cutOff = [...this.#begun].map((signature) => ({ ...signature, result: 'cut-off' }));
    this.#begun.clear();
    this.#waiting = [...this.#waiting, ...cutOff];
    return this.#waiting.length > 0 ? this.#write() : undefined;
  }

  /** As it is stored, with everything that was taken down before and could be written. */
  async read(): Promise<JournalDocument> {
    await this.#writing;
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

  /** What comes while a write is under way goes with the next. */
  #write(): Promise<void> {
    this.#writing ??= this.#writeAll();
    return this.#writing;
  }

  async #writeAll(): Promise<void> {
    clearTimeout(this.#pause);
    try {
      while (this.#waiting.length > 0) await this.#writeWaiting();
    } catch (error) {
      this.#fail(error);
    } finally {
      // In the same turn: what comes in a later one would otherwise wait for a write that is over.
      this.#writing = undefined;
    }
  }

  async #writeWaiting(): Promise<void> {
    const entries = this.#waiting;
    const journal = await this.#document.change((stored) => {
      // Those that follow would hide it.
      this.#replaced ||= !this.#continues(stored);
      return withEntries(stored, entries);
    });
    this.#waiting = this.#waiting.slice(entries.length);
    this.#failure = undefined;
    this.#pauseMs = leastPauseMs;
    this.#end = endOf(journal);
    this.#tell();
  }

  /** Tells of it once: while the disk is full each call would. How much is lacking is there to be read. */
  #fail(error: unknown): void {
    const isFirst = this.#failure === undefined;
    const { name } = error instanceof Error ? error : new Error();
    const why = errorText(error instanceof CofferError ? error : new CofferError('unexpected', { name }));
    this.#failure = new CofferError('journal-not-written', { count: this.#waiting.length, why });
    this.#tell(isFirst ? this.#failure : undefined);
    if (this.#isClosed) return;
    this.#pause = setTimeout(() => void this.#write(), this.#pauseMs);
    this.#pauseMs = Math.min(this.#pauseMs * 2, mostPauseMs);
  }

  /** Whether a journal still has the entry that was its newest; one that as many came behind as stay may have lost it. */
  #continues({ dropped, previous, links }: JournalDocument): boolean {
    if (this.#end === undefined || this.#end.number < dropped) return true;
    const index = this.#end.number - dropped - 1;
    return (index === -1 ? previous : links[index]?.hash) === this.#end.hash;
  }
}
