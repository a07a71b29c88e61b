import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect, type Client } from './client.ts';
import { runLine } from './consoleLines.ts';

let client: Client;

beforeEach(async () => {
  client = connect();
  await client.ask('vault.trySandbox', {});
});

afterEach(() => {
  client.close();
});

const cmdlets = `
  Set-AWSCredential New-AWSCredential Get-AWSCredential Clear-AWSCredential Remove-AWSCredentialProfile
  Initialize-AWSDefaultConfiguration Clear-AWSDefaultConfiguration
  Set-DefaultAWSRegion Get-DefaultAWSRegion Clear-DefaultAWSRegion Get-AWSRegion
  Get-STSSessionToken Use-STSRole Get-STSCallerIdentity Get-STSFederationToken Use-STSRoleWithSAML
  Get-EC2Instance Get-EC2Region
  Get-IAMAccessKey New-IAMAccessKey Update-IAMAccessKey Remove-IAMAccessKey Get-IAMAccessKeyLastUsed
  Set-AWSSamlEndpoint Set-AWSSamlRoleProfile Get-AWSSigV4PreSignedURL Get-AWSSigV4Signature Get-STSCallerIdentityURL
  Get-Command Get-Help Get-History Get-Variable Clear-Host Write-Output Write-Host Write-Warning
  Where-Object ForEach-Object Select-Object Sort-Object Group-Object Measure-Object Format-Table Format-List
  ConvertTo-Json ConvertFrom-Json ConvertTo-Csv Out-String Get-Date Start-Sleep`;

const formerNames = `
  Set-AWSCredentials New-AWSCredentials Get-AWSCredentials Clear-AWSCredentials Initialize-AWSDefaults Clear-AWSDefaults
  ? % where foreach select sort group measure ft fl cls clear h history echo sleep help man`;

test.each((cmdlets + formerNames).trim().split(/\s+/))('%s is there, and helps', async (name) => {
  const { errors, texts } = await runLine(client, `Get-Help '${name}' -Full`);
  expect(errors).toEqual([]);
  expect(texts).toEqual(expect.arrayContaining(['NAME', 'SYNOPSIS', 'SYNTAX']));
});
