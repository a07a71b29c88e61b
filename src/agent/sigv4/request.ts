import type { EpochMs } from '../../base/clock.ts';

export type NameValue = readonly [name: string, value: string];

/** A request as it will be sent, without what signing adds to it. */
export interface UnsignedRequest {
  readonly method: string;
  /** Host, and port where it is not the scheme's own. A browser writes this header itself; signing needs its value. */
  readonly host: string;
  /** As sent: begins with "/", percent-encoded once. */
  readonly path: string;
  /** Names and values as they are meant, not percent-encoded. */
  readonly query: readonly NameValue[];
  /** Every one of them is signed, so none that a proxy or the browser may change. */
  readonly headers: readonly NameValue[];
  readonly payload: Uint8Array<ArrayBuffer>;
}

/** For whom and when a request is signed. */
export interface Signing {
  readonly region: string;
  /** Signing name of the service, such as "ec2". */
  readonly service: string;
  readonly time: EpochMs;
}
