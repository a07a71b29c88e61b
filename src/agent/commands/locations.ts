import { CofferError } from '../../base/errors.ts';
import type { Handlers } from './context.ts';

type Locations =
  | 'locations.read'
  | 'locations.link'
  | 'locations.open'
  | 'locations.unlink'
  | 'locations.handles'
  | 'locations.save'
  | 'locations.fix'
  | 'store.plan'
  | 'store.apply';

const later = () => {
  throw new CofferError('unexpected', { name: 'later' });
};

/** Linked locations of the shared files. */
export const locations: Handlers<Locations> = {
  'locations.read': (context) => ({ vault: context.view(), locations: [] }),
  'locations.link': later,
  'locations.open': later,
  'locations.unlink': later,
  'locations.handles': later,
  'locations.save': later,
  'locations.fix': later,
  'store.plan': later,
  'store.apply': later,
};
