/*
 * One table of response headers, by path. Static hosts read it as `_headers`; Vite's servers send the same. A <meta>
 * policy does not reach workers, so the agent and the service worker stand or fall with theirs.
 */
import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';

interface Rule {
  /** Exact paths, or a folder and everything in it as `/folder/*`. No path fits two rules: hosts would join both policies. */
  readonly paths: readonly string[];
  readonly policy: string;
  readonly cache: 'no-cache' | 'public, max-age=31536000, immutable';
}

/** Paths that show the app; each is answered with index.html. */
export const screens = ['/profiles', '/instances', '/settings'];

const page: Rule = {
  paths: ['/', '/index.html', ...screens],
  policy: policy({
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self' data: blob:",
    'connect-src': "'self'",
    'worker-src': "'self'",
    'manifest-src': "'self'",
    'trusted-types': 'svelte-trusted-html coffer-url',
  }),
  cache: 'no-cache',
};

const serviceWorker: Rule = {
  paths: ['/service-worker.js'],
  policy: policy({ 'script-src': "'self'", 'connect-src': "'self'", 'trusted-types': "'none'" }),
  cache: 'no-cache',
};

/** Files that run nothing of themselves. */
const named: Rule = {
  paths: ['/manifest.webmanifest', '/icon.svg', '/icons/*'],
  policy: policy({ 'trusted-types': "'none'" }),
  cache: 'no-cache',
};

const hashed: Rule = { ...named, paths: ['/assets/*'], cache: 'public, max-age=31536000, immutable' };

function agent(origins: readonly string[]): Rule {
  return {
    paths: ['/agent/*'],
    policy: policy({
      'script-src': "'self' 'wasm-unsafe-eval'",
      'connect-src': ['http://127.0.0.1:*', 'http://localhost:*', ...origins].join(' '),
      'trusted-types': "'none'",
    }),
    cache: 'public, max-age=31536000, immutable',
  };
}

/** A policy that allows nothing but what is named. */
function policy(allowed: Readonly<Record<string, string>>): string {
  return Object.entries({
    'default-src': "'none'",
    ...allowed,
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    'require-trusted-types-for': "'script'",
  })
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
}

const unusedFeatures = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
];

function headersOf({ policy, cache }: Rule): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': policy,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': [
      ...['clipboard-write', 'publickey-credentials-create', 'publickey-credentials-get'].map(
        (feature) => `${feature}=(self)`,
      ),
      ...unusedFeatures.map((feature) => `${feature}=()`),
    ].join(', '),
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': cache,
  };
}

/** The whole table. @param origins every origin the agent may reach besides this machine */
export function rulesFor(origins: readonly string[]): readonly Rule[] {
  return [page, agent(origins), serviceWorker, named, hashed];
}

/**
 * Emits `_headers` and `_redirects` for static hosts and sends the same headers from `vite preview`.
 * @param origins every origin the agent may reach besides this machine
 */
export function headers(origins: readonly string[]): Plugin {
  const rules = rulesFor(origins);
  return {
    name: 'coffer:headers',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile(rules) });
      this.emitFile({
        type: 'asset',
        fileName: '_redirects',
        source: screens.map((path) => `${path} / 200\n`).join(''),
      });
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { server }) =>
        // For hosts that know no _headers. Vite's development page needs inline styles, so it goes without.
        server === undefined
          ? [
              {
                tag: 'meta',
                attrs: { 'http-equiv': 'Content-Security-Policy', content: inPage(page.policy) },
                injectTo: 'head-prepend',
              },
            ]
          : [],
    },
    configurePreviewServer(server) {
      server.middlewares.use(sendHeaders(rules, resolve(server.config.root, server.config.build.outDir)));
    },
  };
}

/** Browsers warn of frame-ancestors in a <meta>. */
function inPage(policy: string): string {
  return policy.replace("frame-ancestors 'none'; ", '');
}

/** The table as static hosts read it. */
export function headersFile(rules: readonly Rule[]): string {
  return rules
    .flatMap((rule) => {
      const lines = Object.entries(headersOf(rule)).map(([name, value]) => `  ${name}: ${value}\n`);
      return rule.paths.map((path) => `${path}\n${lines.join('')}`);
    })
    .join('\n');
}

function sendHeaders(rules: readonly Rule[], folder: string) {
  return (request: IncomingMessage, response: ServerResponse, next: () => void) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const rule = rules.find(({ paths }) => paths.some((path) => fits(path, pathname))) ?? named;
    // "Not found" must not be kept for a year: the next build may have the file.
    const missing = rule.cache !== 'no-cache' && !existsSync(join(folder, pathname));
    const sent = headersOf(missing ? named : rule);
    for (const [name, value] of Object.entries(sent)) response.setHeader(name, value);
    if (screens.includes(pathname)) request.url = '/';
    next();
  };
}

function fits(path: string, pathname: string): boolean {
  return path.endsWith('/*') ? pathname.startsWith(path.slice(0, -1)) : path === pathname;
}
