import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * A port that nothing listens on.
 * @param {string} host name or address of this machine, such as "localhost", which may be 127.0.0.1 or ::1
 */
export async function freePort(host) {
  const probe = createServer().listen(0, host);
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error(`There is no free port on ${host}.`);
  return address.port;
}
