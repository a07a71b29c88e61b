/** Not even the length of what it stands for shows. */
const mask = '********';

/**
 * A secret as a value: a variable may hold it and any cmdlet may be given it, and whatever asks for its text gets a mask.
 * Comparing, matching, cutting and measuring see the mask too: each of them would tell the secret, letter by letter, to a
 * script that may run lines but not reveal anything.
 */
export class Secret {
  readonly #text: string;
  /** What is shown in its place. */
  readonly mask: string;
  /** Whether it, or a part of it, lies in the vault: it leaves the vault for the passphrase alone. */
  readonly isOfVault: boolean;

  constructor(text: string, { shown = mask, isOfVault = false } = {}) {
    this.#text = text;
    this.mask = shown;
    this.isOfVault = isOfVault;
  }

  /** The secret itself: for a cmdlet that needs it, and for a reveal that the passphrase allowed. */
  open(): string {
    return this.#text;
  }
}
