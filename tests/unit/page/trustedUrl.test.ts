import { expect, test } from 'vitest';
import { trustScriptUrls } from '../../../src/page/state/trustedUrl.ts';

const allowed = ['/agent/worker.js', '/service-worker.js'];

test('the policy lets exactly the named scripts through, wrapped by the browser', () => {
  const created: string[] = [];
  const scriptUrl = trustScriptUrls(allowed, {
    createPolicy: (name, rules) => {
      created.push(name);
      return { createScriptURL: (url) => ({ trusted: rules.createScriptURL(url) }) };
    },
  });
  expect(created).toEqual(['coffer-url']);
  expect(scriptUrl('/service-worker.js')).toEqual({ trusted: '/service-worker.js' });
  expect(() => scriptUrl('/service-worker.js?x')).toThrow(TypeError);
  expect(() => scriptUrl('https://example.com/agent/worker.js')).toThrow(TypeError);
});

test('a browser without Trusted Types is held to the same list', () => {
  const scriptUrl = trustScriptUrls(allowed, undefined);
  expect(scriptUrl('/agent/worker.js')).toBe('/agent/worker.js');
  expect(() => scriptUrl('data:text/javascript,1')).toThrow(TypeError);
});
