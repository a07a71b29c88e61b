import { CofferError } from '../../base/cofferError.ts';
import { adviceOn } from './advice.ts';
import type { Service } from './partitions.ts';

/** What was asked, as the error names it. */
interface Asked {
  readonly service: Service;
  /** Such as "DescribeInstances". */
  readonly operation: string;
  readonly host: string;
  /** Whether the request had a code of an MFA device. */
  readonly codeSent: boolean;
}

/** An SDK client's error as ours: AWS's own words, and what to do next. What is none of these comes back as it was. */
export function serviceError(error: unknown, { service, operation, host, codeSent }: Asked): unknown {
  if (!(error instanceof Error) || error instanceof CofferError) return error;
  // The client marks what it could read as an AWS error with $fault, and what it could not read with $response alone.
  if ('$fault' in error && error.name !== 'Unknown') {
    const errorCode = codeOf(error);
    const message = withoutCanonicalRequest(error.message);
    const advice = adviceOn({ errorCode, message, service, operation });
    // Of one that it refused AWS says so itself.
    const isUnanswered = codeSent && statusOf(error) >= 500;
    return new CofferError('service-error', {
      service: service.toUpperCase(),
      operation,
      errorCode,
      message,
      advice,
      ...(isUnanswered && { codeSent }),
    });
  }
  if ('$response' in error) {
    return new CofferError('answer-unreadable', { host, status: statusOf(error), codeSent });
  }
  return error;
}

/** AWS's own code; the SDK names errors of its models otherwise, "NoSuchEntityException" for "NoSuchEntity". */
function codeOf(error: Error): string {
  return 'Code' in error && typeof error.Code === 'string' ? error.Code : error.name;
}

/** SignatureDoesNotMatch may quote the canonical request in its further lines, session token and all. */
function withoutCanonicalRequest(message: string): string {
  return (/^.*?(?=\n|\r|The Canonical String|The String-to-Sign|$)/.exec(message.trim())?.[0] ?? '').trim();
}

function statusOf(error: Error): number {
  const metadata: unknown = '$metadata' in error ? error.$metadata : undefined;
  const status: unknown =
    typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata
      ? metadata.httpStatusCode
      : undefined;
  return typeof status === 'number' ? status : 0;
}

/** What a service refused with, where an error is that. */
export function serviceRefusal(
  error: unknown,
): { readonly errorCode: string; readonly message: string } | undefined {
  if (!(error instanceof CofferError) || error.code !== 'service-error') return undefined;
  const { detail } = error;
  if (typeof detail !== 'object' || detail === null) return undefined;
  if (!('errorCode' in detail) || !('message' in detail)) return undefined;
  const { errorCode, message } = detail;
  return typeof errorCode === 'string' && typeof message === 'string' ? { errorCode, message } : undefined;
}
