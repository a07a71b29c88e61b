import { CofferError } from '../../base/errors.ts';
import type { Handlers } from './context.ts';

type Storing = 'locations.fix' | 'store.plan' | 'store.apply';

const later = () => {
  throw new CofferError('unexpected', { name: 'later' });
};

/** Commands that change linked files. */
export const storing: Handlers<Storing> = {
  'locations.fix': later,
  'store.plan': later,
  'store.apply': later,
};
