import * as v from 'valibot';
import { CofferError } from '../../../base/cofferError.ts';
import { errorText } from '../../../base/errors.ts';
import { ShellError, WrittenError } from '../errors.ts';
import { PSObject, type Value } from '../values/value.ts';

/** An error as `catch` and $Error see it. */
class ErrorRecord extends PSObject {
  readonly error: ShellError | CofferError;

  constructor(error: ShellError | CofferError) {
    super('System.Management.Automation.ErrorRecord', [
      ['Exception', new PSObject('System.Exception', [['Message', messageOf(error)]])],
      ['FullyQualifiedErrorId', errorIdOf(error)],
    ]);
    this.error = error;
  }

  override text(): string {
    return messageOf(this.error);
  }
}

export function errorRecord(error: ShellError | CofferError): PSObject {
  return new ErrorRecord(error);
}

export function isErrorRecord(value: Value): boolean {
  return value instanceof ErrorRecord;
}

/** What `throw` throws: a caught error again, or a text. */
export function thrownError(thrown: Value, text: string): ShellError | CofferError {
  return thrown instanceof ErrorRecord ? thrown.error : new ShellError('RuntimeException', { text });
}

/** A service error's text is the service's own. */
export function messageOf(error: ShellError | CofferError): string {
  if (error instanceof ShellError) return error.message;
  return refusalOf(error)?.message ?? errorText(error);
}

/** What to do about what a service refused. */
export function adviceOf(error: ShellError | CofferError): string | undefined {
  return error instanceof CofferError ? refusalOf(error)?.advice : undefined;
}

/** PowerShell's id, a code of Coffer's, or for what a service refused its own code. */
export function errorIdOf(error: ShellError | CofferError): string {
  if (error instanceof WrittenError) return error.writtenId;
  if (error instanceof ShellError) return error.id;
  return refusalOf(error)?.errorCode ?? error.code;
}

const refusalSchema = v.object({ errorCode: v.string(), message: v.string(), advice: v.string() });

/** What a service answered, where it was the service that refused. */
function refusalOf({ code, detail }: CofferError): v.InferOutput<typeof refusalSchema> | undefined {
  const refusal = code === 'service-error' && v.safeParse(refusalSchema, detail);
  return refusal && refusal.success ? refusal.output : undefined;
}
