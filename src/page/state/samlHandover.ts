import type { SamlPosted, TakeSaml } from '../../base/samlHandover.ts';

/** Takes a SAML response over from the service worker; undefined where it does not hold it any longer. */
export function takeFrom(
  serviceWorker: Pick<ServiceWorker, 'postMessage'> | null,
  id: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const asked: TakeSaml = { type: 'TAKE_SAML', id };
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    // Past the service worker, as after a forced reload, nothing can have been posted.
    if (serviceWorker === null) {
      resolve(undefined);
      return;
    }
    port1.onmessage = ({ data }: MessageEvent<Uint8Array<ArrayBuffer> | null>) => {
      port1.close();
      resolve(data ?? undefined);
    };
    serviceWorker.postMessage(asked, [port2]);
  });
}

/** Whoever waits for a response. */
interface Waiting {
  /** Whether one would be used: another page comes up with what is not. */
  readonly isWanted: () => boolean;
  readonly receive: (response: Uint8Array<ArrayBuffer>) => void;
}

/**
 * Takes responses that are posted while the user waits for one.
 * @returns what ends it
 */
export function watchPosts(
  container: Pick<ServiceWorkerContainer, 'addEventListener' | 'controller' | 'removeEventListener'>,
  { isWanted, receive }: Waiting,
): () => void {
  let isTaking = false;
  const take = ({ data }: MessageEvent<Partial<SamlPosted> | null>): void => {
    if (data?.type !== 'SAML_POSTED' || data.id === undefined) return;
    if (isTaking || !isWanted()) return;
    isTaking = true;
    void takeFrom(container.controller, data.id).then((response) => {
      isTaking = false;
      // Another tab may have been quicker.
      if (response !== undefined) receive(response);
    });
  };
  container.addEventListener('message', take);
  return () => {
    container.removeEventListener('message', take);
  };
}
