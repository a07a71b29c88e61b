import { preview } from 'vite';
import { freePort } from './freePort.mjs';

/**
 * Serves a built app as `npm start` does.
 * @param {string} outDir folder of the app
 * @param {number} [port] a free one where none is given
 */
export async function serve(outDir, port) {
  port ??= await freePort('localhost');
  const server = await preview({
    logLevel: 'error',
    build: { outDir },
    preview: { port, strictPort: true, host: 'localhost' },
  });
  return { origin: `http://localhost:${String(port)}`, port, close: () => server.close() };
}
