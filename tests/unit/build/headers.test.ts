import { expect, test } from 'vitest';
import { headersFile, rulesFor, screens } from '../../../build/headers.ts';
import { pathOf, screens as routes } from '../../../src/page/state/route.svelte.ts';

const rules = rulesFor(['https://sts.eu-west-1.amazonaws.com']);
const policyOf = (path: string) => rules.find(({ paths }) => paths.includes(path))?.policy.split('; ');

test('every screen has the page headers', () => {
  expect(screens).toEqual(routes.map(pathOf));
});

test('only the agent may run WebAssembly and reach AWS', () => {
  expect(policyOf('/agent/*')).toEqual([
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    'connect-src http://127.0.0.1:* http://localhost:* https://sts.eu-west-1.amazonaws.com',
    "trusted-types 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ]);
  expect(policyOf('/')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    'trusted-types svelte-trusted-html coffer-url',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ]);
  expect(policyOf('/service-worker.js')?.slice(0, 3)).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
  ]);
});

test('no path in _headers fits two rules, whose policies a host would join', () => {
  const paths = headersFile(rules)
    .split('\n')
    .filter((line) => line.startsWith('/'));
  const folders = paths.filter((path) => path.endsWith('*')).map((path) => path.slice(0, -1));
  expect(new Set(paths).size).toBe(paths.length);
  expect(
    paths.filter((path) => folders.some((folder) => path !== `${folder}*` && path.startsWith(folder))),
  ).toEqual([]);
});
