import { shownName } from '../shownValue.ts';
import type { Said } from './readers.ts';

export interface ProblemPlace {
  readonly file: string;
  /** Line and column count from 1. */
  readonly line: number;
  readonly column: number;
}

/** A detail's type is kept by each rule: what a code needs to be told is checked where it is told. */
type Sentence = (detail: never) => string | Said;

/** Something is left out because it cannot be understood, or a profile cannot work. */
export function error<Text extends Sentence>(text: Text) {
  return { severity: 'error', text } as const;
}

/** Something is read or works, and may surprise. */
export function warning<Text extends Sentence>(text: Text) {
  return { severity: 'warning', text } as const;
}

/** A name or key in quotes, as far as it may be shown. */
export function quoted(name: string): string {
  return `"${shownName(name)}"`;
}

export function placeName(place: ProblemPlace): string {
  return `line ${place.line} of ${place.file}`;
}
