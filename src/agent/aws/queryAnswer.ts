/*
 * What the answers of the query protocols have in common, which STS, EC2 and IAM speak.
 */

/** Whether an answer begins as one of its status does: with the operation's own element, or any refusal's. */
export function isQueryAnswer(
  { status, body }: { readonly status: number; readonly body: Uint8Array },
  operation: string,
): boolean {
  const start = new TextDecoder().decode(body.subarray(0, 1024));
  const root = /^\s*(?:<\?xml[^>]*>\s*)?<(\w*Response)[\s>]/.exec(start)?.[1];
  return status < 300 ? root === `${operation}Response` : root !== undefined;
}

/** The code that a refusal states, such as "AccessDenied". */
export function errorCodeIn(xml: string): string | undefined {
  return /<Code>([\w.]{1,100})<\/Code>/.exec(xml)?.[1];
}
