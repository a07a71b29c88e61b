import { expect, test } from 'vitest';
import { utf8 } from '../../../src/base/bytes.ts';
import { readProfileForm } from '../../../src/page/state/profileForm.ts';

function form(entries: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(entries)) data.set(name, value);
  return data;
}

const nothing = {
  name: '',
  accessKeyId: '',
  region: '',
  roleArn: '',
  sourceProfile: '',
  externalId: '',
  mfaSerial: '',
  tickedActiveKeys: [],
};

test('a new profile is read trimmed, its secret as bytes that can be transferred', () => {
  const { fields, transfer } = readProfileForm(
    form({
      name: ' dev ',
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE\n',
      secretAccessKey: ' wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      sessionToken: '',
      region: 'eu-west-1',
      roleArn: 'arn:aws:iam::123456789012:role/Reader',
      sourceProfile: 'base',
      externalId: 'x',
      mfaSerial: 'arn:aws:iam::123456789012:mfa/me',
    }),
  );
  expect(fields).toEqual({
    name: 'dev',
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: utf8('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'),
    region: 'eu-west-1',
    roleArn: 'arn:aws:iam::123456789012:role/Reader',
    sourceProfile: 'base',
    externalId: 'x',
    mfaSerial: 'arn:aws:iam::123456789012:mfa/me',
    tickedActiveKeys: [],
  });
  expect(transfer).toEqual([fields.secretAccessKey?.buffer]);
});

test('secrets left empty are left out, so that the stored ones stay', () => {
  expect(readProfileForm(form({ secretAccessKey: '', sessionToken: '  ' })).fields).toEqual(nothing);
});

test('a ticked removal sends the secret empty', () => {
  expect(readProfileForm(form({ sessionToken: '', 'remove:sessionToken': 'on' })).fields).toEqual({
    ...nothing,
    sessionToken: new Uint8Array(),
  });
});

test('every active key that is ticked is sent', () => {
  const data = form({});
  for (const key of ['credential_process', 'endpoint_url']) data.append('tickedActiveKeys', key);
  expect(readProfileForm(data).fields).toEqual({
    ...nothing,
    tickedActiveKeys: ['credential_process', 'endpoint_url'],
  });
});
