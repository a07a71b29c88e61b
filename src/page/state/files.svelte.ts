import { CofferError } from '../../base/cofferError.ts';
import type { Output } from '../../protocol/commands.ts';
import type { ExportedFile, ProblemView } from '../../protocol/views/files.ts';
import type { LocationHandles, LocationView } from '../../protocol/views/locations.ts';
import type { VaultView } from '../../protocol/views/vault.ts';
import type { AgentConnection } from './connection.ts';
import { failureText } from './failure.ts';
import { refusedOf } from './filePickers.ts';
import type { Import } from './import.svelte.ts';
import type { Notices } from './notices.svelte.ts';
import type { Storing } from './storing.svelte.ts';
import type { Vault } from './vault.svelte.ts';

/** Profiles of a linked location on their way to the vault. */
export interface TakingOf {
  readonly location: LocationView;
  readonly names: readonly string[];
  /** What becomes of them in the file. */
  readonly then: 'leave' | 'remove' | 'removeLongTermKeys';
}

/** Said while the browser asks the user, and nothing of Coffer shows that it waits. */
export const waiting = 'Waiting for your permission in the browser …';

/** The linked locations as they were last read, and what can be done with their files. */
export class Files {
  readonly #agent: AgentConnection;
  readonly #notices: Notices;
  readonly #vault: Vault;
  #locations = $state.raw<readonly LocationView[]>();
  #failure = $state.raw<string>();
  #isAsking = $state.raw(false);
  /** The view that the last reading was begun at, or came with. */
  #seen: VaultView | undefined;
  #reading: Promise<unknown> | undefined;

  constructor(agent: AgentConnection, notices: Notices, vault: Vault) {
    this.#agent = agent;
    this.#notices = notices;
    this.#vault = vault;
  }

  /** Undefined before the first reading. */
  get locations(): readonly LocationView[] | undefined {
    return this.#locations;
  }

  /** Why the last reading failed as a whole. */
  get failure(): string | undefined {
    return this.#failure;
  }

  /** Whether the browser asks the user for permission now, and all else waits. */
  get isAsking(): boolean {
    return this.#isAsking;
  }

  /**
   * Reads every location anew. A reading under way is passed over: its answer may be of before the last change.
   * @returns whether it was this reading that counted
   */
  async read(): Promise<boolean> {
    const reading = this.#ask();
    this.#reading = reading;
    try {
      const { vault, locations } = await reading;
      if (this.#reading !== reading) return false;
      this.#locations = locations;
      this.#failure = undefined;
      this.#seen = vault;
      this.#vault.show(vault);
    } catch (caught) {
      if (this.#reading !== reading) return false;
      this.#failure = failureText(caught);
    }
    this.#reading = undefined;
    return true;
  }

  /** Reads anew because the user wants it, and says so: often nothing else shows. */
  async readAgain(): Promise<void> {
    const counts = await this.read();
    if (!counts || this.#failure !== undefined) return;
    const failed = this.#locations?.filter(({ failure }) => failure !== undefined).length ?? 0;
    const unread = failed === 1 ? '1 linked location' : `${failed} linked locations`;
    this.#notices.say(failed === 0 ? 'The files were read again.' : `${unread} could not be read.`);
  }

  /** Reads anew where the vault changed since the last reading began: what is compared with it may have too. */
  keepUpWith(view: VaultView): void {
    if (view !== this.#seen) void this.read();
  }

  /** @param location ProfileLocation */
  async link(location: string, handles: LocationHandles): Promise<void> {
    await this.#vault.change('locations.link', { location, handles });
    this.#notices.say(`Linked ${location}.`);
  }

  /** Takes files as they are now, where the browser lets no page keep hold of them. */
  async open(location: string, files: readonly File[]): Promise<void> {
    await this.#vault.change('locations.open', { location, files: [...files] });
    this.#notices.say(`Opened ${location} as it is now.`);
  }

  async unlink(located: LocationView): Promise<void> {
    const { id, location, files } = located;
    const { kept, left } = this.#vault.view;
    if ([...kept, ...left].some(({ locationId }) => locationId === id)) {
      // Without leave they stay in the file, which is told then.
      await this.allow(located, 'readwrite').catch(unlessRefused);
    }
    await this.#vault.change('locations.unlink', { id });
    const unsaved = files.some((file) => file.unsaved);
    this.#notices.say(
      `Unlinked ${location}. ${unsaved ? 'Changes that were not downloaded are gone.' : 'Its files stay where they are.'}`,
    );
  }

  /**
   * Has the browser ask for its permission, which it does only soon after a click. A snapshot needs none.
   * @throws CofferError "file-denied"; "cancelled" by the signal, whatever the user answers the browser then
   */
  async allow(
    { id, location, holds }: LocationView,
    mode: 'read' | 'readwrite',
    signal?: AbortSignal,
  ): Promise<void> {
    if (holds === 'snapshot') return;
    const stopWaiting = (): void => {
      this.#isAsking = false;
      // What was said meanwhile stays.
      if (this.#notices.status === waiting) this.#notices.clear();
    };
    signal?.addEventListener('abort', stopWaiting);
    const handles = await this.#agent.ask('locations.handles', { id }, signal && { signal });
    const file = await refusedOf(handles, mode, () => {
      this.#isAsking = true;
      this.#notices.say(waiting);
    });
    stopWaiting();
    if (signal?.aborted) throw new CofferError('cancelled');
    if (file === undefined) return;
    throw new CofferError('file-denied', { location, file, wanted: mode === 'read' ? 'read' : 'write' });
  }

  async fix(location: LocationView, { file: name, code, line, column }: ProblemView): Promise<void> {
    const file = location.files.find((located) => located.name === name);
    if (file === undefined) throw new CofferError('location-gone');
    const { kind, version } = file;
    await this.allow(location, 'readwrite');
    await this.#vault.change('locations.fix', { id: location.id, file: kind, version, code, line, column });
    this.#notices.say(`Fixed line ${line} of ${name} in ${location.location}.`);
  }

  /** Of a snapshot: its files with what was changed. */
  async save({ id }: LocationView): Promise<readonly ExportedFile[]> {
    const files = await this.#agent.ask('locations.save', { id });
    // Not waited for: the agent takes them for downloaded by now, and whoever goes to another screen would not have them.
    void this.read();
    return files;
  }

  /**
   * Writes a file, and the vault where the profile leaves it.
   * @param passphrase the vault's; empty for a temporary vault
   * @param closing aborted when the dialog goes: nothing is begun after it
   */
  async store(storing: Storing, passphrase: string, closing: AbortSignal): Promise<void> {
    const { id, name, location, move } = storing.of;
    await this.allow(location, 'readwrite', closing);
    const inUse = move && this.#vault.view.session.profileId === id;
    await this.#inBothStores(() => storing.apply(passphrase));
    this.#notices.say(
      `${move ? 'Moved' : 'Copied'} "${name}" to ${location.location}.${inUse ? remarkOnSession(name) : ''}`,
    );
  }

  /**
   * Stores in the vault what was picked, and then takes out of the file what is not to stay there.
   * @param closing as with `store`
   */
  async take(importing: Import, { location, then }: TakingOf, closing: AbortSignal): Promise<void> {
    if (then !== 'leave') await this.allow(location, 'readwrite', closing);
    const { written } = importing;
    const { file } = this.#vault.view.session;
    const inUse = file?.location === location.id && written.includes(file.name);
    await this.#inBothStores(() => importing.apply());
    if (then === 'leave') return;
    const profiles = written.length === 1 ? '1 profile' : `${written.length} profiles`;
    const report =
      then === 'remove'
        ? `Moved ${profiles} of ${location.location} to the vault.`
        : `Moved the long-term keys of ${profiles} from ${location.location} to the vault.`;
    this.#notices.say(`${report}${inUse ? remarkOnSession(file.name) : ''}`);
  }

  async #ask(): Promise<Output<'locations.read'>> {
    this.#seen = this.#vault.view;
    return this.#agent.ask('locations.read', {});
  }

  /** A change that went half way shows, though it failed. */
  async #inBothStores(change: () => Promise<void>): Promise<void> {
    try {
      await change();
    } catch (caught) {
      void this.read();
      throw caught;
    }
  }
}

function unlessRefused(error: unknown): void {
  if (!(error instanceof CofferError)) throw error;
}

/** Of a profile that left its store. As after its removal, no other is used in its place. */
function remarkOnSession(name: string): string {
  return ` This session used "${name}". Choose another profile.`;
}
