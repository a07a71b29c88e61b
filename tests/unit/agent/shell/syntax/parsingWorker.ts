import { ShellError } from '../../../../../src/agent/shell/errors.ts';
import { parse } from '../../../../../src/agent/shell/syntax/parse.ts';

/** Answers a source with the id of its error, or with what else was thrown. */
addEventListener('message', ({ data }: MessageEvent<string>) => {
  postMessage(endOf(data));
});

function endOf(source: string): string {
  try {
    parse(source);
    return 'a tree';
  } catch (error) {
    return error instanceof ShellError ? error.id : String(error);
  }
}
