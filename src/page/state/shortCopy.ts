import { CofferError } from '../../base/cofferError.ts';
import type { AgentConnection } from './connection.ts';
import type { Notices } from './notices.svelte.ts';

const keptMs = 45_000;

/** A status is read out each time that it is another. */
const countedMs = 15_000;

/** The parts of the window that copying needs; tests hand in their own. */
interface CopyPlace {
  readonly clipboard: Pick<Clipboard, 'write' | 'writeText'>;
  hasFocus(): boolean;
}

/**
 * Copies that are taken back: 45 seconds later, or when the vault is locked before. The browser lets a page write to the
 * clipboard only while it has the focus, and Coffer has no permission to read it; so whatever is there by then is
 * overwritten, and where it cannot be, that is said.
 */
export class ShortCopy {
  readonly #notices: Notices;
  readonly #place: CopyPlace;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(agent: AgentConnection, notices: Notices, place: CopyPlace) {
    this.#notices = notices;
    this.#place = place;
    agent.listen({
      lost: () => {
        if (this.#timer !== undefined) void this.#clearEarly();
      },
    });
  }

  /**
   * @param what is copied, such as "the credentials"
   * @param content asked for already: the browser takes a copy only right behind a click
   * @throws CofferError what `content` fails with, and "clipboard-refused"
   */
  async copy(what: string, content: Promise<Blob>): Promise<void> {
    await Promise.all([content, this.#write(content)]);
    this.#count(what, keptMs);
  }

  async #write(content: Promise<Blob>): Promise<void> {
    try {
      await this.#place.clipboard.write([new ClipboardItem({ 'text/plain': content })]);
    } catch {
      // What the content failed with says more.
      await content;
      throw new CofferError('clipboard-refused');
    }
  }

  #count(what: string, leftMs: number): void {
    clearTimeout(this.#timer);
    const said = `Copied ${what}. The clipboard is cleared in ${leftMs / 1000} seconds.`;
    this.#notices.say(said);
    this.#timer = setTimeout(() => {
      const left = leftMs - countedMs;
      if (left <= 0) void this.#end(what);
      else if (this.#notices.status === said) this.#count(what, left);
      else this.#timer = setTimeout(() => void this.#end(what), left);
    }, countedMs);
  }

  async #end(what: string): Promise<void> {
    this.#timer = undefined;
    try {
      await this.#clear();
      // No error of what the user has done since goes for it.
      if (this.#notices.alert === undefined) this.#notices.say('The clipboard was cleared.');
    } catch {
      const still = `The clipboard was not cleared and may still hold ${what}: the browser allows it only while Coffer has the focus. Clear it here, or copy something else.`;
      const go = () => void this.#end(what);
      this.#notices.warn(still, { label: 'Clear clipboard', go });
    }
  }

  /** Where it cannot be cleared now, it is tried once more when its time is over. */
  async #clearEarly(): Promise<void> {
    try {
      await this.#clear();
    } catch {
      return;
    }
    // What is copied from now on is somebody else's.
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #clear(): Promise<void> {
    if (!this.#place.hasFocus()) throw new CofferError('clipboard-refused');
    await this.#place.clipboard.writeText('');
  }
}
