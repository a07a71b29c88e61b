import { PSObject } from '../values/value.ts';
import type { Shape } from './shape.ts';

/** What a Format cmdlet emits: for whoever shows it a shape, for any other cmdlet an object without properties. */
export class Formatted extends PSObject {
  readonly shape: Shape;

  constructor(shape: Shape) {
    super('Microsoft.PowerShell.Commands.Internal.Format.FormatEntryData', []);
    this.shape = shape;
  }
}
