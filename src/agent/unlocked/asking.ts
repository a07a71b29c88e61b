import type { Answer, Question } from '../../protocol/questions.ts';
import { sandboxMfaCode, sandboxWebIdentityToken } from '../aws/sandbox.ts';
import { shownName } from '../awsconfig/shownValue.ts';
import type { Answers, Waiter } from '../providers/provider.ts';
import type { Context } from './context.ts';
import { deviceCode, distrust } from './deviceCode.ts';
import { tokenInFolder } from './tokenFile.ts';

/** How a question is put to the user. */
interface Asker {
  /** @throws CofferError "cancelled" */
  ask(question: Question): Promise<Answer>;
}

/** @param inSandbox whether the providers ask the sandbox, whose devices nobody holds */
export function answersFor(context: Context, inSandbox: boolean): Answers {
  const askerFor = (waiter: Waiter): Asker => ({
    ask: (question) => context.unlocked().questions.ask(question, waiter),
  });
  return {
    code: codesFor(context, inSandbox, askerFor),
    async webIdentityToken(profileName, file, refusal, waiter) {
      const inFolder = refusal === undefined ? await tokenInFolder(context, file) : undefined;
      if (inFolder !== undefined) return { text: inFolder, from: 'file' };
      const why =
        refusal === undefined
          ? `Profile "${shownName(profileName)}" gets its credentials for the token in ${shownName(file)}, which is not in the linked .aws folder or holds no token. Paste what is in it.`
          : `AWS did not take the token in ${shownName(file)} for profile "${shownName(profileName)}": ${refusal}\nReplace it there for the next time, and paste the new one.`;
      const hint = inSandbox
        ? `\nThis is the sandbox, whose identity provider gives this token: ${await sandboxWebIdentityToken(context.clock())}`
        : '';
      const { typed } = await askerFor(waiter).ask({
        heading: 'Enter web identity token:',
        text: `${why}${hint}`,
        fields: [{ label: 'Web identity token', secret: true }],
      });
      return { text: (typed[0] ?? '').trim(), from: 'user' };
    },
    samlResponse(endpointName, ended, waiter) {
      const { samlEndpoints } = context.unlocked().vault.document;
      const kept = samlEndpoints.find(({ name }) => name === endpointName);
      return samlResponse(askerFor(waiter), endpointName, { url: kept?.endpoint, ended });
    },
  };
}

/**
 * Where the codes of MFA devices come from.
 * @param inSandbox as of answersFor
 */
export function codesFor(
  context: Context,
  inSandbox: boolean,
  askerFor: (waiter: Waiter) => Asker,
): Answers['code'] {
  return async (mfaSerial, { refusal, clockOffsetMs }, waiter) => {
    // One that AWS did not take is not followed by others that nobody asked for.
    if (refusal !== undefined) distrust(context, mfaSerial);
    const made = await deviceCode(context, mfaSerial, { clockOffsetMs, waiter });
    if (made !== undefined) return { digits: made, from: 'secret' };
    const shown = inSandbox && (await sandboxMfaCode(mfaSerial, context.clock()));
    const hint = shown && `This is the sandbox, whose device shows ${shown} now.`;
    const why = [refusal, hint].filter(Boolean).join(' ') || undefined;
    return { digits: await mfaCode(askerFor(waiter), mfaSerial, why), from: 'user' };
  };
}

/**
 * Asks for what an identity provider answers to a sign-in.
 * @param known where the user signs in; the profile whose session ended, where that is why
 */
export async function samlResponse(
  asked: Asker,
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
async function mfaCode(asked: Asker, mfaSerial: string, refusal?: string): Promise<string> {
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
