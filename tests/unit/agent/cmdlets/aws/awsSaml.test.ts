import { describe, expect, test } from 'vitest';
import { sandboxResponse } from '../../providers/saml/responses.ts';
import { alice, consoleOf, contextWith, names, stored } from './console.ts';

const endpoint = 'https://adfs.example.com/adfs/ls/IdpInitiatedSignOn.aspx?loginToRp=urn:amazon:webservices';
const principal = 'arn:aws:iam::123456789012:saml-provider/ADFS';
const role = 'arn:aws:iam::123456789012:role/reader';
const both = `-PrincipalARN ${principal} -RoleARN ${role}`;

async function opened() {
  const context = await contextWith('');
  return { context, ...consoleOf(context) };
}

const keepEndpoint = `$name = Set-AWSSamlEndpoint -Endpoint '${endpoint}' -StoreAs ADFS-Demo -AuthenticationType ntlm; `;

describe('Set-AWSSamlEndpoint', () => {
  test('keeps an endpoint, and one of the same name instead of it', async () => {
    const { context, run } = await opened();
    const { texts, errors, records } = await run(
      `${keepEndpoint}$name; '${endpoint}' | Set-AWSSamlEndpoint -EndpointName other`,
    );
    expect({ texts, errors }).toEqual({ texts: ['ADFS-Demo', 'other'], errors: [] });
    expect(records.filter(({ kind }) => kind === 'link')).toEqual([
      { kind: 'link', text: 'Open the sign-in page of ADFS-Demo', url: endpoint },
      { kind: 'link', text: 'Open the sign-in page of other', url: endpoint },
    ]);
    expect(context.unlocked().vault.document.samlEndpoints).toEqual([
      { name: 'ADFS-Demo', endpoint, authenticationType: 'NTLM' },
      { name: 'other', endpoint, authenticationType: 'Kerberos' },
    ]);
    await run('Set-AWSSamlEndpoint -Endpoint https://new.example -StoreAs ADFS-Demo');
    expect(context.unlocked().vault.document.samlEndpoints.map((kept) => kept.endpoint)).toEqual([
      endpoint,
      'https://new.example',
    ]);
  });

  test.each(['http://adfs.example.com', 'adfs.example.com'])('%s is refused', async (address) => {
    const { context, run } = await opened();
    expect((await run(`Set-AWSSamlEndpoint -Endpoint ${address} -StoreAs x`)).errors).toEqual([
      'saml-endpoint-not-https: EndpointUri is not Https protocol. Give an address that begins with https://.',
    ]);
    expect(context.unlocked().vault.document.samlEndpoints).toEqual([]);
  });
});

describe('Set-AWSSamlRoleProfile', () => {
  test('stores a role that is named', async () => {
    const { context, run } = await opened();
    const { texts, errors } = await run(
      `${keepEndpoint}Set-AWSSamlRoleProfile -EndpointName $name -StoreAs reader ${both} -STSEndpointRegion eu-west-1 -NetworkCredential corp\\steve`,
    );
    expect({ texts, errors }).toEqual({ texts: ['reader'], errors: [] });
    expect(await stored(context, 'reader')).toEqual({
      endpoint_name: 'ADFS-Demo',
      role_arn: `${principal},${role}`,
      user_identity: 'corp\\steve',
      region: 'eu-west-1',
    });
    expect(context.view().profiles.map(({ type }) => type)).toEqual(['SAMLRoleUserIdentity']);
  });

  test.each([
    [
      `-EndpointName nobody -StoreAs x ${both}`,
      'saml-endpoint-unknown: The SAML endpoint "nobody" does not exist.',
    ],
    [
      `-EndpointName ADFS-Demo -StoreAs x -RoleARN ${role}`,
      'saml-role-half: RoleARN must be specified with PrincipalARN.',
    ],
    [
      `-EndpointName ADFS-Demo -StoreAs x -PrincipalARN ${principal}`,
      'saml-role-half: RoleARN must be specified with PrincipalARN.',
    ],
  ])('%s is refused', async (parameters, error) => {
    const { context, run } = await opened();
    const { errors } = await run(`${keepEndpoint}Set-AWSSamlRoleProfile ${parameters}`);
    expect(errors.map((text) => text.slice(0, error.length))).toEqual([error]);
    expect(names(context)).toEqual([]);
  });

  const roleArns = ['federated', 'reader'].map((name) => `arn:aws:iam::123456789012:role/${name}`);
  const provider = 'arn:aws:iam::123456789012:saml-provider/example';
  const now = Date.parse('2026-11-22T06:00:00Z');

  test('asks for a response where no role is named, and which of its roles', async () => {
    const { context, run } = await opened();
    const { texts, errors, questions } = await run(
      `${keepEndpoint}Set-AWSSamlRoleProfile -EndpointName $name -StoreAs work`,
      { answers: [{ typed: [sandboxResponse(now)] }, { chosen: 1 }] },
    );
    expect({ texts, errors }).toEqual({ texts: ['work'], errors: [] });
    expect(questions).toEqual([
      {
        heading: 'Sign in to ADFS-Demo',
        text: `Sign in at ${endpoint}. Where that is set up to answer to Coffer, the answer comes here by itself; else paste it: the form field SAMLResponse, in base64.`,
        fields: [{ label: 'SAML response', secret: true }],
        awaitsSaml: true,
        link: { text: 'Open sign-in page', url: endpoint },
      },
      {
        heading: 'Select a role',
        text: 'The role of the profile "work"',
        choices: roleArns.map((label) => ({ label, meaning: provider })),
      },
    ]);
    expect(await stored(context, 'work')).toEqual({
      endpoint_name: 'ADFS-Demo',
      role_arn: `${provider},${roleArns[1] ?? ''}`,
    });
  });

  test('stores all roles under their names, but over no profile of another kind', async () => {
    const { context, run } = await opened();
    await run(
      `Set-AWSCredential -AccessKey AKIAIOSFODNN7EXAMPLE -SecretKey ${alice.secretAccessKey} -StoreAs reader`,
    );
    const all = `${keepEndpoint}Set-AWSSamlRoleProfile -EndpointName $name -StoreAllRoles`;
    for (const time of ['first', 'second']) {
      const { texts, errors } = await run(all, { answers: [{ typed: [sandboxResponse(now)] }] });
      expect({ texts, errors }, time).toEqual({
        texts: ['federated'],
        errors: [expect.stringMatching(/^profile-exists: .*"reader"/)],
      });
    }
    const twice = sandboxResponse(
      now,
      [':role/reader', ':role/federated'],
      ['iam::123456789012:role', 'iam::111122223333:role'],
    );
    expect((await run(all, { answers: [{ typed: [twice] }] })).texts).toEqual([
      'federated-111122223333',
      'federated-123456789012',
    ]);
    expect(names(context)).toEqual([
      'reader',
      'federated',
      'federated-111122223333',
      'federated-123456789012',
    ]);
  });

  test('stores nothing where nobody signs in, or what was pasted cannot be used', async () => {
    const { context, run } = await opened();
    const line = `${keepEndpoint}Set-AWSSamlRoleProfile -EndpointName $name -StoreAllRoles`;
    const refused = await run(line, { answers: [{ typed: ['not base64'] }] });
    expect(refused.errors).toEqual([expect.stringMatching(/^saml-not-base64: /)]);
    await expect(run(line)).rejects.toMatchObject({ code: 'cancelled' });
    expect(names(context)).toEqual([]);
  });
});
