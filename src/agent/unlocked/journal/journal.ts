import { CofferError } from '../../../base/cofferError.ts';
import { errorText } from '../../../base/errors.ts';
import type { Latest } from '../../vault/latest.ts';
import {
  endOf,
  openJournal,
  openJournalEnd,
  withEntries,
  type JournalDocument,
  type JournalEntry,
} from '../../vault/journal.ts';
import type { JournalEnd } from '../../vault/journalEnd.ts';
import { compared } from '../../vault/journalLosses.ts';
import type { Vault } from '../../vault/vault.ts';
import { journalFault } from './journalFault.ts';

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
  readonly #vault: Vault;
  readonly #document: Latest<JournalDocument>;
  readonly #storedEnd: ReturnType<typeof openJournalEnd>;
  readonly #tell: (failure?: CofferError) => void;
  readonly #begun = new Set<Begun>();
  #waiting: readonly JournalEntry[] = [];
  /** Whether it is to be compared though nothing waits. */
  #isUnchecked = false;
  #writing: Promise<void> | undefined;
  #failure: CofferError | undefined;
  #pauseMs = leastPauseMs;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;
  /** Where it ended when this agent last read or wrote it. */
  #end: JournalEnd | undefined;

  /** @param tell called where there is something new to read, with the failure when writes begin to fail or something was lost */
  constructor(vault: Vault, tell: (failure?: CofferError) => void) {
    this.#vault = vault;
    this.#document = openJournal(vault);
    this.#storedEnd = openJournalEnd(vault);
    this.#tell = tell;
  }

  /** Why entries are not in the journal, and are tried again. */
  get failure(): CofferError | undefined {
    return this.#failure;
  }

  /** Compares what is stored with what is known of it, and notes what it lacks. Never fails: each write does the same. */
  check(): Promise<void> {
    this.#isUnchecked = true;
    return this.#write();
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

  /** As it is stored, with everything that was taken down before and could be written, and what it is found to lack. */
  async read(): Promise<JournalDocument> {
    await this.#writing;
    // First: a tab that writes in between makes the journal longer than its end, not shorter.
    const known = await this.#known();
    const journal = compared(await this.#document.read(), known);
    this.#end ??= endOf(journal);
    return journal;
  }

  /** What comes while a write is under way goes with the next. */
  #write(): Promise<void> {
    this.#writing ??= this.#writeAll();
    return this.#writing;
  }

  async #writeAll(): Promise<void> {
    clearTimeout(this.#pause);
    try {
      while (this.#waiting.length > 0 || this.#isUnchecked) await this.#writeWaiting();
    } catch (error) {
      this.#fail(error);
    } finally {
      // In the same turn: what comes in a later one would otherwise wait for a write that is over.
      this.#writing = undefined;
    }
  }

  async #writeWaiting(): Promise<void> {
    const entries = this.#waiting;
    this.#isUnchecked = false;
    let lostBefore: JournalDocument['lost'] = [];
    const journal = await this.#document.change(async (stored) => {
      // Before entries follow, which would hide it.
      lostBefore = stored.lost;
      return withEntries(compared(stored, await this.#known()), entries);
    });
    this.#waiting = this.#waiting.slice(entries.length);
    this.#failure = undefined;
    this.#pauseMs = leastPauseMs;
    this.#end = endOf(journal);
    this.#vault.journalEnd = this.#end;
    const isLossNew = journal.lost !== lostBefore;
    if (entries.length > 0 || isLossNew) this.#tell(isLossNew ? journalFault(journal) : undefined);
  }

  /** Every end that the journal is known to have had, of which whoever put back an older one may have overlooked some. */
  async #known(): Promise<readonly JournalEnd[]> {
    const ends = [await this.#storedEnd.read(), this.#vault.journalEnd, this.#end];
    return ends.filter((end) => end !== undefined);
  }

  /** Tells of it once: while the disk is full each call would. How much is lacking is there to be read. */
  #fail(error: unknown): void {
    if (this.#waiting.length === 0) return;
    const isFirst = this.#failure === undefined;
    const { name } = error instanceof Error ? error : new Error();
    const why = errorText(error instanceof CofferError ? error : new CofferError('unexpected', { name }));
    this.#failure = new CofferError('journal-not-written', { count: this.#waiting.length, why });
    this.#tell(isFirst ? this.#failure : undefined);
    if (this.#isClosed) return;
    this.#pause = setTimeout(() => void this.#write(), this.#pauseMs);
    this.#pauseMs = Math.min(this.#pauseMs * 2, mostPauseMs);
  }
}
