import { beforeEach, describe, expect, test } from 'vitest';
import { toBase64, utf8 } from '../../src/base/bytes.ts';
import { roles, samlProviderArn, users } from '../../src/sandbox/account.ts';
import { tablesOf } from './consoleLines.ts';
import { sandboxConsole, serialNumber, type SandboxConsole } from './sandboxConsole.ts';

let at: SandboxConsole;

beforeEach(async () => {
  at = await sandboxConsole();
});

const { alice } = users;

describe('Use-STSRole', () => {
  const asked = (role: { readonly arn: string }, more = '') =>
    `Use-STSRole -RoleArn ${role.arn} -RoleSessionName me ${more}`;

  test('gives an answer of four properties, and credentials that other commands take', async () => {
    const shown = await at.run(`$r = ${asked(roles.reader)}; $r`);
    expect(tablesOf(shown)).toEqual([
      [
        {
          AssumedRoleUser: 'Amazon.SecurityToken.Model.AssumedRoleUser',
          Credentials: 'Amazon.SecurityToken.Model.Credentials',
          PackedPolicySize: '',
          SourceIdentity: '',
        },
      ],
    ]);
    expect(
      await at.given(
        '(Get-STSCallerIdentity -Credential $r.Credentials).Arn; $r.Credentials | Set-AWSCredential; (Get-STSCallerIdentity).Arn; "$StoredAWSCredentials"',
      ),
    ).toEqual([
      'arn:aws:sts::123456789012:assumed-role/reader/me',
      'arn:aws:sts::123456789012:assumed-role/reader/me',
      'Credentials Object',
    ]);
  });

  test('is refused without the external id that a role asks for, and assumes it with that', async () => {
    expect(await at.refused(asked(roles.partner))).toEqual([
      `AccessDenied: User: ${alice.arn} is not authorized to perform: sts:AssumeRole on resource: ${roles.partner.arn}`,
    ]);
    expect(
      await at.given(
        `(${asked(roles.partner, `-ExternalID ${roles.partner.externalId ?? ''}`)}).AssumedRoleUser.Arn`,
      ),
    ).toEqual(['arn:aws:sts::123456789012:assumed-role/partner/me']);
  });

  test('asks for the code of an MFA device that a role asks for', async () => {
    const code = await at.mfaCode();
    const line = `(${asked(roles.operator, `-SerialNumber ${serialNumber}`)}).AssumedRoleUser.Arn`;
    expect(await at.given(line, [{ typed: [code] }])).toEqual([
      'arn:aws:sts::123456789012:assumed-role/operator/me',
    ]);
  });

  test('chains for an hour at the most', async () => {
    await at.given(`$r = (${asked(roles.reader)}).Credentials`);
    const next = asked(roles.partner, `-ExternalId ${roles.partner.externalId ?? ''} -Credential $r`);
    expect(await at.refused(`${next} -DurationInSeconds 3601`)).toEqual([
      'ValidationError: The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    ]);
    expect(await at.given(`(${next} -DurationInSeconds 3600).AssumedRoleUser.Arn`)).toEqual([
      'arn:aws:sts::123456789012:assumed-role/partner/me',
    ]);
  });

  test('narrows a session down by a policy', async () => {
    const policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'ec2:DescribeRegions', Resource: '*' }],
    });
    await at.given(`$c = (${asked(roles.reader, `-Policy '${policy}'`)}).Credentials`);
    expect(await at.given('(Get-EC2Region us-east-1 -Credential $c).RegionName')).toEqual(['us-east-1']);
    expect(await at.refused('Get-EC2Instance -Credential $c')).toEqual([
      expect.stringMatching(/^UnauthorizedOperation: You are not authorized to perform this operation\./),
    ]);
  });
});

describe('Use-STSRoleWithSAML', () => {
  const asked = (assertion: string) =>
    `Use-STSRoleWithSAML -RoleArn ${roles.federated.arn} -PrincipalArn ${samlProviderArn} -SAMLAssertion ${assertion}`;

  test('gives credentials for an assertion, whoever the session is, and shows it nowhere', async () => {
    const assertion = samlResponse();
    expect(
      await at.given(
        `$r = ${asked(assertion)} -ProfileName sandbox-billing; $r.Subject; (Get-STSCallerIdentity -Credential $r.Credentials).Arn; "[$($AWSHistory.Commands[0].ProfileName)]"`,
      ),
    ).toEqual(['bob', 'arn:aws:sts::123456789012:assumed-role/federated/bob@example.com', '[]']);
    expect(JSON.stringify(at.client.received)).not.toContain(assertion);
  });

  test('says in the words of AWS that an assertion is none', async () => {
    expect(await at.refused(asked('bm9uZQ=='))).toEqual([expect.stringMatching(/^InvalidIdentityToken: /)]);
  });

  function samlResponse(): string {
    const attribute = (name: string, value: string) =>
      `<saml:Attribute Name="https://aws.amazon.com/SAML/Attributes/${name}"><saml:AttributeValue>${value}</saml:AttributeValue></saml:Attribute>`;
    const ends = new Date(at.now + 240_000).toISOString();
    return toBase64(
      utf8(
        `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"><saml:Assertion ID="_1" IssueInstant="${new Date(at.now).toISOString()}" Version="2.0"><saml:Issuer>https://idp.example</saml:Issuer><saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">bob</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${ends}"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotOnOrAfter="${ends}"><saml:AudienceRestriction><saml:Audience>urn:amazon:webservices</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AttributeStatement>${attribute('RoleSessionName', 'bob@example.com')}${attribute('Role', `${samlProviderArn},${roles.federated.arn}`)}</saml:AttributeStatement></saml:Assertion></samlp:Response>`,
      ),
    );
  }
});
