/*
 * What passes between page and agent. Requests are unknown data until the agent has checked them;
 * answers come from our own worker and are taken by their types.
 */
import type { Command, Output, Progress } from './commands.ts';
import type { QuestionView } from './questions.ts';
import type { ErrorView } from './views/errors.ts';
import type { LockReason, VaultView } from './views/vault.ts';

/** A request; the agent checks its command and input on arrival. */
export type ToAgent =
  | { readonly kind: 'ask'; readonly id: number; readonly command: Command; readonly input: unknown }
  | { readonly kind: 'cancel'; readonly id: number };

/** What happened without being asked for. */
export type AgentEvent =
  | { readonly at: 'locked'; readonly reason: LockReason }
  /** Another tab changed the vault, or the console changed the vault or the session. */
  | { readonly at: 'changed'; readonly vault: VaultView }
  /** A command that runs needs an answer. */
  | { readonly at: 'asked'; readonly question: QuestionView }
  /** Others wait for the answer to a question than when it was asked. */
  | { readonly at: 'moved'; readonly id: number; readonly ofConsole: boolean }
  /** A question that nobody waits for any more. */
  | { readonly at: 'withdrawn'; readonly id: number }
  /** Signatures were added to the journal, or could not be. */
  | { readonly at: 'journalled'; readonly failure?: ErrorView };

export type FromAgent =
  | { readonly kind: 'answer'; readonly id: number; readonly output: Output<Command> }
  | { readonly kind: 'failure'; readonly id: number; readonly error: ErrorView }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress<Command> }
  | { readonly kind: 'event'; readonly event: AgentEvent };
