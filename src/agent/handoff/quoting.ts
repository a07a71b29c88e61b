import { CofferError } from '../../base/cofferError.ts';
import type { Variable } from './variables.ts';

/** How a shell, or a reader of files of variables, has a variable set and taken away. */
interface Dialect {
  /** As a person knows it. */
  readonly title: string;
  readonly set: (name: string, value: string) => string;
  /** Absent for a file, in which what is not set does not stand. */
  readonly unset?: (name: string) => string;
  /** What it has no way to write. */
  readonly unwritable: RegExp;
  readonly lineEnd: '\n' | '\r\n';
}

/** A line break would end the command, and what follows be run. */
const control = /\p{Cc}/u;

export const dialects = {
  powershell: {
    title: 'PowerShell',
    // It takes typographic quotes for straight ones.
    set: (name, value) => `$Env:${name} = '${value.replace(/['‘’‚‛]/g, '$&$&')}'`,
    unset: (name) => `$Env:${name} = $null`,
    unwritable: control,
    lineEnd: '\n',
  },
  bash: {
    title: 'bash',
    set: (name, value) => `export ${name}='${value.replaceAll("'", String.raw`'\''`)}'`,
    unset: (name) => `unset ${name}`,
    unwritable: control,
    lineEnd: '\n',
  },
  fish: {
    title: 'fish',
    set: (name, value) => `set -gx ${name} '${value.replace(/[\\']/g, String.raw`\$&`)}'`,
    unset: (name) => `set -e ${name}`,
    unwritable: control,
    lineEnd: '\n',
  },
  cmd: {
    title: 'cmd',
    set: (name, value) => `set "${name}=${value}"`,
    unset: (name) => `set "${name}="`,
    // A quote ends the quoted part, and nothing keeps % or, where it is switched on, ! from being looked up.
    unwritable: /["%!]|\p{Cc}/u,
    lineEnd: '\r\n',
  },
  env: {
    title: '.env',
    // Bare, because Docker takes quotes for a part of the value and others need them for what is left out here.
    set: (name, value) => `${name}=${value}`,
    unwritable: /[^\w+/=.:@%,~-]/,
    lineEnd: '\n',
  },
} as const satisfies Record<string, Dialect>;

/**
 * Lines that set variables.
 * @throws CofferError "hand-off-unwritable"
 */
export function settingLines(
  { title, set, unset, unwritable, lineEnd }: Dialect,
  variables: readonly Variable[],
): string {
  return variables
    .flatMap(([name, value]) => {
      if (value === undefined) return unset ? unset(name) : [];
      if (unwritable.test(value)) throw new CofferError('hand-off-unwritable', { variable: name, title });
      return set(name, value);
    })
    .map((line) => `${line}${lineEnd}`)
    .join('');
}
