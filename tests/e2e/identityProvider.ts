import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An identity provider of another site: a page whose button posts a response, as theirs do by themselves. */
export async function identityProvider(acs: string, response: () => string) {
  const server = createServer((_, answer) => {
    answer.setHeader('Content-Type', 'text/html');
    answer.end(
      `<!doctype html><title>Identity provider</title><form method="post" action="${acs}"><input type="hidden" name="SAMLResponse" value="${response()}"><input type="hidden" name="RelayState" value="https://evil.example/"><button>Sign in</button></form>`,
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    // Another site than localhost.
    url: `http://127.0.0.1:${String(port)}/`,
    close: () => {
      server.close();
    },
  };
}
