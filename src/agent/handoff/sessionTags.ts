import { CofferError } from '../../base/cofferError.ts';

interface SessionTag {
  readonly key: string;
  readonly value: string;
}

/** Session tags as somebody types them, `Key=Value` a line. @throws CofferError "session-tag-malformed" */
export function sessionTags(typed: string): readonly SessionTag[] {
  return linesOf(typed).map((line, index) => {
    const [, key = '', value = ''] = /^([^=]*)=(.*)$/.exec(line) ?? [];
    if (key.trim() === '') throw new CofferError('session-tag-malformed', { line: index + 1 });
    return { key: key.trim(), value: value.trim() };
  });
}

/** What is typed a line each; blank lines are none. */
export function linesOf(typed: string): readonly string[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
