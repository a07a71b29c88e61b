import type { EpochMs } from '../../base/clock.ts';

/** A line that was run in this session. */
export interface HistoryEntry {
  /** Counted from 1. */
  readonly id: number;
  /** With secrets redacted. */
  readonly line: string;
  readonly status: 'Completed' | 'Failed' | 'Stopped';
  readonly startedAt: EpochMs;
  readonly endedAt: EpochMs;
}

/** As many as PowerShell keeps. */
const mostEntries = 4096;
/** In all of them together: a line may be very long. */
const mostCharacters = 4 * 1024 * 1024;

/** The lines of a session, the oldest first. */
export class LineHistory {
  readonly #entries: HistoryEntry[] = [];
  #lastId = 0;
  #characters = 0;

  get entries(): readonly HistoryEntry[] {
    return this.#entries;
  }

  add(ran: Omit<HistoryEntry, 'id'>): void {
    this.#entries.push({ id: ++this.#lastId, ...ran });
    this.#characters += ran.line.length;
    while (this.#entries.length > mostEntries || this.#characters > mostCharacters) {
      this.#characters -= this.#entries.shift()?.line.length ?? 0;
    }
  }
}
