import type { ExportedFile } from '../../protocol/views/files.ts';

interface Download {
  readonly name: string;
  /** Of the file's bytes, which the browser holds; the page never reads them. */
  readonly url: string;
}

/** Files that the agent made, for as long as they are offered. */
export class Downloads {
  #current = $state.raw<readonly Download[]>([]);

  get current(): readonly Download[] {
    return this.#current;
  }

  /** In place of those that were offered before. */
  offer(files: readonly ExportedFile[]): void {
    this.release();
    this.#current = files.map(({ name, content }) => ({ name, url: URL.createObjectURL(content) }));
  }

  /** Has the browser forget the bytes. */
  release(): void {
    for (const { url } of this.#current) URL.revokeObjectURL(url);
    this.#current = [];
  }
}
