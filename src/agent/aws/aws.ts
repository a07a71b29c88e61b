import type { Clock } from '../../base/clock.ts';
import type { RegionView } from '../../protocol/views/calls.ts';
import { ask } from './ask.ts';
import type { Answered, CallOf } from './ask.ts';
import type { AwsCall, Signed } from './call.ts';
import { describeInstances, describeRegions } from './ec2.ts';
import type { InstancePage } from './ec2.ts';
import { endpointOf, metadataOrigin } from './endpoints.ts';
import {
  instanceCredentials,
  instanceRegion,
  instanceRole,
  type InstanceCredentials,
  type MetadataService,
} from './metadata.ts';
import { createNetwork } from './network.ts';
import type { OperationInput, OperationName } from './operations.ts';
import { getCallerIdentity } from './sts.ts';
import type { CallerIdentity } from './sts.ts';
import { unsentSigner } from './unsent.ts';
import type { UnsentSigner } from './unsent.ts';

/**
 * The calls to AWS. Each throws CofferError "region-unknown", "endpoint-malformed", "endpoint-refused" or "input-out-of-limits" before it signs
 * anything, and "network-failed", "answer-unreadable", "service-error" or "cancelled" after.
 */
export interface Aws extends UnsentSigner {
  /** One request and its answer in the SDK's own shape: of what comes in pages, one page. */
  ask<Name extends OperationName>(
    name: Name,
    input: OperationInput<Name>,
    call: CallOf<Name>,
  ): Promise<Answered<Name>>;
  /** The credentials of an instance's role. @throws CofferError "metadata-endpoint-refused", and those of instanceCredentials */
  instanceCredentials(endpointUrl: string, signal: AbortSignal): Promise<InstanceCredentials>;
  /** What the role of the instance is called. Errors as of its credentials. */
  instanceRole(endpointUrl: string, signal: AbortSignal): Promise<string>;
  /** Where the instance stands. Errors as of its credentials. */
  instanceRegion(endpointUrl: string, signal: AbortSignal): Promise<string>;
  /** Server time minus local time, as the STS where calls go said last; 0 where it has not. */
  clockOffsetMs(where: Pick<AwsCall, 'region' | 'endpointUrl'>): number;
  getCallerIdentity(call: AwsCall): Promise<CallerIdentity>;
  /** Every instance of the region, a page at a time. */
  describeInstances(call: AwsCall): AsyncGenerator<InstancePage, void>;
  /** The regions that are enabled for the account, by name. */
  describeRegions(call: AwsCall): Promise<RegionView[]>;
}

/** One for the agent's life: it remembers the clocks of servers and holds the sandbox's account. */
export function createAws(options: {
  readonly clock: Clock;
  readonly signed: Signed;
  readonly fetch?: (request: Request) => Promise<Response>;
}): Aws {
  const network = createNetwork(options);
  const metadata = (endpointUrl: string, signal: AbortSignal): MetadataService => ({
    fetch: options.fetch ?? ((request) => fetch(request)),
    origin: metadataOrigin(endpointUrl),
    signal,
  });
  return {
    ask: (name, input, call) => ask(network, name, input, call),
    instanceCredentials: async (...asked) => instanceCredentials(metadata(...asked)),
    instanceRole: async (...asked) => instanceRole(metadata(...asked)),
    instanceRegion: async (...asked) => instanceRegion(metadata(...asked)),
    clockOffsetMs: ({ region, endpointUrl }) =>
      network.statedOffsetMs(endpointOf('sts', region, endpointUrl).host),
    getCallerIdentity: (call) => getCallerIdentity(network, call),
    describeInstances: (call) => describeInstances(network, call),
    describeRegions: (call) => describeRegions(network, call),
    ...unsentSigner({ ...options, network }),
  };
}
