import type { AnyCmdlet } from '../../shell/cmdlet.ts';
import { convertToCsv } from './csv.ts';
import { forEachObject } from './forEachObject.ts';
import { getDate } from './getDate.ts';
import { groupObject } from './groupObject.ts';
import { convertFromJson, convertToJson } from './json.ts';
import { measureObject } from './measureObject.ts';
import { newObject } from './newObject.ts';
import { selectObject } from './selectObject.ts';
import { sortObject } from './sortObject.ts';
import { startSleep } from './startSleep.ts';
import { whereObject } from './whereObject.ts';

/** The cmdlets that choose, order, count, make and convert objects. */
export const objectCmdlets: readonly AnyCmdlet[] = [
  whereObject,
  forEachObject,
  selectObject,
  sortObject,
  groupObject,
  measureObject,
  newObject,
  convertToJson,
  convertFromJson,
  convertToCsv,
  getDate,
  startSleep,
];
