export type FileKind = 'credentials' | 'config';

/** One line of a diff. Values that are or could be secrets are masked. */
export interface DiffLineView {
  readonly sign: '-' | '+';
  /** In the file before for "-", after for "+"; counts from 1. */
  readonly line: number;
  readonly text: string;
}

/** What would become of one shared file. */
export interface FileChangeView {
  readonly file: FileKind;
  readonly diff: readonly DiffLineView[];
}

/** A file to be downloaded. */
export interface ExportedFile {
  readonly name: string;
  readonly content: Blob;
}

/** The six AWS readers of the shared files that Coffer knows the ways of. */
export type ReaderId = 'boto' | 'ts' | 'go' | 'rust' | 'java' | 'net';

/** Something doubtful in a shared file. Line and column count from 1. */
export interface ProblemView {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** Name of the file. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly text: string;
  /** The readers that make something else of it; the text names them. */
  readonly readers: readonly ReaderId[];
  /** A change of the file after which Coffer reads the same and the problem is gone. */
  readonly fix?: readonly DiffLineView[];
}

export interface DifferenceView {
  readonly key: string;
  /** Masked where the key is a secret; absent where the key is new. */
  readonly before?: string;
  /** Masked where the key is a secret; absent where the key goes. */
  readonly after?: string;
}
