import type { Command, Input, Output } from '../../protocol/commands.ts';
import type { Call } from '../channel.ts';
import type { Context } from '../unlocked/context.ts';

type Handler<C extends Command> = (
  context: Context,
  input: Input<C>,
  call: Call<C>,
) => Promise<Output<C>> | Output<C>;

/** Handlers of some commands, each tied to its command's types. */
export type Handlers<C extends Command> = { readonly [K in C]: Handler<K> };
