import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { utf8 } from '../../src/base/bytes.ts';
import type { NameValue } from '../../src/agent/sigv4/request.ts';
import { presign } from '../../src/agent/sigv4/presign.ts';
import { signHeaders } from '../../src/agent/sigv4/signHeaders.ts';
import { amzDate } from '../../src/agent/sigv4/stringToSign.ts';
import { secretKey } from '../unit/agent/sigv4/published.ts';
import { needPeers, printedBy } from './peers.ts';

needPeers('botocore');

const odd = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 10 }),
  fc.constantFrom('', "!'()*", '~-._', 'a b', 'a+b', '%2F', '=&?#', 'ключ', '🗝️'),
);
const segment = fc.oneof(odd.map(encodeURIComponent), fc.constantFrom('', '.', '..', "!'()*", '%7E'));
const pair = (name: fc.Arbitrary<string>, value: fc.Arbitrary<string>): fc.Arbitrary<NameValue> =>
  fc.tuple(name, value);

// Names that come up again and again, so that some are repeated.
const query = fc.array(pair(fc.oneof(fc.constantFrom('a', 'A', 'a-b', ''), odd), odd), { maxLength: 6 });

// botocore takes every white space for a blank, where AWS's text has blanks only: hence none but blanks and tabs, and no
// text beyond ASCII in a header.
const word = fc.stringMatching(/^[!-~]{1,8}$/);
const blanks = fc.constantFrom('', ' ', '   ', '\t', ' \t ');
const headerValue = fc
  .array(fc.tuple(blanks, word, blanks), { maxLength: 3 })
  .map((words) => words.flat().join(''));
const headerName = fc.constantFrom('content-type', 'Content-MD5', 'x-amz-target', 'X-Amz-Acl', 'x_c', 'X-b');

const requests = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
  host: fc.constantFrom('ec2.eu-west-1.amazonaws.com', '127.0.0.1:5555'),
  path: fc.array(segment, { maxLength: 5 }).map((segments) => `/${segments.join('/')}`),
  query,
  headers: fc.array(pair(headerName, headerValue), { maxLength: 4 }),
  payload: odd,
  service: fc.constantFrom('ec2', 'sts', 'execute-api', 's3'),
  region: fc.constantFrom('us-east-1', 'eu-west-1', 'cn-north-1'),
  time: fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2099, 0) }),
  accessKeyId: fc.stringMatching(/^AKIA[A-Z2-7]{16}$/),
  secretAccessKey: fc.stringMatching(/^[A-Za-z0-9/+]{40}$/),
  sessionToken: fc.option(fc.stringMatching(/^[A-Za-z0-9/+=]{1,80}$/), { nil: undefined, freq: 2 }),
});

test('botocore writes the same Authorization headers for 250 odd requests', async () => {
  const cases = fc.sample(requests, { numRuns: 250, seed: 20150830 });
  const input = JSON.stringify(cases.map((request) => ({ ...request, amzDate: amzDate(request.time) })));
  const theirs: unknown = JSON.parse(
    await printedBy(['python3', 'tests/interop/authorizations.py', 'headers'], { input }),
  );
  const ours = await Promise.all(
    cases.map(async ({ accessKeyId, secretAccessKey, sessionToken, payload, ...request }) => {
      const { headers } = await signHeaders(
        { ...request, payload: utf8(payload) },
        {
          accessKeyId,
          secretKey: await secretKey(secretAccessKey),
          ...(sessionToken !== undefined && { sessionToken }),
        },
        request,
      );
      return new Map(headers).get('authorization');
    }),
  );
  expect(ours).toEqual(theirs);
});

test('botocore presigns the same addresses for 250 odd requests', async () => {
  // botocore puts a body into the address, and keeps one value of a repeated name.
  const single = requests.map((request) => ({ ...request, query: [...new Map(request.query)] }));
  const cases = fc.sample(
    fc.record({ request: single, expiresInSeconds: fc.integer({ min: 1, max: 604_800 }) }),
    { numRuns: 250, seed: 20150830 },
  );
  const input = JSON.stringify(
    cases.map(({ request, expiresInSeconds }) => ({
      ...request,
      payload: '',
      amzDate: amzDate(request.time),
      expiresInSeconds,
    })),
  );
  const theirs: unknown = JSON.parse(
    await printedBy(['python3', 'tests/interop/authorizations.py', 'query'], { input }),
  );
  const ours = await Promise.all(
    cases.map(async ({ request, expiresInSeconds }) => {
      const { accessKeyId, secretAccessKey, sessionToken } = request;
      const query = await presign(
        { ...request, payload: new Uint8Array() },
        {
          accessKeyId,
          secretKey: await secretKey(secretAccessKey),
          ...(sessionToken !== undefined && { sessionToken }),
        },
        request,
        expiresInSeconds,
      );
      return new URLSearchParams(query).get('X-Amz-Signature');
    }),
  );
  expect(ours).toEqual(theirs);
});
