/*
 * The hosts that a signature may be made for, of all of AWS's services, and what their names say. Coffer calls few of them:
 * endpoints.ts knows those.
 */
import { partitions } from 'virtual:aws-partitions';
import { CofferError } from '../../base/cofferError.ts';
import { sandboxEndpoint } from '../../base/sandbox.ts';
import { shownName } from '../awsconfig/shownValue.ts';
import { isLoopback, reachable } from './endpoints.ts';
import { looksAtHome } from './partitions.ts';

/** What the hosts of AWS end with. The last two are not in the table: dual-stack endpoints, and functions of Lambda. */
const suffixes = [...partitions.map(({ dnsSuffix }) => dnsSuffix), 'api.aws', 'on.aws'].map(
  (suffix) => `.${suffix}`,
);

/**
 * An address that a request may be signed for. The host is part of what is signed, so a signature is of use there and
 * nowhere else; no other host than those of AWS, the sandbox and this machine has a use for one.
 * @throws CofferError "sign-uri-malformed", "sign-host-refused"
 */
export function signableUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !isPlain(url)) throw new CofferError('sign-uri-malformed');
  if (url.origin !== sandboxEndpoint && !reachable.has(url.origin) && !isLoopback(url) && !isOfAws(url)) {
    throw new CofferError('sign-host-refused', { host: shownName(url.host) });
  }
  return url;
}

function isPlain({ protocol, username, password, hash, searchParams }: URL): boolean {
  const isWeb = protocol === 'https:' || protocol === 'http:';
  return isWeb && username + password + hash === '' && !searchParams.has('X-Amz-Signature');
}

/** No host has a longer name. @see RFC 1035, 2.3.4 */
const longestHost = 253;

function isOfAws({ protocol, port, hostname }: URL): boolean {
  const isNamed = hostname.length <= longestHost && suffixes.some((suffix) => hostname.endsWith(suffix));
  return protocol === 'https:' && port === '' && isNamed;
}

/** What a credential scope says besides the day. */
interface Scope {
  /** The signing name, such as "s3". */
  readonly service?: string;
  readonly region?: string;
}

/** Service and region as a host of AWS names them, where it does: "bucket.s3.eu-west-1.amazonaws.com" names both. */
export function scopeOf(host: string): Scope {
  const suffix = suffixes.find((ending) => host.endsWith(ending));
  if (suffix === undefined) return {};
  const labels = host.slice(0, -suffix.length).split('.');
  return s3Scope(labels) ?? regionalScope(labels) ?? globalScope(labels);
}

/** A bucket's name may have dots and look like anything; what is S3's own stands behind it. */
function s3Scope(labels: readonly string[]): Scope | undefined {
  const at = labels.findLastIndex((label) => /^s3(-|$)/.test(label));
  if (at === -1) return undefined;
  // The old form has the region in the same label: "s3-eu-west-1".
  const region = [labels[at]?.slice('s3-'.length) ?? '', ...labels.slice(at + 1)].findLast(isRegion);
  return { service: 's3', ...(region !== undefined && { region }) };
}

/** "sts.eu-west-1", "id.execute-api.eu-west-1", and with the region in front, "domain.eu-west-1.es". */
function regionalScope(labels: readonly string[]): Scope | undefined {
  const at = labels.findLastIndex(isRegion);
  const region = labels[at];
  if (region === undefined) return undefined;
  const label = at === labels.length - 1 ? labels[at - 1] : labels.at(-1);
  return { region, ...(label !== undefined && { service: signingName(label) }) };
}

/** Services without regions sign for Virginia. */
function globalScope(labels: readonly string[]): Scope {
  const [label = '', ...more] = labels;
  return more.length === 0 ? { service: signingName(label), region: 'us-east-1' } : {};
}

/** Services that sign by another name than that of their host. */
const signingNames = new Map([
  ['bedrock-runtime', 'bedrock'],
  ['email', 'ses'],
  ['lambda-url', 'lambda'],
]);

function signingName(label: string): string {
  const name = label.replace(/-fips$/, '');
  return signingNames.get(name) ?? name;
}

function isRegion(label: string): boolean {
  return partitions.some((partition) => looksAtHome(label, partition));
}
