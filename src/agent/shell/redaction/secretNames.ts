/** Whether a parameter, as it was written, takes a secret; a command is undefined where nobody knows which it is. */
export type IsSecretParameter = (command: string | undefined, parameter: string) => boolean;

const secretName =
  /secretkey|secretaccesskey|sessiontoken|securitytoken|tokencode|samlassertion|password|passphrase|mfacode|secret$/;
const codeName = /mfa|otp|code|token/i;

/** What is longer names nothing; asking would take the longer. */
const longestName = 64;

/** What names say of what is given to them. Answers are kept, for a text asks the same over and over. */
export class SecretNames {
  /** Variables that a text gives to secret parameters, in lower case. */
  readonly variables = new Set<string>();
  /** Commands, in lower case, of which each argument may be a secret: functions with such a parameter, and this one. */
  readonly commands = new Set(['convertto-securestring']);
  readonly #isSecretParameter: IsSecretParameter;
  readonly #said = new Map<string, boolean>();
  readonly #parameters = new Map<string, boolean>();

  constructor(isSecretParameter: IsSecretParameter) {
    this.#isSecretParameter = isSecretParameter;
  }

  /** How much was learned from a text. */
  get learned(): number {
    return this.variables.size + this.commands.size;
  }

  /** Whether what a variable, property or key of this name holds is likely a secret: $prodPassword, aws_session_token. */
  say(name: string): boolean {
    return answer(this.#said, name, () => secretName.test(name.replace(/[-_ ]/g, '').toLowerCase()));
  }

  /** The same of a variable. */
  sayOfVariable(name: string): boolean {
    return this.variables.has(name.toLowerCase()) || this.say(name);
  }

  /** The same of a key or member, which may be splatted to a parameter. */
  sayOfMember(name: string): boolean {
    return this.say(name) || this.#takes(undefined, name);
  }

  /** Whether six digits that are given to a name may be the code of an MFA device. */
  sayCode(name: string): boolean {
    return name.length <= longestName && codeName.test(name);
  }

  /** Whether a parameter takes a secret; of a command that nobody knows, its name alone may tell. */
  sayOfParameter(command: string | undefined, name: string): boolean {
    return this.#takes(command, name) || (!this.knows(command) && this.say(name));
  }

  /** Whether a code is an argument that a command takes. */
  takesCode(command: string | undefined): boolean {
    return command !== undefined && this.#takes(command, 'TokenCode');
  }

  /** Whether a command is one of the cmdlets: none of them takes both of these. */
  knows(command: string | undefined): boolean {
    return (
      command !== undefined && !(this.#takes(command, 'TokenCode') && this.#takes(command, 'SAMLAssertion'))
    );
  }

  #takes(command: string | undefined, name: string): boolean {
    if (name === '' || name.length > longestName) return false;
    const of = command === undefined || command.length > longestName ? undefined : command;
    return answer(this.#parameters, `${of ?? ''} ${name}`, () => this.#isSecretParameter(of, name));
  }
}

function answer(known: Map<string, boolean>, question: string, find: () => boolean): boolean {
  const found = known.get(question) ?? find();
  known.set(question, found);
  return found;
}
