/*
 * What the answers of the query protocols have in common, which STS, EC2 and IAM speak.
 */

/** Whether a body begins as every answer does, errors included. */
export function isQueryAnswer(body: Uint8Array): boolean {
  const start = new TextDecoder().decode(body.subarray(0, 1024));
  return /^\s*(<\?xml[^>]*>\s*)?<\w*Response[\s>]/.test(start);
}

/** The code that a refusal states, such as "AccessDenied". */
export function errorCodeIn(xml: string): string | undefined {
  return /<Code>([\w.]{1,100})<\/Code>/.exec(xml)?.[1];
}
