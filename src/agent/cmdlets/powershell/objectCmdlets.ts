import type { AnyCmdlet } from '../../shell/cmdlet.ts';
import { forEachObject } from './forEachObject.ts';
import { whereObject } from './whereObject.ts';

/** The cmdlets that choose, order, count and turn objects into text and back. */
export const objectCmdlets: readonly AnyCmdlet[] = [whereObject, forEachObject];
