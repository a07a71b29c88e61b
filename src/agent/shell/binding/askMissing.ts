import type { AnyCmdlet, Parameter } from '../cmdlet.ts';
import type { Answer, Question } from '../../../protocol/questions.ts';
import { converted } from './convert.ts';

interface Missing {
  readonly cmdlet: AnyCmdlet;
  /** Of the cmdlet in its pipeline, counted from 1. */
  readonly position: number;
  readonly parameters: ReadonlyMap<string, Parameter<unknown>>;
  /** Names of mandatory parameters without a value. */
  readonly missing: readonly string[];
}

/**
 * Asks for mandatory parameters that were not given, as PowerShell does.
 * @throws CofferError "cancelled"; ShellError where what was typed does not fit
 */
export async function askMissing(
  { cmdlet, position, parameters, missing }: Missing,
  ask: (question: Question) => Promise<Answer>,
): Promise<ReadonlyMap<string, unknown>> {
  const { typed } = await ask({
    heading: 'Supply values for the following parameters:',
    text: `cmdlet ${cmdlet.name} at command pipeline position ${position}`,
    fields: missing.map((label) => ({ label, secret: parameters.get(label)?.secret ?? false })),
  });
  const values = new Map<string, unknown>();
  for (const [at, name] of missing.entries()) {
    const parameter = parameters.get(name);
    if (parameter) values.set(name, converted(name, parameter, { value: typed[at] ?? '' }));
  }
  return values;
}
