import { expect } from 'vitest';
import type { Clock } from '../../src/base/clock.ts';
import { connect, type Client } from './client.ts';
import { runLine, type Answers, type Shown } from './consoleLines.ts';

/** The console of a fresh sandbox's vault. */
export interface SandboxConsole {
  readonly client: Client;
  run(line: string, answers?: Answers): Promise<Shown>;
  /** The text lines of a line that must report no error. */
  given(line: string, answers?: Answers): Promise<readonly string[]>;
  /** The errors of a line: "id: message". */
  refused(line: string): Promise<readonly string[]>;
}

export async function sandboxConsole(clock?: Clock): Promise<SandboxConsole> {
  const client = connect(clock);
  await client.ask('vault.trySandbox', {});
  const run: SandboxConsole['run'] = (line, answers) => runLine(client, line, answers);
  return {
    client,
    run,
    async given(line, answers) {
      const { texts, errors } = await run(line, answers);
      expect(errors).toEqual([]);
      return texts;
    },
    refused: async (line) => (await run(line)).errors,
  };
}
