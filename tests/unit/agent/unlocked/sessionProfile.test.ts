import { expect, test } from 'vitest';
import { signInOf, signInProperties } from '../../../../src/agent/unlocked/sessionProfile.ts';

const roleArn = 'arn:aws:iam::123456789012:role/federated';
const principalArn = 'arn:aws:iam::123456789012:saml-provider/ADFS';

const read = (properties: Iterable<readonly [string, string]>) => {
  const texts = new Map(properties);
  return signInOf((key) => texts.get(key));
};

test('a sign-in is read back as it was written', () => {
  const signIn = { roleArn, principalArn, durationSeconds: 1000, endpointName: 'corp' };
  expect(read(signInProperties(signIn))).toEqual(signIn);
});

test('a sign-in that says no more than its role lasts an hour and is called as its provider', () => {
  const signIn = { roleArn, principalArn, durationSeconds: 3600, endpointName: 'ADFS' };
  const role = ['x_saml_role', `${roleArn}, ${principalArn}`] as const;
  expect(read([role])).toEqual(signIn);
  for (const written of ['', 'abc', '1e3', '-900', '3600.5', '9'.repeat(40)]) {
    expect(read([role, ['x_saml_duration_seconds', written]])).toEqual(signIn);
  }
});

test('what names no role and provider is no sign-in', () => {
  expect(read([])).toBeUndefined();
  for (const written of ['', roleArn, `${roleArn},${roleArn}`, `${roleArn},${principalArn},${roleArn}`]) {
    expect(read([['x_saml_role', written]])).toBeUndefined();
  }
});
