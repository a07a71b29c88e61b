import { AwsV4Signer } from 'aws4fetch';
import { describe, expect, test } from 'vitest';
import { alice, consoleOf, contextWith, keyLines, sandbox } from './console.ts';

const at = '20261122T060000Z';
const region = 'eu-west-1';
const profiles = `[default]\n${keyLines(alice)}region = ${region}\n[temporary]\n${keyLines(alice)}aws_session_token = Some/Token+1==\nregion = ${region}\nendpoint_url = ${sandbox}\n`;

async function shown(line: string) {
  const { texts, errors } = await consoleOf(await contextWith(profiles)).run(line);
  return { texts, errors };
}

/** What aws4fetch makes of the same request. */
async function presigned(url: string, service: string, headers: Record<string, string> = {}, method = 'GET') {
  const { url: signed } = await new AwsV4Signer({
    ...alice,
    method,
    url,
    headers,
    service,
    region: service === 'iam' ? 'us-east-1' : region,
    datetime: at,
    signQuery: true,
    allHeaders: true,
  }).sign();
  return Object.fromEntries(signed.searchParams);
}

describe('Get-AWSSigV4PreSignedURL', () => {
  test.each([
    [
      'https://bucket.s3.eu-west-1.amazonaws.com/a%20b/c',
      '-ExpiresIn 60',
      's3',
      'https://bucket.s3.eu-west-1.amazonaws.com/a%20b/c?X-Amz-Expires=60',
    ],
    [
      'https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08',
      '-ExpiresIn 604800',
      'iam',
      'https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08&X-Amz-Expires=604800',
    ],
    [
      'http://localhost:5555/path',
      '-Service ec2 -Method delete',
      'ec2',
      'http://localhost:5555/path?X-Amz-Expires=900',
    ],
  ])('signs %s as aws4fetch does', async (uri, more, service, theirs) => {
    const { texts, errors } = await shown(`Get-AWSSigV4PreSignedURL '${uri}' ${more}`);
    const method = more.includes('delete') ? 'DELETE' : 'GET';
    expect({ errors, query: Object.fromEntries(new URL(texts.join('')).searchParams) }).toEqual({
      errors: [],
      query: await presigned(theirs, service, {}, method),
    });
    expect(new URL(texts.join('')).pathname).toBe(new URL(uri).pathname);
  });

  test.each([
    [
      'https://evil.example/',
      'sign-host-refused: Nothing was signed: evil.example is not a host of AWS by https, of the sandbox or of this machine (localhost, 127.0.0.1), and no other has a use for the signature. Correct the address.',
    ],
    [
      'nonsense',
      'sign-uri-malformed: Nothing was signed, because the address is not a whole one, or has a user name, a fragment or a signature in it already. Give one such as https://sts.eu-west-1.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15.',
    ],
    [
      'https://s3.eu-west-1.amazonaws.com/%zz',
      'sign-uri-malformed: Nothing was signed, because the address is not a whole one, or has a user name, a fragment or a signature in it already. Give one such as https://sts.eu-west-1.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15.',
    ],
    [
      'http://localhost:5555/',
      'sign-service-unknown: Nothing was signed, because the name of the host localhost:5555 does not say which service of AWS it is. Give its signing name with -Service, such as s3, and the region with -Region.',
    ],
    [
      "https://sts.amazonaws.com/ -Header @{ Host = 'other' }",
      'sign-header-refused: Nothing was signed: the header "Host" is one that signing writes itself, or there is a character in it that no header may have. Leave it out, or correct it.',
    ],
    [
      'https://sts.amazonaws.com/ -Header @{ x = "a`nb" }',
      'sign-header-refused: Nothing was signed: the header "x" is one that signing writes itself, or there is a character in it that no header may have. Leave it out, or correct it.',
    ],
  ])('refuses %s', async (uri, error) => {
    expect(await shown(`Get-AWSSigV4PreSignedURL ${uri}`)).toEqual({ texts: [], errors: [error] });
  });

  test('takes no secret of a variable for a header, and no time beyond seven days', async () => {
    const { errors } = await shown(
      '$s = (Get-AWSCredential temporary).GetCredentials().Token; Get-AWSSigV4PreSignedURL https://sts.amazonaws.com/ -Header @{ x = $s }; Get-AWSSigV4PreSignedURL https://sts.amazonaws.com/ -ExpiresIn 604801',
    );
    expect(errors.map((error) => error.split(':')[0])).toEqual(['SecretNotTaken', 'ArgumentAboveRange']);
  });
});

describe('Get-STSCallerIdentityURL', () => {
  test('proves who a profile is, for a minute, to the server that a header names', async () => {
    const { texts } = await shown("Get-STSCallerIdentityURL -Header @{ 'x-k8s-aws-id' = 'cluster' }");
    const url = `https://sts.${region}.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15&X-Amz-Expires=60`;
    expect(Object.fromEntries(new URL(texts.join('')).searchParams)).toEqual(
      await presigned(url, 'sts', { 'x-k8s-aws-id': 'cluster' }),
    );
  });

  test('goes where calls of the profile go, with its session token', async () => {
    const { texts } = await shown('Get-STSCallerIdentityURL 900 -ProfileName temporary');
    const { origin, searchParams } = new URL(texts.join(''));
    expect([origin, searchParams.get('X-Amz-Security-Token'), searchParams.get('X-Amz-Expires')]).toEqual([
      sandbox,
      'Some/Token+1==',
      '900',
    ]);
  });
});

describe('Get-AWSSigV4Signature', () => {
  const line = "Get-AWSSigV4Signature 'https://sts.eu-west-1.amazonaws.com/' -Method POST -Body 'a=1'";

  test('shows each stage of a signature', async () => {
    const { texts } = await shown(
      `$s = ${line} -Header @{ 'X-Vault' = 'v' }; $s.CanonicalRequest; $s.StringToSign; $s.Authorization.EndsWith($s.Signature); $s.Headers['X-Vault']`,
    );
    expect(texts.join('\n').split('\n')).toEqual([
      'POST',
      '/',
      '',
      'host:sts.eu-west-1.amazonaws.com',
      expect.stringMatching(/^x-amz-content-sha256:[0-9a-f]{64}$/),
      `x-amz-date:${at}`,
      'x-vault:v',
      '',
      'host;x-amz-content-sha256;x-amz-date;x-vault',
      expect.stringMatching(/^[0-9a-f]{64}$/),
      'AWS4-HMAC-SHA256',
      at,
      `20261122/${region}/sts/aws4_request`,
      expect.stringMatching(/^[0-9a-f]{64}$/),
      'True',
      'v',
    ]);
  });

  test('masks a session token', async () => {
    const { texts } = await shown(
      `$s = ${line} -ProfileName temporary; $s.CanonicalRequest; "$($s.Headers['x-amz-security-token'])"`,
    );
    expect(texts.join('\n')).toContain('x-amz-security-token:********');
    expect(texts.at(-1)).toBe('********');
    expect(texts.join('\n')).not.toContain('Some/Token');
  });
});
