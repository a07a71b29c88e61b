import { AgentConsole } from '../../../src/page/state/console.svelte.ts';
import { Notices } from '../../../src/page/state/notices.svelte.ts';
import { Route } from '../../../src/page/state/route.svelte.ts';
import type { ErrorView } from '../../../src/protocol/views/errors.ts';
import type { Command, Output } from '../../../src/protocol/commands.ts';
import type { ConsoleRecord } from '../../../src/protocol/console.ts';
import { connect } from './fakeAgent.ts';

/** A console in an unlocked page at a path, with an agent that answers as it is told; pictures are drawn by `draw`. */
export function start(path = '/console') {
  const { agent, current } = connect();
  let waiting: (() => void)[] = [];
  const notices = new Notices();
  const location = { pathname: path };
  const history = { pushState: () => undefined };
  const route = new Route({ addEventListener: () => undefined, history, location } as unknown as Window);
  const agentConsole = new AgentConsole(agent, notices, route, (draw) => {
    waiting.push(draw);
  });
  /** What the agent was asked, without numbers. */
  const asked = () =>
    current().received.flatMap((message) =>
      message.kind === 'ask' ? [[message.command, message.input]] : [],
    );
  /** Number of the newest question of a command. */
  const idOf = (command: Command) =>
    current().received.findLast((message) => message.kind === 'ask' && message.command === command)?.id ?? 0;
  const answer = <C extends Command>(command: C, output: Output<C>) => {
    current().send({ kind: 'answer', id: idOf(command), output });
  };
  const fail = (command: Command, error: ErrorView) => {
    current().send({ kind: 'failure', id: idOf(command), error });
  };
  const report = (command: 'console.run' | 'console.start', ...records: ConsoleRecord[]) => {
    current().send({ kind: 'progress', id: idOf(command), progress: records });
  };
  /** Draws what waits for the next picture. */
  const draw = () => {
    const due = waiting;
    waiting = [];
    for (const each of due) each();
  };
  return { agent, agentConsole, answer, asked, current, draw, fail, notices, report, route };
}

/** A line of text that the pipeline gave. */
export function output(text: string, stream = 1): ConsoleRecord & { kind: 'text' } {
  return { kind: 'text', style: 'output', stream, parts: [{ text }], newline: true };
}
