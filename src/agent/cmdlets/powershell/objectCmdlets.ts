import type { AnyCmdlet } from '../../shell/cmdlet.ts';
import { forEachObject } from './forEachObject.ts';
import { groupObject } from './groupObject.ts';
import { measureObject } from './measureObject.ts';
import { selectObject } from './selectObject.ts';
import { sortObject } from './sortObject.ts';
import { whereObject } from './whereObject.ts';

/** The cmdlets that choose, order, count and turn objects into text and back. */
export const objectCmdlets: readonly AnyCmdlet[] = [
  whereObject,
  forEachObject,
  selectObject,
  sortObject,
  groupObject,
  measureObject,
];
