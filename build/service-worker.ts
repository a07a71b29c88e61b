import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type Plugin } from 'vite';

/** An entry of workbox's list. */
interface KeptFile {
  readonly url: string;
  /** Null where the name changes with the content. */
  readonly revision: string | null;
  readonly integrity: string;
}

/** Not for visitors: what hosts read, and the maps. */
const unlisted = /^_|\.map$/;

/**
 * Builds src/service-worker into one classic script that holds the list of all built files. workbox's own generator
 * loads itself through importScripts(string), which Trusted Types forbid.
 */
export function serviceWorker(): Plugin {
  let root = '';
  let outDir = '';
  return {
    name: 'coffer:service-worker',
    apply: 'build',
    configResolved(config) {
      root = config.root;
      outDir = resolve(root, config.build.outDir);
    },
    writeBundle: {
      order: 'post',
      async handler() {
        await build({
          root,
          configFile: false,
          logLevel: 'warn',
          publicDir: false,
          define: { BUILT_FILES: JSON.stringify(builtFiles(outDir)) },
          build: {
            outDir,
            emptyOutDir: false,
            target: 'es2023',
            rolldownOptions: {
              input: join(root, 'src/service-worker/service-worker.ts'),
              output: { format: 'iife', entryFileNames: 'service-worker.js' },
            },
          },
        });
      },
    },
  };
}

/**
 * Every file a visitor may need, with what its bytes must come to. A kept response keeps its headers, and a new policy must reach the agent even where
 * its code, and so its name, stays the same: hence the headers are part of each revision.
 */
function builtFiles(folder: string): readonly KeptFile[] {
  const headers = readFileSync(join(folder, '_headers'));
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !unlisted.test(path) && statSync(join(folder, path)).isFile())
    .sort()
    .map((path) => {
      const bytes = readFileSync(join(folder, path));
      return {
        url: `/${path}`,
        revision: path.startsWith('assets/') ? null : sha256(bytes, headers).toString('hex').slice(0, 16),
        integrity: `sha256-${sha256(bytes).toString('base64')}`,
      };
    });
}

function sha256(...parts: readonly Buffer[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest();
}
