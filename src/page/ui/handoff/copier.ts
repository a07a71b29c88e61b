import type { Coffer } from '../../state/coffer.ts';
import { ShortCopy } from '../../state/shortCopy.ts';

let made: ShortCopy | undefined;

/** There is one clipboard: what is copied last is what has to be cleared, whichever dialog copied it. */
export function copier({ agent, notices }: Coffer): ShortCopy {
  made ??= new ShortCopy(agent, notices, {
    clipboard: navigator.clipboard,
    hasFocus: () => document.hasFocus(),
  });
  return made;
}
