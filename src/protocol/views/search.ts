type Outcome = 'used' | 'skipped' | 'missing' | 'refused';

/** One step of a search order: where it looked, what became of it, and why. */
export interface StepView {
  /** Name of the step, such as "Session profile". */
  readonly step: string;
  readonly outcome: Outcome;
  /** One sentence: what was found, or why nothing was. */
  readonly why: string;
}

export interface SearchView {
  /** What was found: a profile's or source's name, or a region. */
  readonly value?: string;
  /** Name of the step that decided. */
  readonly origin?: string;
  readonly looked: readonly StepView[];
}

export interface ExplanationView {
  readonly credentials: SearchView;
  readonly region: SearchView;
}
