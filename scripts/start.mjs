/*
 * `npm start`: installs what is missing, builds, and serves the built app. It runs before anything is installed, so
 * everything from outside Node is imported late.
 */
import { createServer } from 'node:net';
// Named, an import that an old Node lacks would fail before requireNode can say so.
import util from 'node:util';
import { installPackages, requireNode } from './install.mjs';

const usage = `Usage: npm start -- [--port N] [--host H]
  --port N   port to listen on, 1 to 65535 (4173)
  --host H   name or address to listen on (localhost); browsers let Coffer encrypt only there or behind https
  --help     say this and do nothing`;

requireNode();
const { port, host } = options();
await requireFreePort();
installPackages();
const { build, preview } = await import('vite');
await build({ logLevel: 'warn' });

const server = await preview({ preview: { port, host, strictPort: true } });
console.log(`Coffer is at ${server.resolvedUrls?.local[0] ?? `http://${host}:${String(port)}/`}
Open it and choose "Try the sandbox": no AWS account needed. Ctrl+C ends it.`);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    void server.close().then(() => process.exit(0));
  });
}

function options() {
  try {
    const { values } = util.parseArgs({
      options: { port: { type: 'string' }, host: { type: 'string' }, help: { type: 'boolean' } },
    });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    return { port: portNumber(values.port ?? '4173'), host: hostName(values.host ?? 'localhost') };
  } catch (error) {
    return refuse(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

/** @param {string} text */
function portNumber(text) {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= 65_535) return number;
  throw new Error(`"${text}" is not a port: give a whole number from 1 to 65535.`);
}

/** @param {string} text */
function hostName(text) {
  if (/^[\w.:-]+$/.test(text)) return text;
  throw new Error(`"${text}" is not a host: give a name or an address, such as localhost or 127.0.0.1.`);
}

/** Before the build, which would change the files under a Coffer that is being served already. */
async function requireFreePort() {
  const probe = createServer();
  /** @type {NodeJS.ErrnoException | undefined} */
  const error = await new Promise((resolve) => {
    probe.once('error', resolve);
    probe.listen(port, host, () => {
      resolve(undefined);
    });
  });
  probe.close();
  if (error === undefined) return;
  if (error.code === 'EADDRINUSE') {
    refuse(
      `Port ${String(port)} is taken by another program. End that one, or choose another port: npm start -- --port ${String(port + 1)}`,
    );
  }
  refuse(`Cannot listen on ${host}, port ${String(port)}: ${error.message}`);
}

/**
 * @param {string} text
 * @returns {never}
 */
function refuse(text) {
  console.error(text);
  process.exit(1);
}
