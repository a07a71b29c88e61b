/*
 * What a console shows of a line that runs: records, sent as they are produced. A secret's text is in none of them.
 */
/** One value as it is shown. */
export interface CellView {
  readonly text: string;
  /** For a masked secret: what "console.reveal" is asked with. */
  readonly secretId?: number;
}

export interface ColumnView {
  readonly name: string;
  readonly align: 'left' | 'right';
}

/** How a line of text came to be; "output" is what the pipeline gave. */
export type TextStyle = 'output' | 'host' | 'warning' | 'verbose';

export type ConsoleRecord =
  /** The line as history keeps it, with secrets redacted: the first record of each. One that is stopped answers nothing else. */
  | { readonly kind: 'line'; readonly line: string }
  /** A line of text, or a part of one where `newline` is false. Those of one `stream` stand in one block. */
  | {
      readonly kind: 'text';
      readonly style: TextStyle;
      readonly stream: number;
      readonly parts: readonly CellView[];
      readonly newline: boolean;
      /** Of Write-Host -ForegroundColor; lower-case, as PowerShell names them. */
      readonly colour?: string;
    }
  | {
      readonly kind: 'table';
      readonly columns: readonly ColumnView[];
      readonly rows: readonly (readonly CellView[])[];
    }
  /** More rows of the table before it. */
  | { readonly kind: 'rows'; readonly rows: readonly (readonly CellView[])[] }
  /** One object, a property a line. */
  | {
      readonly kind: 'list';
      readonly properties: readonly { readonly name: string; readonly value: CellView }[];
    }
  /** A page elsewhere, for the user to open: only a click may. */
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | { readonly kind: 'error'; readonly error: ConsoleErrorView }
  /** What a long command is at; the next one replaces it, and the end of the line takes it away. */
  | {
      readonly kind: 'progress';
      readonly activity: string;
      readonly status: string;
      readonly percent?: number;
    }
  /** The output so far is taken away. */
  | { readonly kind: 'clear' };

export interface ConsoleErrorView {
  /** PowerShell's error id, an AWS error code, or a code of Coffer's. */
  readonly errorId: string;
  readonly text: string;
  /** What to do about what a service refused; its own text says only what was wrong. */
  readonly advice?: string;
  /** The line it happened in, secrets redacted, and the part of it that is meant; offsets count from 0. */
  readonly at?: {
    readonly line: number;
    readonly text: string;
    readonly start: number;
    readonly end: number;
  };
}

/** What the console needs to take the next line. */
export interface PromptView {
  /** Such as "PS steve@us-west-2> ". */
  readonly prompt: string;
}

/** How a line ended. */
export interface RunView extends PromptView {
  /** Whether an error was reported. */
  readonly failed: boolean;
  /** The line as history keeps it: with secrets redacted. */
  readonly line: string;
}

export type TokenKind =
  | 'command'
  | 'parameter'
  | 'string'
  | 'number'
  | 'variable'
  | 'keyword'
  | 'operator'
  | 'type'
  | 'comment'
  | 'error'
  | 'plain';

/** How a text being typed is coloured. */
export interface ColouringView {
  readonly tokens: readonly { readonly start: number; readonly end: number; readonly kind: TokenKind }[];
  /** Whether Enter should break the line: a quote, brace or bracket is still open, or a pipe or backtick is last. */
  readonly unfinished: boolean;
}

export interface CompletionView {
  /** The part of the text that a chosen one replaces. */
  readonly start: number;
  readonly end: number;
  readonly items: readonly CompletionItem[];
}

export interface CompletionItem {
  /** What is put in, quoted where it has to be. */
  readonly text: string;
  /** What is listed. */
  readonly label: string;
  readonly kind: 'command' | 'parameter' | 'profile' | 'region' | 'property' | 'variable' | 'value';
  readonly meaning?: string;
}

/** What the profile script did at unlock. */
export interface StartView extends PromptView {
  /** Whether there is a profile script, and whether it reported an error. */
  readonly script: 'none' | 'done' | 'failed';
}
