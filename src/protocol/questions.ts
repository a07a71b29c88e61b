/*
 * What the agent has to ask the user before it goes on with a command, be it of the console or of a button.
 */

/** A question in its own words. One with nothing to type or choose goes by itself, unless it is cancelled. */
export interface Question {
  readonly heading: string;
  readonly text?: string;
  /** To be typed. */
  readonly fields?: readonly QuestionField[];
  /** One is to be chosen; the first is what Enter takes. */
  readonly choices?: readonly { readonly label: string; readonly meaning?: string }[];
  /** Whether a SAML response that is posted to Coffer meanwhile may be the answer to its one field. */
  readonly awaitsSaml?: boolean;
  /** A page elsewhere that one needs for the answer. */
  readonly link?: { readonly text: string; readonly url: string };
}

interface QuestionField {
  readonly label: string;
  /** Whether it is shown as dots and must not stay in the page. */
  readonly secret: boolean;
}

/** A question as the page's dialog shows it. */
export interface QuestionView extends Question {
  readonly id: number;
  readonly fields: NonNullable<Question['fields']>;
  readonly choices: NonNullable<Question['choices']>;
  /** Whether only a line of the console waits for it, which may run behind anything; what a button asks is waited for. */
  readonly ofConsole: boolean;
}

/** What the user answered. */
export interface Answer {
  /** In the order of the fields. */
  readonly typed: readonly string[];
  /** Index of the choice. */
  readonly chosen: number;
}
