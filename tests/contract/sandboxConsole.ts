import { expect, onTestFinished } from 'vitest';
import { users } from '../../src/sandbox/account.ts';
import { deviceCode } from '../../src/sandbox/mfa.ts';
import { connect, type Client } from './client.ts';
import type { Answers } from './answering.ts';
import { runLine, type Shown } from './consoleLines.ts';

const { mfa = { serialNumber: '', totpSecret: '' } } = users.alice;

/** Of the MFA device that alice has. */
export const { serialNumber } = mfa;

/** The console of a fresh sandbox's vault, whose default profile has the keys of alice. */
export interface SandboxConsole {
  readonly client: Client;
  /** What the agent's clock says, in ms since 1970. */
  now: number;
  /** What alice's MFA device shows at that time. */
  mfaCode(): Promise<string>;
  run(line: string, answers?: Answers): Promise<Shown>;
  /** The text lines of a line that must report no error. */
  given(line: string, answers?: Answers): Promise<readonly string[]>;
  /** The errors of a line: "id: message". */
  refused(line: string): Promise<readonly string[]>;
}

/** For one test: the agent ends with it. */
export async function sandboxConsole(): Promise<SandboxConsole> {
  const client = connect(() => at.now);
  onTestFinished(() => {
    client.close();
  });
  const at: SandboxConsole = {
    client,
    now: Date.UTC(2026, 10, 22, 6, 0, 0),
    mfaCode: () => deviceCode(mfa.totpSecret, at.now),
    run: (line, answers) => runLine(client, line, answers),
    async given(line, answers) {
      const { texts, errors } = await at.run(line, answers);
      expect(errors).toEqual([]);
      return texts;
    },
    refused: async (line) => (await at.run(line)).errors,
  };
  await client.ask('vault.trySandbox', {});
  return at;
}
