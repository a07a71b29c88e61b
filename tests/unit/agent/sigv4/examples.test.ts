import { expect, test } from 'vitest';
import { canonicalRequest } from '../../../../src/agent/sigv4/canonicalRequest.ts';
import { sha256Hex } from '../../../../src/agent/sigv4/hash.ts';
import { presign } from '../../../../src/agent/sigv4/presign.ts';
import type { UnsignedRequest } from '../../../../src/agent/sigv4/request.ts';
import { requestSignature } from '../../../../src/agent/sigv4/signature.ts';
import { signHeaders } from '../../../../src/agent/sigv4/signHeaders.ts';
import { stringToSign } from '../../../../src/agent/sigv4/stringToSign.ts';
import { utf8 } from '../../../../src/base/bytes.ts';
import { publishedSecret, secretKey } from './published.ts';

const emptyHash = await sha256Hex(new Uint8Array());

/** AWS General Reference, "Examples of the complete Signature Version 4 signing process". */
test('each stage gives what AWS publishes for IAM ListUsers', async () => {
  const signing = { region: 'us-east-1', service: 'iam', time: Date.UTC(2015, 7, 30, 12, 36) };
  const canonical = canonicalRequest(
    {
      method: 'GET',
      path: '/',
      query: [
        ['Version', '2010-05-08'],
        ['Action', 'ListUsers'],
      ],
      headers: [
        ['Host', 'iam.amazonaws.com'],
        ['Content-Type', 'application/x-www-form-urlencoded; charset=utf-8'],
        ['X-Amz-Date', '20150830T123600Z'],
      ],
    },
    'iam',
    emptyHash,
  );
  expect(canonical).toBe(
    [
      'GET',
      '/',
      'Action=ListUsers&Version=2010-05-08',
      'content-type:application/x-www-form-urlencoded; charset=utf-8',
      'host:iam.amazonaws.com',
      'x-amz-date:20150830T123600Z',
      '',
      'content-type;host;x-amz-date',
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    ].join('\n'),
  );
  expect(await stringToSign(signing, canonical)).toBe(
    [
      'AWS4-HMAC-SHA256',
      '20150830T123600Z',
      '20150830/us-east-1/iam/aws4_request',
      'f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59',
    ].join('\n'),
  );
  expect(await requestSignature(canonical, await secretKey(publishedSecret), signing)).toBe(
    '5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
  );
});

/** AWS's signing test suite, get-header-key-duplicate. */
test('a repeated header is signed once, with its values in the order given', async () => {
  const signing = { region: 'us-east-1', service: 'service', time: Date.UTC(2015, 7, 30, 12, 36) };
  const canonical = canonicalRequest(
    {
      method: 'GET',
      path: '/',
      query: [],
      headers: [
        ['Host', 'example.amazonaws.com'],
        ['My-Header1', 'value2'],
        ['My-Header1', 'value2'],
        ['My-Header1', 'value1'],
        ['X-Amz-Date', '20150830T123600Z'],
      ],
    },
    'service',
    emptyHash,
  );
  expect(await requestSignature(canonical, await secretKey(publishedSecret), signing)).toBe(
    'c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea',
  );
});

/** Amazon S3 API Reference, "Examples: Signature calculations"; their secret has "/" where the others have "+". */
const s3 = {
  credentials: {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretKey: await secretKey('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'),
  },
  signing: { region: 'us-east-1', service: 's3', time: Date.UTC(2013, 4, 24) },
  request: {
    method: 'GET',
    host: 'examplebucket.s3.amazonaws.com',
    path: '/test.txt',
    query: [],
    headers: [],
    payload: new Uint8Array(),
  },
} satisfies { request: UnsignedRequest } & Record<string, unknown>;

test('signHeaders gives what AWS publishes for S3 GetObject', async () => {
  const request = { ...s3.request, headers: [['Range', 'bytes=0-9']] as const };
  const signature = 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41';
  expect(await signHeaders(request, s3.credentials, s3.signing)).toEqual({
    canonicalRequest: [
      'GET',
      '/test.txt',
      '',
      'host:examplebucket.s3.amazonaws.com',
      'range:bytes=0-9',
      `x-amz-content-sha256:${emptyHash}`,
      'x-amz-date:20130524T000000Z',
      '',
      'host;range;x-amz-content-sha256;x-amz-date',
      emptyHash,
    ].join('\n'),
    stringToSign: [
      'AWS4-HMAC-SHA256',
      '20130524T000000Z',
      '20130524/us-east-1/s3/aws4_request',
      '7344ae5b7ee6c3e7e6b0fe0640412a37625d1fbfff95c48bbb2dc43964946972',
    ].join('\n'),
    signature,
    headers: [
      ['Range', 'bytes=0-9'],
      ['x-amz-date', '20130524T000000Z'],
      ['x-amz-content-sha256', emptyHash],
      [
        'authorization',
        `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, Signature=${signature}`,
      ],
    ],
  });
});

test('presign gives what AWS publishes for S3 GetObject', async () => {
  expect(await presign(s3.request, s3.credentials, s3.signing, 86_400)).toBe(
    'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
  );
});

test('signHeaders signs a signed request again as if it were the first time', async () => {
  const credentials = { ...s3.credentials, sessionToken: 'token' };
  const request = { ...s3.request, payload: utf8('body'), headers: [['if-match', '*']] as const };
  const first = await signHeaders(request, credentials, s3.signing);
  const again = await signHeaders({ ...request, headers: first.headers }, credentials, s3.signing);
  expect(again).toEqual(first);
});

test.each([0, -1, 1.5, 604_801, Number.NaN])('presign refuses to sign for %d seconds', async (seconds) => {
  await expect(presign(s3.request, s3.credentials, s3.signing, seconds)).rejects.toMatchObject({
    code: 'presign-expiry',
    detail: { expiresInSeconds: seconds },
  });
});

test.each([1, 604_800])('presign signs for %d seconds', async (seconds) => {
  const query = await presign(s3.request, s3.credentials, s3.signing, seconds);
  expect(new URLSearchParams(query).get('X-Amz-Expires')).toBe(`${seconds}`);
});
