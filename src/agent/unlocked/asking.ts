import type { Answer, Question } from '../../protocol/questions.ts';
import { sandboxMfaCode } from '../aws/sandbox.ts';
import { shownName } from '../awsconfig/shownValue.ts';
import type { Asking } from '../providers/provider.ts';
import type { Context } from './context.ts';
import { deviceCode, distrust } from './deviceCode.ts';
import { tokenInFolder } from './tokenFile.ts';

/** How providers ask the user while a command runs. */
export interface Asked {
  readonly signal: AbortSignal;
  /** @throws CofferError "cancelled" */
  ask(question: Question): Promise<Answer>;
}

/** For a command that a button sent. */
export function askedByButton(context: Context, signal: AbortSignal): Asked {
  return { signal, ask: (question) => context.unlocked().questions.ask(question, signal, false) };
}

/** For a method that a line calls: nothing stops it but the answer. */
export function askedByMethod(context: Context): Asked {
  const { signal } = new AbortController();
  return { signal, ask: (question) => context.unlocked().questions.ask(question, signal, true) };
}

/** @param inSandbox whether the providers ask the sandbox, whose devices nobody holds */
export function askingFor(context: Context, asked: Asked, inSandbox: boolean): Asking {
  return {
    signal: asked.signal,
    async code(mfaSerial, refusal) {
      // One that AWS did not take is not followed by others that nobody asked for.
      if (refusal !== undefined) distrust(context, mfaSerial);
      const kept = await deviceCode(context, mfaSerial, asked.signal);
      if (kept !== undefined) return kept;
      const shown = inSandbox && (await sandboxMfaCode(mfaSerial, context.clock()));
      const hint = shown && `This is the sandbox, whose device shows ${shown} now.`;
      return mfaCode(asked, mfaSerial, [refusal, hint].filter(Boolean).join(' ') || undefined);
    },
    async webIdentityToken(profileName, file) {
      const inFolder = await tokenInFolder(context, file);
      if (inFolder !== undefined) return inFolder;
      const { typed } = await asked.ask({
        heading: 'Enter web identity token:',
        text: `Profile "${shownName(profileName)}" gets its credentials for the token in ${shownName(file)}, which is not in the linked .aws folder or holds no token. Paste what is in it.`,
        fields: [{ label: 'Web identity token', secret: true }],
      });
      return (typed[0] ?? '').trim();
    },
    samlResponse(endpointName, ended) {
      const { samlEndpoints } = context.unlocked().vault.document;
      const kept = samlEndpoints.find(({ name }) => name === endpointName);
      return samlResponse(asked, endpointName, { url: kept?.endpoint, ended });
    },
  };
}

/**
 * Asks for what an identity provider answers to a sign-in.
 * @param known where the user signs in; the profile whose session ended, where that is why
 */
export async function samlResponse(
  asked: Pick<Asked, 'ask'>,
  endpointName: string,
  { url, ended }: { readonly url?: string | undefined; readonly ended?: string | undefined },
): Promise<string> {
  const why = ended === undefined ? '' : `The session of profile "${shownName(ended)}" has ended. `;
  const where = url === undefined ? 'at the identity provider' : `at ${url}`;
  const { typed } = await asked.ask({
    heading: `Sign in to ${shownName(endpointName)}`,
    text: `${why}Sign in ${where}. Where that is set up to answer to Coffer, the answer comes here by itself; else paste it: the form field SAMLResponse, in base64.`,
    fields: [{ label: 'SAML response', secret: true }],
    awaitsSaml: true,
    ...(url !== undefined && { link: { text: 'Open sign-in page', url } }),
  });
  return typed[0] ?? '';
}

/** A code of an MFA device is six digits. */
export function isMfaCode(text: string): boolean {
  return /^\d{6}$/.test(text);
}

/**
 * Asks for the code of an MFA device until it is one. What is something else is not sent: AWS would quote it in its
 * refusal, and it may be a secret.
 */
export async function mfaCode(
  asked: Pick<Asked, 'ask'>,
  mfaSerial: string,
  refusal?: string,
): Promise<string> {
  const device = shownName(mfaSerial);
  for (let why = refusal; ; why = 'An MFA code is six digits.') {
    const { typed } = await asked.ask({
      heading: 'Enter MFA code:',
      text: why === undefined ? device : `${why}\n${device}`,
      fields: [{ label: 'MFA code', secret: true }],
    });
    const code = (typed[0] ?? '').trim();
    if (isMfaCode(code)) return code;
  }
}
