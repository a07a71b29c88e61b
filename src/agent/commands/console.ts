import { overwrite } from '../../base/bytes.ts';
import { CofferError } from '../../base/cofferError.ts';
import { errorText } from '../../base/errors.ts';
import { load } from '../../base/load.ts';
import type { ConsoleRecord } from '../../protocol/console.ts';
import type { Context, Unlocked } from '../unlocked/context.ts';
import { readLinked } from '../unlocked/linked.ts';
import type { ConsoleSession } from './consoleSession.ts';
import type { Handlers } from './handler.ts';

type Console =
  | 'console.start'
  | 'console.run'
  | 'console.colour'
  | 'console.complete'
  | 'console.history'
  | 'console.reveal'
  | 'profileScript.read'
  | 'profileScript.save';

/** Commands of the console and its profile script. */
export const consoleCommands: Handlers<Console> = {
  async 'console.start'(context, _, { signal, report }) {
    await readLinked(context);
    const session = await sessionOf(context);
    const failed = await session.runScript({ signal, report });
    const script = failed === undefined ? 'none' : failed ? 'failed' : 'done';
    return { prompt: await session.prompt(), script };
  },

  async 'console.run'(context, { line: typed }, { signal, report }) {
    const session = await sessionOf(context);
    const { text: line } = session.redacted(typed);
    report([{ kind: 'line', line }]);
    const kept = keep(context, line);
    let failed = await session.run(typed, { signal, report });
    const unkept = await kept;
    if (unkept) {
      report([unkept]);
      failed = true;
    }
    return { failed, line, prompt: await session.prompt() };
  },

  'console.colour': async (context, { text }) => (await sessionOf(context)).colouring(text),

  'console.complete': async (context, { text, cursor }) =>
    (await sessionOf(context)).completion(text, cursor),

  'console.history': (context) => context.unlocked().vault.history.read(),

  async 'console.reveal'(context, { secretId, passphrase }) {
    try {
      const { vault, temporary } = context.unlocked();
      if (!temporary) await vault.confirmPassphrase(passphrase);
      return (await sessionOf(context)).secret(secretId).open();
    } finally {
      overwrite(passphrase);
    }
  },

  'profileScript.read': (context) => context.unlocked().vault.document.profileScript,

  async 'profileScript.save'(context, { script }) {
    // The page gets it back for nothing but being unlocked: what it holds is no secret's place.
    const session = await sessionOf(context);
    if (session.redacted(script).text !== script) throw new CofferError('profile-script-secret');
    await context.unlocked().vault.change((document) => ({ ...document, profileScript: script }));
    session.forgoScript();
    return context.changed();
  },
};

const sessions = new WeakMap<Unlocked, ConsoleSession>();

async function sessionOf(context: Context): Promise<ConsoleSession> {
  const { ConsoleSession } = await load(() => import('./consoleSession.ts'));
  const unlocked = context.unlocked();
  const session = sessions.get(unlocked) ?? new ConsoleSession(context);
  sessions.set(unlocked, session);
  return session;
}

/** Keeps a line in the history. @returns what to show where it was not */
async function keep(context: Context, line: string): Promise<ConsoleRecord | undefined> {
  if (line.trim() === '') return undefined;
  try {
    await context.unlocked().vault.history.add(line);
    return undefined;
  } catch (error) {
    if (!(error instanceof CofferError)) throw error;
    return { kind: 'error', error: { errorId: error.code, text: errorText(error) } };
  }
}
