/*
 * Every error that Coffer reports, by code; the sentences are in errorTexts/, a table for each concern. A sentence says
 * what could not be done, then why, then what to do. Details hold names and numbers, never a secret, because code and
 * detail cross the channel.
 */
import { awsTexts } from './errorTexts/aws.ts';
import { consoleTexts } from './errorTexts/console.ts';
import { earlyTexts } from './errorTexts/early.ts';
import { filesTexts } from './errorTexts/files.ts';
import { handOffTexts } from './errorTexts/handOff.ts';
import { profilesTexts } from './errorTexts/profiles.ts';
import { resolveTexts } from './errorTexts/resolve.ts';
import { rotationTexts } from './errorTexts/rotation.ts';
import { samlTexts } from './errorTexts/saml.ts';
import { transferTexts } from './errorTexts/transfer.ts';
import { textIn } from './errorTexts/textIn.ts';

const texts = {
  ...earlyTexts,
  ...awsTexts,
  ...resolveTexts,
  ...profilesTexts,
  ...samlTexts,
  ...transferTexts,
  ...handOffTexts,
  ...filesTexts,
  ...rotationTexts,
  ...consoleTexts,
};

type Texts = typeof texts;

export type ErrorCode = keyof Texts;

/** What an error of a code is to be told, as the one argument behind it. */
export type DetailArgument<Code extends ErrorCode> = Parameters<Texts[Code]>;

/** The sentence a person reads. */
export function errorText(error: { readonly code: ErrorCode; readonly detail: unknown }): string {
  return textIn(texts, error);
}
