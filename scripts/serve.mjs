import { preview } from 'vite';

/**
 * Serves a built app as `npm start` does, on a free port of this machine.
 * @param {string} outDir folder of the app
 */
export async function serve(outDir) {
  const server = await preview({
    logLevel: 'error',
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
  return { origin: `http://127.0.0.1:${String(address.port)}`, close: () => server.close() };
}
