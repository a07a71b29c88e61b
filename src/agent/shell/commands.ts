import type { AnyCmdlet } from './cmdlet.ts';
import { FoldedMap } from './values/foldedMap.ts';
import type { ScriptBlock } from './values/value.ts';

/** What a name calls. */
export type Callable =
  | { readonly kind: 'cmdlet'; readonly cmdlet: AnyCmdlet }
  | { readonly kind: 'function'; readonly name: string; readonly block: ScriptBlock };

/** The cmdlets by all their names, and the functions that the user wrote, which go before them. */
export class Commands {
  readonly #cmdlets: AnyCmdlet[] = [];
  readonly #byName = new FoldedMap<AnyCmdlet>();
  readonly #functions = new FoldedMap<ScriptBlock>();

  constructor(cmdlets: readonly AnyCmdlet[]) {
    this.add(cmdlets);
  }

  get cmdlets(): readonly AnyCmdlet[] {
    return this.#cmdlets;
  }

  /** Adds cmdlets that know these commands themselves, such as Get-Command. */
  add(cmdlets: readonly AnyCmdlet[]): void {
    this.#cmdlets.push(...cmdlets);
    for (const cmdlet of cmdlets) {
      for (const name of [cmdlet.name, ...(cmdlet.aliases ?? [])]) this.#byName.set(name, cmdlet);
    }
  }

  find(name: string): Callable | undefined {
    const block = this.#functions.get(name);
    if (block) return { kind: 'function', name, block };
    const cmdlet = this.#byName.get(name);
    return cmdlet && { kind: 'cmdlet', cmdlet };
  }

  defineFunction(name: string, block: ScriptBlock): void {
    // Defined anew, it is another one.
    this.#functions.delete(name);
    this.#functions.set(name, block);
  }

  /** Names of the user's functions, in the order in which they were defined. */
  get functions(): readonly string[] {
    return this.#functions.names();
  }
}
