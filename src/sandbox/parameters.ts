/*
 * Parameters of the query protocol, checked as STS and IAM check them before they look at anything else.
 */
import { Refusal } from './errors.ts';

/** What a text must look like. */
interface Format {
  readonly min: number;
  readonly max: number;
  /** Of all of the text, in AWS's spelling. */
  readonly pattern?: string;
  /** Whether refusals show an empty value instead. */
  readonly sensitive?: boolean;
}

export const arnFormat: Format = { min: 20, max: 2048 };
export const sessionNameFormat: Format = { min: 2, max: 64, pattern: '[\\w+=,.@-]*' };
export const federatedNameFormat: Format = { min: 2, max: 32, pattern: '[\\w+=,.@-]*' };
export const externalIdFormat: Format = { min: 2, max: 1224, pattern: '[\\w+=,.@:\\/-]*' };
export const serialNumberFormat: Format = { min: 9, max: 256, pattern: '[\\w+=/:,.@-]*' };
export const tokenCodeFormat: Format = { min: 6, max: 6, pattern: '[\\d]*' };
export const userNameFormat: Format = { min: 1, max: 128, pattern: '[\\w+=,.@-]+' };
export const accessKeyIdFormat: Format = { min: 16, max: 128, pattern: '[\\w]+' };
export const assertionFormat: Format = { min: 4, max: 100_000, sensitive: true };
export const webIdentityTokenFormat: Format = { min: 4, max: 20_000, sensitive: true };
export const policyFormat: Format = { min: 1, max: 2048 };

/** @throws Refusal "ValidationError" where it is there and not of its format */
export function text(params: URLSearchParams, name: string, format: Format): string | undefined {
  const value = params.get(name);
  if (value === null) return undefined;
  const { min, max, pattern } = format;
  const shown = format.sensitive === true ? '' : value;
  if (value.length < min) throw invalid(name, shown, `have length greater than or equal to ${min}`);
  if (value.length > max) throw invalid(name, shown, `have length less than or equal to ${max}`);
  if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`).test(value)) {
    throw invalid(name, shown, `satisfy regular expression pattern: ${pattern}`);
  }
  return value;
}

/** @throws Refusal "ValidationError" where it is missing or not of its format */
export function requiredText(params: URLSearchParams, name: string, format: Format): string {
  const value = text(params, name, format);
  if (value === undefined) throw invalid(name, null, 'not be null');
  return value;
}

/** DurationSeconds. @throws Refusal "ValidationError" */
export function durationSeconds(
  params: URLSearchParams,
  { otherwise, max }: { readonly otherwise: number; readonly max: number },
): number {
  const name = 'DurationSeconds';
  const value = params.get(name);
  if (value === null) return otherwise;
  const seconds = Number(value);
  if (!(seconds >= 900)) throw invalid(name, value, 'have value greater than or equal to 900');
  if (seconds > max) throw invalid(name, value, `have value less than or equal to ${max}`);
  return seconds;
}

/** One of a few words. @throws Refusal "ValidationError" */
export function requiredWord<Word extends string>(
  params: URLSearchParams,
  name: string,
  words: readonly Word[],
): Word {
  const value = params.get(name);
  const word = words.find((each) => each === value);
  if (word === undefined) {
    throw invalid(
      name,
      value,
      value === null ? 'not be null' : `satisfy enum value set: [${words.join(', ')}]`,
    );
  }
  return word;
}

/** The values of a list of structures, NAME.member.1.FIELD and on, by their numbers. */
export function memberFields(params: URLSearchParams, name: string, field: string): readonly string[] {
  return [...params]
    .filter(([key]) => key.startsWith(`${name}.member.`) && key.endsWith(`.${field}`))
    .map(([, value]) => value);
}

function invalid(name: string, value: string | null, constraint: string): Refusal {
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  const shown = value === null ? 'null' : `'${value}'`;
  return new Refusal(
    400,
    'ValidationError',
    `1 validation error detected: Value ${shown} at '${member}' failed to satisfy constraint: Member must ${constraint}`,
  );
}
