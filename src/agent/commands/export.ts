import type { Handlers } from './context.ts';

type Exports = 'export.survey' | 'export.make';

/** Exporting profiles as shared files. */
export const exports: Handlers<Exports> = {
  'export.survey': () => ({ profiles: [] }),
  'export.make': () => [],
};
