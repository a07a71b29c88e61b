import type { EpochMs } from '../../base/clock.ts';
import type { FileKind } from '../../protocol/views/files.ts';

/** A shared file as it was read. */
export interface LocatedFile {
  readonly kind: FileKind;
  /** Name of the file itself. */
  readonly name: string;
  readonly modifiedAt: EpochMs;
  /** Byte order mark kept. */
  readonly text: string;
}

/** The new text of a file. What it throws is passed on, and the file stays as it was. */
export type Change = (text: string) => string | Promise<string>;

/** `credentials` and `config` of one place. Errors of all: those that start with "file-", and "snapshot-changed". */
export interface OpenLocation {
  readonly holds: 'folder' | 'files' | 'snapshot';
  /** The files that it has or could have, in the order in which they are read. */
  readonly kinds: readonly FileKind[];
  /** The files that are there. */
  read(): Promise<readonly LocatedFile[]>;
  /**
   * Changes one of its `kinds`; one that is not there yet is made, its text empty at first. Where another program changes
   * the file meanwhile, `change` is called anew with what that one wrote.
   */
  edit(kind: FileKind, change: Change): Promise<void>;
}

/** A location whose other files can be read too. */
export interface FolderLocation extends OpenLocation {
  /**
   * The text of another file of the folder; undefined where there is none.
   * @param path names of folders below it, and of the file
   */
  readBeside(path: readonly string[]): Promise<string | undefined>;
}

/** A file as an error names it. */
export interface FilePlace {
  readonly location: string;
  readonly file: string;
}
