import { SvelteSet } from 'svelte/reactivity';
import type { Input } from '../../protocol/commands.ts';
import { passphraseBytes } from '../../protocol/passphrase.ts';
import type { FileKind } from '../../protocol/views/files.ts';
import type { ActiveKeyView } from '../../protocol/views/profiles.ts';
import type { ExportSurveyView, ExportableView } from '../../protocol/views/transfers.ts';
import type { AgentConnection } from './connection.ts';
import { Downloads } from './downloads.svelte.ts';

type Form = Input<'export.make'>['form'];

/** One export: what of the vault goes into which files, and in which form. */
export class Export {
  readonly #agent: AgentConnection;
  readonly #closed = new AbortController();
  readonly #picked = new SvelteSet<string>();
  readonly #ticked = new SvelteSet<ActiveKeyView>();
  readonly profiles: readonly ExportableView[];
  readonly downloads = new Downloads();
  files = $state<Input<'export.make'>['files']>('both');
  form = $state<Form>('plain');
  #made = $state.raw<Form>();

  /**
   * Everything that can be written is picked, in the form that AWS tools read: whoever exports mostly wants the files that
   * the vault stands for. Nothing leaves before the passphrase.
   */
  constructor(agent: AgentConnection, { profiles }: ExportSurveyView) {
    this.#agent = agent;
    this.profiles = profiles;
    for (const { id, refusal } of profiles) if (refusal === undefined) this.#picked.add(id);
  }

  /** Ids of the profiles to be written. */
  get picked(): SvelteSet<string> {
    return this.#picked;
  }

  /** Keys that can make something run or be trusted; none is written unless ticked. */
  get ticked(): SvelteSet<ActiveKeyView> {
    return this.#ticked;
  }

  readonly #chosen = $derived.by(() => this.profiles.filter(({ id }) => this.#picked.has(id)));

  /** Those that the files would hold. One of a shared section stands with each profile that refers to it, as one object. */
  readonly activeKeys = $derived.by(() => [
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nobody looks into it again
    ...new Set(this.#chosen.flatMap(({ activeKeys }) => (this.#includes('config') ? activeKeys : []))),
  ]);

  /** Names of picked profiles of which nothing would stand in the files. */
  readonly leftOut = $derived.by(() =>
    this.#chosen.filter((profile) => !this.#hasSomething(profile)).map(({ name }) => name),
  );

  readonly isNothing = $derived.by(() => this.leftOut.length === this.#chosen.length);

  /** The form of the files that were made, whatever was chosen since; undefined until then. */
  get made(): Form | undefined {
    return this.#made;
  }

  /** @param passphrase the vault's; empty for a temporary vault */
  async make(passphrase: string): Promise<void> {
    const { form } = this;
    const bytes = passphraseBytes(passphrase);
    const ticked = this.activeKeys.filter((activeKey) => this.#ticked.has(activeKey));
    const files = await this.#agent.ask(
      'export.make',
      {
        ids: this.#chosen.map(({ id }) => id),
        files: this.files,
        form,
        activeKeys: ticked.map(({ profile, key }) => ({ profile, key })),
        passphrase: bytes,
      },
      { transfer: [bytes.buffer], signal: this.#closed.signal },
    );
    this.downloads.offer(files);
    this.#made = form;
  }

  /** Ends an export under way, and lets go of what was made. */
  close(): void {
    this.#closed.abort();
    this.downloads.release();
  }

  #includes(file: FileKind): boolean {
    return this.files === 'both' || this.files === file;
  }

  #hasSomething({ files, activeKeys }: ExportableView): boolean {
    return (
      files.some((file) => this.#includes(file)) ||
      (this.#includes('config') && activeKeys.some((activeKey) => this.#ticked.has(activeKey)))
    );
  }
}
