import type { Span } from './syntax/tree.ts';

/** Whether a parameter, as it was written, takes a secret; a command is undefined where nobody knows which it is. */
export type IsSecretParameter = (command: string | undefined, parameter: string) => boolean;

const secretName =
  /secretkey|secretaccesskey|sessiontoken|securitytoken|tokencode|samlassertion|password|passphrase|mfacode|secret$/;

/** Whether what a variable, property or key of this name holds is likely a secret: $prodPassword, aws_session_token. */
export function saysSecret(name: string): boolean {
  return secretName.test(name.replace(/[-_ ]/g, '').toLowerCase());
}

const assigned = /(?<![\w-])([\w-]{1,64})["'`\\\]]*\s*[=:]\s*["'`\\@({[]*([^\s"',;}]+)/g;
const given = /(?<![\w-])[-–—―](\w{1,64})(?::\s*|\s+)["'`\\@({[]*([^\s"',;)}]+)/g;

/** Where a text that is no code, such as a comment or a string, gives secrets to names or parameters. */
export function namedInText(text: string, isSecretParameter: IsSecretParameter): readonly Span[] {
  return [
    ...valuesOf(text.matchAll(assigned), saysSecret),
    ...valuesOf(text.matchAll(given), (name) => isSecretParameter(undefined, name)),
  ];
}

function valuesOf(found: Iterable<RegExpExecArray>, isSecret: (name: string) => boolean): readonly Span[] {
  return (
    Array.from(found)
      // A variable is no secret, what it holds is.
      .filter(([, name = '', value]) => value?.startsWith('$') === false && isSecret(name))
      .map(({ index, 0: whole, 2: value = '' }) => ({
        start: index + whole.length - value.length,
        end: index + whole.length,
      }))
  );
}
