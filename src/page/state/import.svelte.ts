import { SvelteSet } from 'svelte/reactivity';
import { utf8 } from '../../base/bytes.ts';
import type { Input } from '../../protocol/commands.ts';
import type { ActiveKeyView } from '../../protocol/views/profiles.ts';
import type { ImportChangeView, ImportPlanView } from '../../protocol/views/transfers.ts';
import type { AgentConnection } from './connection.ts';
import type { Vault } from './vault.svelte.ts';

/** Profiles of a linked location, and what becomes of those there that were stored. */
type ImportFrom = NonNullable<Input<'import.plan'>['from']>;

/** One import: what the files would change, and what of it was picked. */
export class Import {
  readonly #agent: AgentConnection;
  readonly #vault: Vault;
  #plan = $state.raw<ImportPlanView>();
  #from = $state.raw<ImportFrom>();
  readonly #picked = new SvelteSet<string>();
  readonly #ticked = new SvelteSet<ActiveKeyView>();

  constructor(agent: AgentConnection, vault: Vault) {
    this.#agent = agent;
    this.#vault = vault;
  }

  get plan(): ImportPlanView | undefined {
    return this.#plan;
  }

  /** What there is to pick from. A profile that stays the same may still have to leave its file. */
  get pickable(): readonly ImportChangeView[] {
    const changes = this.#plan?.changes ?? [];
    return this.#leaves ? changes : changes.filter(({ kind }) => kind !== 'same');
  }

  /**
   * Whether the vault would lose a secret access key for good. Only the user picks such a change: nobody gives that key out
   * twice.
   */
  loses({ differences }: ImportChangeView): boolean {
    return (
      this.#leaves &&
      differences.some(({ key, before }) => key === 'aws_secret_access_key' && before !== undefined)
    );
  }

  /** Whether it is of profiles of a linked location. */
  get isFromLinked(): boolean {
    return this.#from !== undefined;
  }

  /** Names of the profiles to be written. */
  get picked(): SvelteSet<string> {
    return this.#picked;
  }

  /** Keys that can make something run or be trusted; none is taken unless ticked. */
  get ticked(): SvelteSet<ActiveKeyView> {
    return this.#ticked;
  }

  /** Names of all that is to be written: what was picked, and what stays the same but for a key ticked now. */
  get written(): string[] {
    const same = this.#plan?.changes.filter(({ kind }) => kind === 'same').map(({ name }) => name) ?? [];
    const ticked = [...this.#ticked].map(({ profile }) => profile);
    return [...this.#picked, ...same.filter((name) => ticked.includes(name))];
  }

  /** Has the agent read the files and the text. The page never reads them: they hold secrets. */
  preview(files: readonly File[], text: string): Promise<void> {
    return this.#preview(files, text);
  }

  /** The same of a linked location, which the agent has handles of. */
  previewFrom(from: ImportFrom): Promise<void> {
    return this.#preview([], '', from);
  }

  async #preview(files: readonly File[], text: string, from?: ImportFrom): Promise<void> {
    this.discard();
    this.#from = from;
    const pasted = utf8(text);
    const plan = await this.#agent.ask(
      'import.plan',
      { files: [...files], pasted, ...(from === undefined ? {} : { from }) },
      { transfer: [pasted.buffer] },
    );
    this.#picked.clear();
    this.#ticked.clear();
    this.#plan = plan;
    for (const change of this.pickable) if (!this.loses(change)) this.#picked.add(change.name);
  }

  /** Back to choosing files. */
  discard(): void {
    this.#plan = undefined;
  }

  async apply(): Promise<void> {
    if (this.#plan === undefined) return;
    const names = this.written;
    const input = {
      planId: this.#plan.planId,
      names,
      activeKeys: [...this.#ticked].map(({ profile, key }) => ({ profile, key })),
    };
    // An undo does not reach the file: it would take keys out of the vault that the file no longer has.
    if (this.#leaves) {
      await this.#vault.change('import.apply', input);
      return;
    }
    await this.#vault.changeUndoably(
      names.length === 1 ? 'Imported 1 profile.' : `Imported ${names.length} profiles.`,
      'import.apply',
      input,
    );
  }

  /** Whether what is stored leaves its file, and nothing can be undone. */
  get #leaves(): boolean {
    return this.#from !== undefined && this.#from.then !== 'leave';
  }
}
