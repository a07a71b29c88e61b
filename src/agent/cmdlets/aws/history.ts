import { withoutTokens } from '../../awsconfig/shownValue.ts';
import { Secret } from '../../shell/values/secret.ts';
import { PSObject } from '../../shell/values/value.ts';
import type { CallHistory, RecordedCall } from '../../unlocked/callHistory.ts';

/** $AWSHistory. In a text it says how much it holds, as AWS's own does. */
class AWSHistory extends PSObject {
  readonly #count: number;
  readonly #last: RecordedCall | undefined;

  constructor({ calls }: CallHistory) {
    const commands = calls.map(recorded);
    super('Amazon.PowerShell.Common.AWSCmdletHistoryBuffer', [
      ['Commands', commands],
      ['LastCommand', commands.at(-1) ?? null],
    ]);
    this.#count = calls.length;
    this.#last = calls.at(-1);
  }

  override text(): string {
    const last = this.#last ? `, last = ${this.#last.operation}` : '';
    return `${this.#count} command(s) recorded${last}.`;
  }
}

export function awsHistory(history: CallHistory): PSObject {
  return new AWSHistory(history);
}

function recorded(call: RecordedCall): PSObject {
  return new PSObject('Amazon.PowerShell.Common.AWSCmdletHistory', [
    ['Command', call.command],
    ['Time', new Date(call.at)],
    ['Service', call.service],
    ['Operation', call.operation],
    ['Region', call.region],
    ['ProfileName', call.profile],
    ['Outcome', call.outcome],
  ]);
}

/** A command as it could be typed again, but for what is secret or no text. */
export function commandText(name: string, bound: Readonly<Record<string, unknown>>): string {
  const parameters = Object.entries(bound).map(([parameter, value]) =>
    value === true ? `-${parameter}` : `-${parameter} ${shown(value)}`,
  );
  return [name, ...parameters].join(' ');
}

function shown(value: unknown): string {
  if (value instanceof Secret) return value.mask;
  if (Array.isArray(value)) return value.map(shown).join(',');
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return '(object)';
  const text = withoutTokens(value);
  return /^[\w:/.*-]+$/.test(text) ? text : `'${text.replaceAll("'", "''")}'`;
}
