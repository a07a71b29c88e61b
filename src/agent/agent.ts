import * as v from 'valibot';
import type { Clock } from '../base/clock.ts';
import { CofferError } from '../base/cofferError.ts';
import { load } from '../base/load.ts';
import type { AgentEvent } from '../protocol/channel.ts';
import type { Command, Input, Output } from '../protocol/commands.ts';
import type { LockReason, VaultView } from '../protocol/views/vault.ts';
import type { Aws } from './aws/aws.ts';
import type { Answerer, Call } from './channel.ts';
import type { Context, Unlocked } from './unlocked/context.ts';
import type { Handlers } from './commands/handler.ts';
import { whileLocked } from './commands/locked.ts';
import { startDeadlines, type Deadlines } from './deadlines.ts';
import { sparingly } from './sparingly.ts';
import { indexedDbStore } from './store/indexedDb.ts';
import type { VaultStore } from './store/vaultStore.ts';

/** The unlock screen waits for these alone; the code of the others arrives while the passphrase is typed. */
const early: Partial<Handlers<Command>> = whileLocked;
/** What the passphrase is typed for comes before what is done with an open vault. */
const opening: Promise<Partial<Handlers<Command>>> = load(() => import('./commands/opening.ts')).then(
  (part) => part.opening,
);
const arriving = opening.then(() => load(() => import('./commands/handlers.ts')));

/** Between two views that the page did not ask for: too short to be noticed. */
const announcePauseMs = 50;

/** How long a lock keeps the keys for the journal's last entries, at the most. */
const lastEntriesMs = 200;

/** What tabs tell each other. */
const tabMessage = v.union([
  v.picklist(['locked', 'changed']),
  v.object({ forgotten: v.optional(v.string()) }),
]);

/** What lasts from the opening of a vault to the lock. */
interface Held {
  readonly unlocked: Unlocked;
  /** What the page may know of it. */
  readonly view: () => VaultView;
  readonly deadlines: Deadlines;
}

interface AgentOptions {
  readonly clock: Clock;
  /** Tells the page what it did not ask for. After "locked" the agent answers nothing but "locked". */
  readonly tell: (event: AgentEvent) => void;
}

/** The holder of every key and secret: locked at first, unlocked by a command, ended by its lock. */
export function createAgent({ clock, tell }: AgentOptions): Answerer {
  const otherTabs = new BroadcastChannel('coffer');
  let openedStore: Promise<VaultStore> | undefined;
  let aws: Promise<Aws> | undefined;
  let state: Held | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;
  const hasEnded = () => ended;

  const lock = async (reason: LockReason) => {
    if (ended) return;
    ended = true;
    clearTimeout(timer);
    announce.end();
    const locked = state?.unlocked;
    state = undefined;
    const stored = locked && !locked.temporary;
    // An idle tab locks itself alone; a user who locks means all of them.
    if (stored && reason === 'asked') otherTabs.postMessage('locked');
    otherTabs.close();
    const writing = locked?.journal?.close();
    // A frozen page's timers sleep with it, and the keys would stay.
    if (stored && writing && reason !== 'frozen') await Promise.race([writing, elapsed(lastEntriesMs)]);
    locked?.vault.close();
    openedStore?.then(
      (store) => {
        store.close();
      },
      () => undefined,
    );
    tell({ at: 'locked', reason });
  };

  const lockWhenPassed = () => {
    const passed = state?.deadlines.passed();
    if (passed) void lock(passed);
    return passed;
  };

  const schedule = () => {
    clearTimeout(timer);
    if (!state) return;
    timer = setTimeout(() => {
      if (!lockWhenPassed()) schedule();
    }, state.deadlines.nearest() - clock());
  };

  const held = () => {
    if (!state) throw new CofferError('locked');
    return state;
  };

  const announce = sparingly(() => {
    if (state) tell({ at: 'changed', vault: context.view() });
  }, announcePauseMs);

  const context: Context = {
    clock,
    aws: () =>
      (aws ??= load(() => import('./unlocked/journal/journalled.ts')).then(({ journalledAws }) =>
        journalledAws(context),
      )),
    store() {
      openedStore ??= indexedDbStore(() => {
        void lock('versionchange');
      }).catch((error: unknown) => {
        // A refusal may pass, such as that of blocked site data; the next command asks anew.
        openedStore = undefined;
        throw error;
      });
      return openedStore;
    },
    unlocked: () => held().unlocked,
    open(unlocked, view) {
      if (ended) throw new CofferError('locked');
      // Each vault has a journal of its own.
      aws = undefined;
      const { vault } = unlocked;
      const deadlines = startDeadlines(clock, () => vault.document.preferences.lockAfterIdleMinutes);
      state = { unlocked, view, deadlines };
      void arriving.then(({ afterOpening }) => afterOpening(context));
      return view();
    },
    view: () => held().view(),
    announce,
    tell: (event) => {
      if (state) tell(event);
    },
    changed() {
      if (!held().unlocked.temporary) otherTabs.postMessage('changed');
      return context.view();
    },
    forgot(holder) {
      if (!held().unlocked.temporary) otherTabs.postMessage({ forgotten: holder });
    },
    lock,
  };

  otherTabs.addEventListener('message', ({ data }) => {
    const message = v.safeParse(tabMessage, data);
    if (!message.success || !state || state.unlocked.temporary) return;
    if (message.output === 'locked') {
      void lock('elsewhere');
      return;
    }
    if (message.output !== 'changed') {
      state.unlocked.onForgotten?.(message.output.forgotten);
      return;
    }
    state.unlocked.vault.refresh().then(
      () => {
        if (!state) return;
        tell({ at: 'changed', vault: context.view() });
        // The idle time may be among what changed.
        schedule();
      },
      () => {
        // What the other tab wrote does not open here; the next unlock says why and offers what is intact.
        void lock('elsewhere');
      },
    );
  });

  return {
    async run<C extends Command>(command: C, input: Input<C>, call: Call<C>): Promise<Output<C>> {
      if (hasEnded() || lockWhenPassed()) throw new CofferError('locked');
      state?.deadlines.extend();
      const handler = early[command] ?? (await opening)[command] ?? (await arriving).handlers[command];
      const output = await handler(context, input, call);
      // What ran when the vault was locked answers nobody any more; the lock itself has nothing to tell.
      if (hasEnded() && output !== null) throw new CofferError('locked');
      schedule();
      return output;
    },
  };
}

function elapsed(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
