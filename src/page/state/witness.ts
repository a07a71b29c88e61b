const key = 'coffer.witness';

/**
 * The highest revision of the vault that this browser has seen, kept apart from the vault: a copy put back over it
 * is older than its witness. It knows one vault, the last one opened.
 */
export class Witness {
  readonly #storage: () => Pick<Storage, 'getItem' | 'setItem'>;

  /** @param storage called at each use, because reading `localStorage` throws where site data is blocked */
  constructor(storage: () => Pick<Storage, 'getItem' | 'setItem'>) {
    this.#storage = storage;
  }

  /** The highest revision seen of this vault; undefined where none was. */
  highest(vaultId: string): number | undefined {
    const [seenId, revision] = this.#read()?.split(' ') ?? [];
    return seenId === vaultId && /^[0-9]{1,15}$/.test(revision ?? '') ? Number(revision) : undefined;
  }

  saw(vaultId: string, revision: number): void {
    if (revision <= (this.highest(vaultId) ?? 0)) return;
    try {
      this.#storage().setItem(key, `${vaultId} ${revision}`);
    } catch {
      // Without storage there is no witness, and the vault opens all the same.
    }
  }

  #read(): string | null {
    try {
      return this.#storage().getItem(key);
    } catch {
      return null;
    }
  }
}
