import { expect, test } from 'vitest';
import { survey } from '../../../../src/agent/rotation/survey.ts';
import { aCall, fakeAws, stsError, xml } from '../aws/fakeAws.ts';

const identity = (arn: string) =>
  xml(
    `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>${arn}</Arn><UserId>AIDAIOSFODNN7EXAMPLE</UserId><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
  );

const page = (id: string, more: string) =>
  xml(
    `<ListAccessKeysResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><ListAccessKeysResult><UserName>alice</UserName><AccessKeyMetadata><member><UserName>alice</UserName><AccessKeyId>${id}</AccessKeyId><Status>Inactive</Status></member></AccessKeyMetadata>${more}</ListAccessKeysResult></ListAccessKeysResponse>`,
  );

test.each([
  ['the root user', 'arn:aws:iam::123456789012:root', { code: 'rotation-root', detail: { name: 'work' } }],
  [
    'a role',
    'arn:aws-us-gov:sts::123456789012:assumed-role/reader/me',
    {
      code: 'rotation-not-user',
      detail: { name: 'work', arn: 'arn:aws-us-gov:sts::123456789012:assumed-role/reader/me' },
    },
  ],
])('a key of %s is refused before anything else is asked', async (_, arn, refusal) => {
  const { aws, seen } = fakeAws(identity(arn));
  await expect(survey(aws, aCall(), 'work')).rejects.toMatchObject(refusal);
  expect(seen).toHaveLength(1);
});

test('a user below a path has all of its keys listed, page by page, their last use unknown where that is refused', async () => {
  const arn = 'arn:aws-cn:iam::123456789012:user/division_abc/sub/alice';
  const { aws, seen } = fakeAws(
    identity(arn),
    page('AKIAIOSFODNN7EXAMPLE', '<IsTruncated>true</IsTruncated><Marker>next</Marker>'),
    page('AKIAI44QH8DHBEXAMPLE', '<IsTruncated>false</IsTruncated>'),
    stsError('AccessDenied', 'Not authorized to perform: iam:GetAccessKeyLastUsed'),
  );
  expect(await survey(aws, aCall(), 'work')).toEqual({
    arn,
    keys: ['AKIAIOSFODNN7EXAMPLE', 'AKIAI44QH8DHBEXAMPLE'].map((accessKeyId) => ({
      accessKeyId,
      active: false,
      lastUse: undefined,
    })),
  });
  expect(seen.map(({ params }) => [params.Action, params.Marker])).toEqual([
    ['GetCallerIdentity', undefined],
    ['ListAccessKeys', undefined],
    ['ListAccessKeys', 'next'],
    ['GetAccessKeyLastUsed', undefined],
    ['GetAccessKeyLastUsed', undefined],
  ]);
});
