import type { SamlResponse } from '../providers/saml/response.ts';

/** A SAML response whose role is still to be picked. */
export interface PendingSaml {
  readonly planId: string;
  readonly response: SamlResponse;
  /** The response itself, in base64 as UTF-8: whoever has it gets credentials with it. Overwritten once used. */
  readonly assertion: Uint8Array<ArrayBuffer>;
  /** Where it is redeemed; undefined for AWS. */
  readonly endpointUrl: string | undefined;
}
