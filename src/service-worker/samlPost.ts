/*
 * An identity provider has the user's browser post its answer to a sign-in to /saml/acs. The static host would refuse that;
 * the service worker takes it instead. What was posted is a credential for some minutes: it is held in memory, given to a
 * page, once, and forgotten. Where the browser ends this worker first, it is lost.
 */
import { utf8 } from '../base/bytes.ts';
import { newId } from '../base/ids.ts';
import { samlHash, type SamlPosted } from '../base/samlHandover.ts';

/** As much as is used here: tests run where there is no service worker's scope. */
declare const self: {
  readonly location: { readonly origin: string };
  readonly clients: {
    matchAll(options: { type: 'window' }): Promise<readonly { postMessage(message: SamlPosted): void }[]>;
  };
};

const acsPath = '/saml/acs';
const takenPath = '/saml/taken';

/** What AWS takes, in characters, and some for line ends. */
const mostCharacters = 110_000;

/** A page that does not ask by then will not. */
const heldForMs = 60_000;

/** One at the most, so that no site can fill the memory: any may post. */
let held: Held | undefined;

interface Held {
  readonly id: string;
  readonly response: Uint8Array<ArrayBuffer>;
  /** Whether a page has it. One that another post replaced has been taken by nobody. */
  taken: boolean;
}

/** Whether a request, beside its method, is such a post. A frame of another site is none: it would not be shown. */
export function isSamlPost({ url, request }: Arriving): boolean {
  return url.pathname === acsPath && isNavigation({ url, request });
}

/** Whether a request is for what samlTaken answers. */
export function isSamlTaken({ url, request }: Arriving): boolean {
  return url.pathname === takenPath && isNavigation({ url, request });
}

interface Arriving {
  readonly url: URL;
  readonly request: Request;
}

function isNavigation({ url, request }: Arriving): boolean {
  return (
    url.origin === self.location.origin && request.mode === 'navigate' && request.destination === 'document'
  );
}

/** How long pages that are open have to take a response, before a new one is led to. */
const offeredForMs = 300;

/** Holds what was posted until a page has it. RelayState is not looked at: there is one place to go. */
export async function answerSamlPost({ request }: { readonly request: Request }): Promise<Response> {
  const id = newId();
  const posted = await request.formData().catch(() => undefined);
  const response = posted?.get('SAMLResponse');
  if (typeof response === 'string' && response.length <= mostCharacters) {
    // Led elsewhere in any case: to restore or repeat a page that answers a post, browsers keep what was posted.
    if (await isTakenByOpenPage(hold(id, response))) return Response.redirect(takenPath, 303);
  }
  // Where there is no response, the page says so.
  return Response.redirect(`/profiles${samlHash}${id}`, 303);
}

/** What the tab shows whose response another one took. */
export function samlTaken(): Promise<Response> {
  const page = new Response(
    '<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Signed in · Coffer</title><main><h1>Go on in the other tab</h1><p>Coffer is open in another tab, which has taken your sign-in. You can close this one.</p></main></html>',
    {
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy':
          "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Referrer-Policy': 'no-referrer',
      },
    },
  );
  return Promise.resolve(page);
}

/** What was held under an id, which is let go of by that. */
export function takeSaml(id: unknown): Uint8Array<ArrayBuffer> | null {
  if (held === undefined || held.id !== id) return null;
  const { response } = held;
  held.taken = true;
  held = undefined;
  return response;
}

/** A page where the user began to sign in is unlocked, and a new one would have to be. */
async function isTakenByOpenPage(offered: Held): Promise<boolean> {
  const pages = await self.clients.matchAll({ type: 'window' });
  if (pages.length === 0) return false;
  const posted: SamlPosted = { type: 'SAML_POSTED', id: offered.id };
  for (const page of pages) page.postMessage(posted);
  await new Promise((resolve) => {
    setTimeout(resolve, offeredForMs);
  });
  return offered.taken;
}

function hold(id: string, response: string): Held {
  held?.response.fill(0);
  held = { id, response: utf8(response), taken: false };
  setTimeout(() => {
    takeSaml(id)?.fill(0);
  }, heldForMs);
  return held;
}
