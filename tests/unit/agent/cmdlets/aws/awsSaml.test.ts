import { describe, expect, test } from 'vitest';
import { consoleOf, contextWith, names, stored } from './console.ts';

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
    const { texts, errors, records } = await run(
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
    expect(records).toContainEqual(expect.objectContaining({ style: 'warning' }));
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
    [
      '-EndpointName ADFS-Demo -StoreAs x',
      'saml-sign-in-missing: No role was stored, because only signing in tells which roles there are, and this version of Coffer cannot sign in with SAML.',
    ],
    [
      '-EndpointName ADFS-Demo -StoreAllRoles',
      'saml-sign-in-missing: No role was stored, because only signing in tells which roles there are, and this version of Coffer cannot sign in with SAML.',
    ],
  ])('%s is refused', async (parameters, error) => {
    const { context, run } = await opened();
    const { errors } = await run(`${keepEndpoint}Set-AWSSamlRoleProfile ${parameters}`);
    expect(errors.map((text) => text.slice(0, error.length))).toEqual([error]);
    expect(names(context)).toEqual([]);
  });
});
