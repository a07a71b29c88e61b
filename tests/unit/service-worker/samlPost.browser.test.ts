import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fromUtf8 } from '../../../src/base/bytes.ts';
import {
  answerSamlPost,
  isSamlPost,
  isSamlTaken,
  samlTaken,
  takeSaml,
} from '../../../src/service-worker/samlPost.ts';

/** The pages that are open. */
let pages: { postMessage: (message: { readonly id: string }) => void }[];

beforeEach(() => {
  pages = [];
  vi.stubGlobal('clients', { matchAll: () => Promise.resolve(pages) });
});

afterEach(() => {
  vi.useRealTimers();
});

const acs = new URL('/saml/acs', location.href);

/** Posts a form. @returns the id that the page gets */
async function post(form: BodyInit): Promise<string> {
  const answer = await answerSamlPost({ request: new Request(acs, { method: 'POST', body: form }) });
  expect(answer.status).toBe(303);
  const [, address = '', id = ''] =
    /^(.*)#saml=([0-9a-f]{32})$/.exec(answer.headers.get('Location') ?? '') ?? [];
  expect(new URL(address, location.href).href).toBe(new URL('/profiles', location.href).href);
  return id;
}

function taken(id: string): string | null {
  const response = takeSaml(id);
  return response && fromUtf8(response);
}

test('what is posted is given to the page that it leads to, once', async () => {
  const id = await post(
    new URLSearchParams({ SAMLResponse: 'PHM+/A==', RelayState: 'https://evil.example/' }),
  );
  expect([taken('0'.repeat(32)), taken(id), taken(id)]).toEqual([null, 'PHM+/A==', null]);
});

test('only what was posted last is held, and for a minute', async () => {
  vi.useFakeTimers();
  const first = await post(new URLSearchParams({ SAMLResponse: 'one' }));
  const second = await post(new URLSearchParams({ SAMLResponse: 'two' }));
  vi.advanceTimersByTime(59_999);
  expect([taken(first), taken(second)]).toEqual([null, 'two']);
  const third = await post(new URLSearchParams({ SAMLResponse: 'three' }));
  vi.advanceTimersByTime(60_000);
  expect(taken(third)).toBe(null);
});

test.each<[string, () => BodyInit]>([
  ['no form', () => 'SAMLResponse=abc'],
  ['a form without a response', () => new URLSearchParams({ other: 'abc' })],
  ['a response that is longer than any', () => new URLSearchParams({ SAMLResponse: 'a'.repeat(110_001) })],
  [
    'a file',
    () => {
      const form = new FormData();
      form.set('SAMLResponse', new File(['abc'], 'abc'));
      return form;
    },
  ],
])('of a post with %s nothing is held', async (_what, form) => {
  expect(taken(await post(form()))).toBe(null);
});

test('an open page that waits for a response gets it, and what the tab shows leads back to that', async () => {
  const got: unknown[] = [];
  const ignoring = { postMessage: () => undefined };
  pages = [ignoring, { postMessage: ({ id, ...message }) => got.push(message, taken(id)) }];
  const form = new URLSearchParams({ SAMLResponse: 'abc' });
  const answer = await answerSamlPost({ request: new Request(acs, { method: 'POST', body: form }) });
  expect(got).toEqual([{ type: 'SAML_POSTED' }, 'abc']);
  const address = new URL(answer.headers.get('Location') ?? '', location.href);
  expect([answer.status, address.href]).toEqual([303, new URL('/saml/taken', location.href).href]);
  pages = [ignoring];
  expect(taken(await post(form))).toBe('abc');
});

test('of two posts at once the one that no page took is not said to be taken', async () => {
  let second: Promise<Response> | undefined;
  const form = new URLSearchParams({ SAMLResponse: 'abc' });
  const request = () => new Request(acs, { method: 'POST', body: form });
  const offered: string[] = [];
  pages = [
    {
      postMessage({ id }) {
        offered.push(id);
        // The other one comes before any page asks for this one.
        second ??= answerSamlPost({ request: request() });
      },
    },
  ];
  const first = await answerSamlPost({ request: request() });
  const answers = [first, await second];
  expect(answers.map((answer) => answer?.headers.get('Location')?.split('=')[1])).toEqual(offered);
  expect(offered.map(taken)).toEqual([null, 'abc']);
});

test('only a navigation to the one address of this site is such a post', () => {
  const request = (mode: string, destination: string) => ({ mode, destination }) as Request;
  const navigation = request('navigate', 'document');
  expect([
    isSamlPost({ url: acs, request: navigation }),
    isSamlPost({ url: acs, request: request('navigate', 'iframe') }),
    isSamlPost({ url: acs, request: request('no-cors', '') }),
    isSamlPost({ url: new URL('/saml/other', acs), request: navigation }),
    isSamlPost({ url: new URL('https://other.example/saml/acs'), request: navigation }),
  ]).toEqual([true, false, false, false, false]);
});

test('the tab whose response another one took says so, under a policy that allows nothing', async () => {
  const request = { mode: 'navigate', destination: 'document' } as Request;
  expect(isSamlTaken({ url: new URL('/saml/taken', acs), request })).toBe(true);
  expect(isSamlTaken({ url: acs, request })).toBe(false);
  const page = await samlTaken();
  expect([page.status, page.headers.get('Content-Security-Policy')]).toEqual([
    200,
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  ]);
  expect(await page.text()).toContain('Go on in the other tab');
});
