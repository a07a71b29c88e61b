/** Not even the length of what it stands for shows. */
const mask = '********';

/** What of the vault a secret is: one of two kinds, whole, or a text that has one of them, or both, as a part of it. */
export type VaultPart = 'secretKey' | 'sessionToken' | 'mixed';

/**
 * A secret as a value: a variable may hold it and any cmdlet may be given it, and whatever asks for its text gets a mask.
 * Comparing, matching, cutting and measuring see the mask too: each of them would tell the secret, letter by letter, to a
 * script that may run lines but not reveal anything.
 */
export class Secret {
  readonly #text: string;
  /** What is shown in its place. */
  readonly mask: string;
  /** Set where it lies in the vault, which it leaves for the passphrase alone. */
  readonly ofVault: VaultPart | undefined;

  constructor(
    text: string,
    { shown = mask, ofVault }: { readonly shown?: string; readonly ofVault?: VaultPart | undefined } = {},
  ) {
    this.#text = text;
    this.mask = shown;
    this.ofVault = ofVault;
  }

  /** The secret itself: for a cmdlet that needs it, and for a reveal that the passphrase allowed. */
  open(): string {
    return this.#text;
  }
}
