/*
 * The kinds of values that parameters take. Each turns what it is given into what a cmdlet works with, or says that it
 * cannot; the binder adds which parameter.
 */
import type { Argument, ParameterType } from '../cmdlet.ts';
import { ShellError } from '../errors.ts';
import { cast, toInteger, toNumber, typeNameOf } from '../values/convert.ts';
import { Secret, type VaultPart } from '../values/secret.ts';
import { textOf } from '../values/text.ts';
import { Hashtable, ScriptBlock, type Value } from '../values/value.ts';

export const string: ParameterType<string> = {
  name: 'String',
  convert(argument) {
    if (argument.value === null) return '';
    if (Array.isArray(argument.value)) throw cannotConvert(argument, string);
    return textIn(argument, string);
  },
};

export const strings: ParameterType<readonly string[]> = {
  name: 'String[]',
  convert: (argument) =>
    Array.isArray(argument.value)
      ? argument.value.map((value) => textIn({ value }, strings))
      : [textIn(argument, strings)],
};

export const int: ParameterType<number> = {
  name: 'Int32',
  convert: ({ value }) => toInteger(value),
};

export const number: ParameterType<number> = {
  name: 'Double',
  convert: ({ value }) => toNumber(value),
};

export const boolean: ParameterType<boolean> = {
  name: 'Boolean',
  convert(argument) {
    const { value } = argument;
    // As PowerShell: a text is never silently true.
    if (typeof value === 'boolean' || typeof value === 'number') return Boolean(value);
    throw cannotConvert(argument, boolean);
  },
};

/** Given is on; `-Name:$false` is off. */
export const switchOn: ParameterType<boolean> = {
  name: 'SwitchParameter',
  isSwitch: true,
  convert: (argument) => boolean.convert(argument),
};

export const anything: ParameterType<Value> = { name: 'Object', convert: ({ value }) => value };

export const things: ParameterType<readonly Value[]> = {
  name: 'Object[]',
  convert: ({ value }) => (Array.isArray(value) ? value : [value]),
};

export const scriptBlock: ParameterType<ScriptBlock> = {
  name: 'ScriptBlock',
  convert(argument) {
    if (argument.value instanceof ScriptBlock) return argument.value;
    throw cannotConvert(argument, scriptBlock);
  },
};

export const hashtable: ParameterType<Hashtable> = {
  name: 'Hashtable',
  convert(argument) {
    if (argument.value instanceof Hashtable) return argument.value;
    throw cannotConvert(argument, hashtable);
  },
};

export const date: ParameterType<Date> = {
  name: 'DateTime',
  convert(argument) {
    const made = cast(argument.value, 'datetime');
    if (made instanceof Date) return made;
    throw cannotConvert(argument, date);
  },
};

/** A secret of a variable, or one that was typed; none of the vault, which would be sent or kept as something else. */
export const secret: ParameterType<Secret> = secretOf();

/** The same, but also the secret keys of the vault. */
export const secretKey: ParameterType<Secret> = secretOf('secretKey');

/** The same, but also the session tokens of the vault. */
export const sessionToken: ParameterType<Secret> = secretOf('sessionToken');

function secretOf(taken?: VaultPart): ParameterType<Secret> {
  return {
    name: 'String',
    convert(argument) {
      const { value } = argument;
      if (!(value instanceof Secret)) return new Secret(string.convert(argument));
      if (value.ofVault === undefined || value.ofVault === taken) return value;
      throw new ShellError('VaultSecretNotTaken', undefined);
    },
  };
}

function textIn({ value, text }: Argument, type: { readonly name: string }): string {
  // What it became would be the mask, which means something else: a profile of that name, for one.
  if (value instanceof Secret) throw new ShellError('SecretNotTaken', undefined);
  if (Array.isArray(value)) throw cannotConvert({ value }, type);
  return typeof value === 'number' && text !== undefined ? text : textOf(value);
}

export function cannotConvert({ value }: Argument, type: { readonly name: string }): ShellError {
  return new ShellError('CannotConvertArgument', {
    value: textOf(value),
    from: typeNameOf(value),
    to: type.name,
  });
}
