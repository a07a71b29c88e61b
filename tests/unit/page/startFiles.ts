import { expect } from 'vitest';
import { Files } from '../../../src/page/state/files.svelte.ts';
import { Notices } from '../../../src/page/state/notices.svelte.ts';
import { Vault } from '../../../src/page/state/vault.svelte.ts';
import { Witness } from '../../../src/page/state/witness.ts';
import type { Output } from '../../../src/protocol/commands.ts';
import type { LocationView } from '../../../src/protocol/views/locations.ts';
import { connect, emptyVault } from './fakeAgent.ts';

export const id = '00000000000000000000000000000001';
export const planId = '00000000000000000000000000000002';

export const location: LocationView = {
  id,
  location: '~/.aws/credentials',
  profiles: [],
  holds: 'files',
  files: [
    {
      kind: 'credentials',
      name: 'credentials',
      modifiedAt: 0,
      version: 'c1',
      changed: false,
      unsaved: false,
    },
    { kind: 'config', name: 'config.ini', modifiedAt: 0, version: 'f7', changed: false, unsaved: false },
  ],
  problems: [],
  comparison: [],
};

/** A file whose leave to write the user would give or refuse. */
export const asking = (answer: PermissionState, asked: () => void = () => undefined) =>
  ({
    name: 'credentials',
    queryPermission: () => Promise.resolve('prompt'),
    requestPermission: () => {
      asked();
      return Promise.resolve(answer);
    },
  }) as unknown as FileSystemFileHandle;

/** Of a dialog that stays open. */
export const open = () => new AbortController().signal;

/** The state of linked files in an unlocked page, with an agent that answers as it is told. */
export async function start() {
  const connected = connect();
  const notices = new Notices();
  const witness = new Witness(() => ({ getItem: () => null, setItem: () => undefined }));
  const vault = new Vault(connected.agent, notices, witness, () => undefined);
  const unlock = vault.unlock('pass');
  connected.current().send({ kind: 'answer', id: 1, output: emptyVault });
  await unlock;
  const files = new Files(connected.agent, notices, vault);
  /** What the agent was asked since the unlock, without numbers. */
  const asked = () =>
    connected
      .current()
      .received.flatMap((message) =>
        message.kind === 'ask' && message.id > 1 ? [[message.command, message.input]] : [],
      );
  /** Answers the newest question once it is there. */
  const answer = async (question: string, output: Output<Parameters<typeof connected.agent.ask>[0]>) => {
    await expect.poll(() => asked().at(-1)?.[0]).toBe(question);
    const newest = connected.current().received.findLast((message) => message.kind === 'ask');
    connected.current().send({ kind: 'answer', id: newest?.id ?? 0, output });
  };
  return { ...connected, answer, asked, files, notices, vault };
}
