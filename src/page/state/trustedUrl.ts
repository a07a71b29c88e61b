interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown };
}

declare global {
  // TypeScript's DOM types know nothing of Trusted Types yet.
  interface Window {
    readonly trustedTypes?: PolicyFactory;
  }
}

/**
 * Lets exactly these URLs start a worker or a service worker, under the Trusted Types policy "coffer-url".
 * @returns gives the URL back in the form that the browser asks for
 * @throws TypeError for any other URL
 */
export function trustScriptUrls(
  allowed: readonly string[],
  factory: PolicyFactory | undefined,
): (url: string) => string {
  const createScriptURL = (url: string): string => {
    if (!allowed.includes(url)) throw new TypeError('Not a script of Coffer');
    return url;
  };
  if (factory === undefined) return createScriptURL;
  const policy = factory.createPolicy('coffer-url', { createScriptURL });
  // A TrustedScriptURL, which Worker and Workbox take where they say string.
  return (url) => policy.createScriptURL(url) as string;
}
