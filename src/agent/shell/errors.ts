import { withoutTokens } from '../awsconfig/shownValue.ts';
import type { Span } from './syntax/tree.ts';

/*
 * Every error of the shell itself, in one table: PowerShell's error id -> its kind of sentence. What a cmdlet of AWS
 * cannot do is a CofferError.
 */
const texts = {
  CommandNotFoundException: (d: { name: string }) =>
    `The term '${d.name}' is not recognized as a name of a cmdlet or function. Check the spelling of the name; Get-Command lists those there are.`,
};

export type ShellErrorId = keyof typeof texts;

type Detail<Id extends ShellErrorId> = Parameters<(typeof texts)[Id]>;

/**
 * An error as PowerShell reports it: an id, a sentence and the place it is about. The sentence quotes what was typed
 * without what may be a secret in it.
 */
export class ShellError<Id extends ShellErrorId = ShellErrorId> extends Error {
  override readonly name = 'ShellError';
  readonly id: ShellErrorId;
  /** Where in the source; set by whoever knows, at the latest where the statement runs. */
  span: Span | undefined;

  constructor(id: Id, detail: Detail<Id>[0], span?: Span) {
    // The id ties the detail to its text.
    super(withoutTokens((texts[id] as (detail: Detail<Id>[0]) => string)(detail)));
    this.id = id;
    this.span = span;
  }
}
