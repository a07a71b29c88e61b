import type { Place } from './place.ts';
import type { Test } from './units.ts';

/** A regular expression as it was read. */
export type Node =
  | { readonly kind: 'one'; readonly test: Test }
  | { readonly kind: 'sequence'; readonly parts: readonly Node[] }
  | { readonly kind: 'either'; readonly options: readonly Node[] }
  | { readonly kind: 'repeat'; readonly node: Node; readonly times: Times }
  | { readonly kind: 'group'; readonly node: Node; readonly slot: number }
  | { readonly kind: 'again'; readonly name: string; readonly anyCase: boolean }
  | { readonly kind: 'at'; readonly place: Place }
  /** Looked at without being taken, to the right or left. */
  | { readonly kind: 'look'; readonly node: Node; readonly behind: boolean; readonly negated: boolean }
  /** Taken as it first fits, and not tried otherwise. */
  | { readonly kind: 'atomic'; readonly node: Node };

export interface Times {
  readonly least: number;
  readonly most: number;
  readonly greedy: boolean;
}
