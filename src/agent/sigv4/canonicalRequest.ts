import type { NameValue, UnsignedRequest } from './request.ts';

/**
 * The request in the one spelling that both sides hash.
 * @param payloadHash lower-case hexadecimal SHA-256 of the payload, or "UNSIGNED-PAYLOAD"
 * @see AWS SigV4, "Create a canonical request"
 */
export function canonicalRequest(
  request: Pick<UnsignedRequest, 'method' | 'path' | 'query' | 'headers'>,
  service: string,
  payloadHash: string,
): string {
  return [
    request.method,
    canonicalUri(request.path, service),
    canonicalQueryString(request.query),
    canonicalHeaders(request.headers),
    signedHeaders(request.headers),
    payloadHash,
  ].join('\n');
}

/** Percent-encoded pairs, sorted by encoded name and then by encoded value; repeated names keep every value. */
export function canonicalQueryString(query: readonly NameValue[]): string {
  // Sorting the joined pairs would put "a-b=1" before "a=1", because "-" sorts before "=".
  return query
    .map(([name, value]): NameValue => [uriEncode(name), uriEncode(value)])
    .sort(([nameA, valueA], [nameB, valueB]) => compare(nameA, nameB) || compare(valueA, valueB))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** Lower-case header names, sorted, joined by ";". */
export function signedHeaders(headers: readonly NameValue[]): string {
  return groupedHeaders(headers)
    .map(([name]) => name)
    .join(';');
}

/**
 * S3 signs the path as it was sent, because "a//b" and "a/../b" are different objects there. Every other service
 * removes dot segments and empty segments and percent-encodes what was sent once more.
 */
function canonicalUri(path: string, service: string): string {
  if (service === 's3') return path;
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') segments.pop();
    else segments.push(uriEncode(segment));
  }
  const trailingSlash = segments.length > 0 && path.endsWith('/') ? '/' : '';
  return `/${segments.join('/')}${trailingSlash}`;
}

/** One line for each name, each ended by a line feed. */
function canonicalHeaders(headers: readonly NameValue[]): string {
  return groupedHeaders(headers)
    .map(([name, values]) => `${name}:${values.join(',')}\n`)
    .join('');
}

/** Values by lower-case name, sorted by name; values of a repeated name keep their order. */
function groupedHeaders(headers: readonly NameValue[]): (readonly [string, readonly string[]])[] {
  const grouped = new Map<string, string[]>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    grouped.set(key, [...(grouped.get(key) ?? []), singleBlanks(value)]);
  }
  return [...grouped].sort(([a], [b]) => compare(a, b));
}

function singleBlanks(value: string): string {
  // Not \s and trim(): a no-break space is a byte of the value and stays.
  return value.replace(/[ \t]+/g, ' ').replace(/^ | $/g, '');
}

/** Everything but AWS's unreserved characters `A-Za-z0-9-._~`, as UTF-8. */
export function uriEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function compare(a: string, b: string): number {
  // Not localeCompare, which knows languages; AWS sorts by code point, and encoded text is ASCII.
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
