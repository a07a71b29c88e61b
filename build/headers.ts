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
export const screens = ['/profiles', '/instances', '/console', '/files', '/activity', '/settings'];

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
 * Emits `_headers` and `_redirects` for static hosts; `vite preview` sends the same, `vite` as far as it can.
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
        // For hosts that know no _headers.
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
    configurePreviewServer({ config, middlewares }) {
      const folder = resolve(config.root, config.build.outDir);
      middlewares.use(
        answering(({ pathname }) => {
          const rule = rules.find(({ paths }) => paths.some((path) => fits(path, pathname))) ?? named;
          // "Not found" must not be kept for a year: the next build may have the file.
          return rule.cache === 'no-cache' || existsSync(join(folder, pathname)) ? rule : named;
        }),
      );
    },
    configureServer({ middlewares }) {
      middlewares.use(
        answering(({ searchParams }) =>
          searchParams.has('worker_file')
            ? { ...agent(origins), cache: 'no-cache' }
            : // Vite puts styles into the page inline while it serves the sources.
              { ...page, policy: page.policy.replace('style-src', "style-src 'unsafe-inline'") },
        ),
      );
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

/** Sends a rule's headers with each answer, and the page for each screen's path. */
function answering(ruleFor: (url: URL) => Rule) {
  return (request: IncomingMessage, response: ServerResponse, next: () => void) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const sent = headersOf(ruleFor(url));
    for (const [name, value] of Object.entries(sent)) response.setHeader(name, value);
    if (screens.includes(url.pathname)) request.url = '/';
    next();
  };
}

function fits(path: string, pathname: string): boolean {
  return path.endsWith('/*') ? pathname.startsWith(path.slice(0, -1)) : path === pathname;
}
