import { SvelteSet } from 'svelte/reactivity';
import { utf8 } from '../../base/bytes.ts';
import type { ActiveKeyView, ImportPlanView } from '../../protocol/views.ts';
import type { AgentConnection } from './connection.ts';
import type { Vault } from './vault.svelte.ts';

/** One import: what the files would change, and what of it was picked. */
export class Import {
  readonly #agent: AgentConnection;
  readonly #vault: Vault;
  #plan = $state.raw<ImportPlanView>();
  readonly #picked = new SvelteSet<string>();
  readonly #ticked = new SvelteSet<ActiveKeyView>();

  constructor(agent: AgentConnection, vault: Vault) {
    this.#agent = agent;
    this.#vault = vault;
  }

  get plan(): ImportPlanView | undefined {
    return this.#plan;
  }

  /** Names of the new and changed profiles to be written. */
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
  async preview(files: readonly File[], text: string): Promise<void> {
    this.discard();
    const pasted = utf8(text);
    const plan = await this.#agent.ask(
      'import.plan',
      { files: [...files], pasted },
      { transfer: [pasted.buffer] },
    );
    this.#picked.clear();
    this.#ticked.clear();
    for (const { kind, name } of plan.changes) if (kind !== 'same') this.#picked.add(name);
    this.#plan = plan;
  }

  /** Back to choosing files. */
  discard(): void {
    this.#plan = undefined;
  }

  async apply(): Promise<void> {
    if (this.#plan === undefined) return;
    const names = this.written;
    await this.#vault.changeUndoably(
      names.length === 1 ? 'Imported 1 profile.' : `Imported ${names.length} profiles.`,
      'import.apply',
      {
        planId: this.#plan.planId,
        names,
        activeKeys: [...this.#ticked].map(({ profile, key }) => ({ profile, key })),
      },
    );
  }
}
