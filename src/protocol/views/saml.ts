import type { EpochMs } from '../../base/clock.ts';

/** Where an identity provider signs its users in. */
export interface SamlEndpointView {
  readonly name: string;
  /** https */
  readonly endpoint: string;
}

/** What can be got with a SAML response. Names and sentences in it come from whoever posted it. */
export interface SamlPlanView {
  readonly planId: string;
  /** Who says so. */
  readonly issuer: string;
  /** Of whom. */
  readonly subject: string;
  /** What the user will be called in AWS's logs. */
  readonly sessionName: string;
  readonly roles: readonly SamlRoleView[];
  /** How long the identity provider wants sessions to last. */
  readonly sessionSeconds?: number;
  readonly expiresAt: EpochMs;
  /** What AWS may refuse it for, a sentence each. */
  readonly doubts: readonly string[];
  /** Where it is redeemed, if not at AWS: where the profile in use sends its calls. */
  readonly endpoint?: { readonly host: string; readonly sandbox: boolean; readonly profile: string };
}

/** Whose a response is, in its own words. */
export type SamlOriginView = Pick<SamlPlanView, 'issuer' | 'subject' | 'sessionName' | 'roles'>;

export interface SamlRoleView {
  readonly account: string;
  /** Without its path. */
  readonly name: string;
  /** Of the identity provider in IAM. */
  readonly provider: string;
}
