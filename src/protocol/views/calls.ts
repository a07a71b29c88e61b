import type { EpochMs } from '../../base/clock.ts';

export interface RegionView {
  /** System name, such as "eu-west-1". */
  readonly name: string;
  /** Display name, such as "Europe (Ireland)"; the system name where AWS publishes none. */
  readonly description: string;
}

/** Where a call's credentials came from, and how far this machine's clock was off. */
export interface CallView {
  readonly profile: string;
  readonly region: string;
  readonly sandbox: boolean;
  /** Server time minus local time, where a call had to be signed again because of it. */
  readonly clockOffsetMs?: number;
}

/** The answer of STS GetCallerIdentity. */
export interface IdentityView {
  readonly account: string;
  readonly arn: string;
  readonly userId: string;
  readonly call: CallView;
}

export interface InstanceView {
  readonly instanceId: string;
  /** Value of the tag "Name", or empty. */
  readonly name: string;
  readonly instanceType: string;
  readonly state: string;
  readonly platform: string;
  readonly privateIpAddress: string;
  readonly publicIpAddress: string;
  readonly securityGroups: readonly string[];
  readonly subnetId: string;
  readonly vpcId: string;
  readonly launchedAt?: EpochMs;
}

export interface InstanceListingView {
  readonly instances: readonly InstanceView[];
  readonly call: CallView;
}

/** One page of a listing, sent while it is still under way. */
export interface InstancePageView {
  readonly page: number;
  readonly instances: readonly InstanceView[];
}
