/*
 * How a SAML response gets from the service worker, which identity providers post to, to a page.
 */

/** What the page's address ends with, and behind it which response waits. */
export const samlHash = '#saml=';

/** Asks for a response, with a port beside it for the answer: its bytes, once; else null. */
export interface TakeSaml {
  readonly type: 'TAKE_SAML';
  /** As the address or the service worker told it. */
  readonly id: string;
}

/** Tells every open page that a response was posted. One where the user waits for it takes it, and no other page comes up. */
export interface SamlPosted {
  readonly type: 'SAML_POSTED';
  readonly id: string;
}
