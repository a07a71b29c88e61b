import type { Input } from '../../protocol/commands.ts';
import type { CallView } from '../../protocol/views/calls.ts';
import type { ProfileFieldsView, ProfileView } from '../../protocol/views/profiles.ts';
import type { AgentConnection } from './connection.ts';
import type { Notices } from './notices.svelte.ts';
import { readProfileForm } from './profileForm.ts';
import type { Vault } from './vault.svelte.ts';

/** What can be done with a profile, each reported when it is done. */
export class Profiles {
  readonly #agent: AgentConnection;
  readonly #notices: Notices;
  readonly #vault: Vault;

  constructor(agent: AgentConnection, notices: Notices, vault: Vault) {
    this.#agent = agent;
    this.#notices = notices;
    this.#vault = vault;
  }

  fields(id: string): Promise<ProfileFieldsView> {
    return this.#agent.ask('profile.fields', { id });
  }

  /** @param id of the profile that is edited; undefined for a new one */
  async save(id: string | undefined, form: FormData): Promise<void> {
    const { fields, transfer } = readProfileForm(form);
    const input = id === undefined ? { fields } : { id, fields };
    await this.#vault.changeUndoably(`Saved "${fields.name}".`, 'profile.save', input, transfer);
  }

  async remove({ id, name }: ProfileView): Promise<void> {
    const report =
      this.#vault.view.session.profileId === id
        ? `Removed "${name}", which this session used. Choose another profile, or undo.`
        : `Removed "${name}".`;
    await this.#vault.changeUndoably(report, 'profile.remove', { id });
  }

  async makeDefault({ id, name }: ProfileView): Promise<void> {
    await this.#vault.changeUndoably(`Made "${name}" the default.`, 'profile.makeDefault', { id });
  }

  /** @param which the profile of that name, of the vault or of a linked location */
  async useForSession(name: string, which: Input<'profile.useForSession'>): Promise<void> {
    await this.#vault.change('profile.useForSession', which);
    this.#notices.say(`This session uses "${name}".`);
  }

  async forgetTemporary({ id, name }: ProfileView): Promise<void> {
    await this.#vault.change('sessions.forget', { id });
    this.#notices.say(`Forgot the temporary credentials of "${name}". The next call gets others.`);
  }

  async endSessionProfile(): Promise<void> {
    await this.#vault.change('profile.useForSession', {});
    this.#notices.say('This session has no profile of its own; the search order decides.');
  }

  /** Asks AWS whose credentials these are. */
  async check({ id, name }: ProfileView): Promise<void> {
    this.#notices.say(`Checking "${name}" …`);
    const { account, arn, call } = await this.#agent.ask('profile.identify', { id });
    this.#notices.say([`"${name}" is ${arn} in account ${account}.`, ...remarks(call)].join(' '));
  }
}

/** What a call's answer should be read with: that it came from the sandbox, and how far this clock is off. */
export function remarks({ sandbox, clockOffsetMs }: CallView): string[] {
  return [
    ...(sandbox ? ['This is the sandbox.'] : []),
    ...(clockOffsetMs === undefined ? [] : [clockRemark(clockOffsetMs)]),
  ];
}

function clockRemark(offsetMs: number): string {
  const seconds = Math.round(Math.abs(offsetMs) / 1000);
  const amount = seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`;
  return `This machine's clock is ${amount} ${offsetMs > 0 ? 'behind' : 'ahead'}; the call was signed with the server's time.`;
}
