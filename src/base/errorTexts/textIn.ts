import { earlyTexts } from './early.ts';
import type { Texts } from './texts.ts';

/** The sentence of a table for an error; of an error that it has none for, the one for what nobody foresaw. */
export function textIn(texts: Texts, error: { readonly code: string; readonly detail: unknown }): string {
  // The tables' types tie each code to its detail; a union of functions takes none of them, hence the one cast.
  const text = texts[error.code] as ((detail: unknown) => string) | undefined;
  return text === undefined ? earlyTexts.unexpected({ name: error.code }) : text(error.detail);
}
