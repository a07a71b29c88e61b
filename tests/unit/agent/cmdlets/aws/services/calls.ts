import { CofferError } from '../../../../../../src/base/cofferError.ts';
import type { Value } from '../../../../../../src/agent/shell/values/value.ts';
import { fakeAws, xml, type Seen } from '../../../aws/fakeAws.ts';
import type { Lines } from '../../../shell/lines.ts';
import { alice, consoleOf, contextWith, keyLines } from '../console.ts';

interface Calls extends Lines {
  /** What a line gives. */
  readonly valuesOf: (line: string) => Promise<readonly Value[]>;
  /** The parameters of each request so far. */
  readonly asked: () => readonly Readonly<Record<string, string>>[];
}

/** A console whose calls are answered by these replies in turn; its profile "default" is of eu-west-1. */
export async function callsAnswered(...replies: readonly Response[]): Promise<Calls> {
  const { aws, seen } = fakeAws(...replies);
  const context = await contextWith(`[default]\n${keyLines(alice)}region = eu-west-1\n`);
  const lines = consoleOf({ ...context, aws: () => Promise.resolve(aws) });
  return {
    ...lines,
    valuesOf: (line) =>
      lines.shell.valuesOf(line, {
        signal: new AbortController().signal,
        mayAsk: true,
        show: () => undefined,
        ask: () => Promise.reject(new CofferError('cancelled')),
        secretIdOf: () => 1,
      }),
    asked: () => seen.map(parametersOf),
  };
}

/** An answer of a query service: what stands within its result. */
export function answer(operation: string, content: string): Response {
  return xml(
    `<${operation}Response><${operation}Result>${content}</${operation}Result></${operation}Response>`,
  );
}

/** An answer of EC2. */
export function ec2Answer(operation: string, content: string): Response {
  return xml(`<${operation}Response><requestId>1</requestId>${content}</${operation}Response>`);
}

/** Without what says which API is meant. */
function parametersOf({ params }: Seen): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(params).filter(([name]) => name !== 'Version'));
}
