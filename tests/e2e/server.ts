import { preview } from 'vite';

/**
 * Folder of the app that playwright.config.ts builds once for all tests: not `dist`, which `npm start` may be serving, and
 * one for each run, so that two at a time do not empty each other's.
 */
export function builtApp(): string {
  return `test-results/app-${process.env.COFFER_TEST_PORT ?? ''}`;
}

export interface Server {
  /** Such as "http://localhost:40123". */
  readonly origin: string;
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Serves a built app as `npm start` does, for tests that stop the server.
 * @param folder of the built app
 * @param port 0 for a free one
 */
export async function serve(folder: string, port = 0): Promise<Server> {
  const server = await preview({
    logLevel: 'error',
    build: { outDir: folder },
    preview: { port, strictPort: true, host: 'localhost' },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port');
  return {
    origin: `http://localhost:${String(address.port)}`,
    port: address.port,
    stop: () => server.close(),
  };
}
