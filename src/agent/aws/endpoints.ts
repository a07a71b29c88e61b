import { partitions } from 'virtual:aws-partitions';
import { CofferError } from '../../base/cofferError.ts';
import { sandboxEndpoint } from '../../base/sandbox.ts';
import { awsOrigin, awsOrigins, looksAtHome, partitionOf, signingRegion } from './partitions.ts';
import type { Partition, Service } from './partitions.ts';

/** Where a call goes, once the policy has let it. */
export interface Endpoint {
  /** Scheme, host and port. */
  readonly origin: string;
  /** As the Host header says it: with the port where it is not the scheme's own. */
  readonly host: string;
  /** The region in the credential scope. */
  readonly signingRegion: string;
  readonly sandbox: boolean;
}

/**
 * Where calls to a service in a region go: to AWS's own host, or to the endpoint a profile names if it is one of AWS's
 * hosts, the sandbox or this machine. Asked before anything is signed, so that nothing else gets a signature to keep.
 * @throws CofferError "region-unknown", "endpoint-malformed", "endpoint-refused"
 */
export function endpointOf(service: Service, region: string, endpointUrl?: string): Endpoint {
  const partition = partitionOf(region, partitions);
  const origin =
    endpointUrl === undefined ? ownOrigin(service, region, partition) : allowedOrigin(endpointUrl);
  return {
    origin,
    host: new URL(origin).host,
    signingRegion: signingRegion(service, region, partition),
    sandbox: origin === sandboxEndpoint,
  };
}

function ownOrigin(service: Service, region: string, partition: Partition): string {
  // A name like "s3" would make "sts.s3.amazonaws.com", which is somebody's bucket.
  if (!looksAtHome(region, partition)) throw new CofferError('region-unknown', { region });
  return awsOrigin(service, region, partition);
}

/** What the Content-Security-Policy lets the agent reach, this machine aside. */
export const reachable = new Set([...awsOrigins(partitions), ...COFFER_CONNECT]);

/** As the Content-Security-Policy names them; it has no way to write [::1]. */
const loopbackHosts = new Set(['localhost', '127.0.0.1']);

function allowedOrigin(endpointUrl: string): string {
  const url = originUrl(endpointUrl);
  if (!url) throw new CofferError('endpoint-malformed');
  if (url.origin !== sandboxEndpoint && !reachable.has(url.origin) && !isLoopback(url)) {
    throw new CofferError('endpoint-refused', { host: url.host });
  }
  return url.origin;
}

/**
 * Where a metadata service is asked: on this machine, or at an origin that the build lists. Never at AWS, which has none,
 * nor in the sandbox.
 * @throws CofferError "metadata-endpoint-refused"
 */
export function metadataOrigin(endpointUrl: string): string {
  const url = originUrl(endpointUrl);
  if (!url || !(isLoopback(url) || COFFER_CONNECT.includes(url.origin))) {
    throw new CofferError('metadata-endpoint-refused');
  }
  return url.origin;
}

/** A path, query or user name would be signed or sent along unseen. */
function originUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.href === `${url.origin}/` ? url : undefined;
}

export function isLoopback({ protocol, hostname }: URL): boolean {
  return (protocol === 'http:' || protocol === 'https:') && loopbackHosts.has(hostname);
}
