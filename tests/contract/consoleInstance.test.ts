/*
 * The last step of the search orders: an instance whose metadata service the user listed.
 */
import { beforeEach, expect, test, vi } from 'vitest';
import {
  instanceKeys,
  instanceWithRole,
  metadataOrigin,
  metadataService,
} from '../unit/agent/aws/metadataService.ts';
import { makeFolder } from './folder.ts';
import { sandboxConsole, type SandboxConsole } from './sandboxConsole.ts';

const identity = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:sts::123456789012:assumed-role/reader/i-1</Arn><UserId>AROA:i-1</UserId><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;

let at: SandboxConsole;
/** The hosts of AWS that were asked, each with the access key id that signed. */
let asked: (readonly [host: string, keyId: string | undefined])[];

beforeEach(async () => {
  at = await sandboxConsole();
  asked = [];
  await at.given('Remove-AWSCredentialProfile default -Force');
});

/** A machine with this metadata service, and AWS. */
function machine(paths: Parameters<typeof metadataService>[0]) {
  const service = metadataService(paths);
  const spy = vi.spyOn(globalThis, 'fetch').mockImplementation((given, init) => {
    const request = new Request(given, init);
    const { origin, host } = new URL(request.url);
    if (origin === metadataOrigin) return service.fetch(request);
    if (!host.endsWith('.amazonaws.com')) throw new TypeError(`nobody is at ${host}`);
    const keyId = /Credential=([^/]+)/.exec(request.headers.get('authorization') ?? '')?.[1];
    asked.push([host, keyId]);
    return Promise.resolve(new Response(identity, { headers: { 'content-type': 'text/xml' } }));
  });
  return {
    service,
    end: () => {
      spy.mockRestore();
    },
  };
}

const list = () => at.client.ask('preferences.save', { metadataEndpoint: metadataOrigin });
const steps = (verbose: readonly string[]) =>
  verbose.filter((line) => /: (EC2 instance profile|Instance metadata): /.test(line));

test('it is not asked unless it is listed, and then only by what comes to that step', async () => {
  const { service, end } = machine(instanceWithRole);
  try {
    const { errors, verbose } = await at.run('Get-STSCallerIdentity -Verbose');
    expect(errors.map((error) => error.split(':')[0])).toEqual(['credentials-none']);
    expect(steps(verbose)).toEqual([
      'Credentials: EC2 instance profile: missing. A web page cannot reach the instance metadata service.',
    ]);
    await list();
    await at.given('(Get-STSCallerIdentity -ProfileName sandbox-billing -Region us-east-1).Arn');
    await at.client.ask('locations.read', {});
    expect(service.seen).toEqual([]);

    const used = await at.run('(Get-STSCallerIdentity -Verbose).Arn');
    expect(used.texts).toEqual(['arn:aws:sts::123456789012:assumed-role/reader/i-1']);
    expect(steps(used.verbose)).toEqual([
      `Credentials: EC2 instance profile: used. The metadata service at ${metadataOrigin} names a role.`,
      `Region: Instance metadata: used. The metadata service at ${metadataOrigin} names a region.`,
    ]);
    expect(asked[0]).toEqual(['sts.eu-west-1.amazonaws.com', instanceKeys.AccessKeyId]);
    const { entries } = await at.client.ask('journal.read', {});
    expect(entries.at(-1)?.profile).toBe('Instance Profile');
    const { credentials } = await at.client.ask('resolve.explain', {});
    expect([credentials.value, credentials.origin]).toEqual(['Instance Profile', 'EC2 instance profile']);
  } finally {
    end();
  }
});

test('a service that is listed and not there is a reason, and what is found without it is used', async () => {
  const { end } = machine({});
  try {
    await list();
    const none = await at.run('Get-STSCallerIdentity -Verbose');
    expect(none.errors).toHaveLength(1);
    expect(steps(none.verbose)).toEqual([
      expect.stringMatching(
        /^Credentials: EC2 instance profile: refused\. The answer of localhost:1338 /,
      ) as string,
    ]);
    const regions = await at.run('(Get-STSCallerIdentity -ProfileName sandbox-billing -Verbose).Account');
    expect([regions.errors, regions.texts]).toEqual([[], ['123456789012']]);
  } finally {
    end();
  }
});

test('a profile that is added to a file while it is asked is what the call is signed with', async () => {
  const { service, end } = machine(instanceWithRole);
  try {
    const folder = await makeFolder({ credentials: '' });
    await at.client.ask('locations.link', {
      location: '~/.aws/credentials',
      handles: { folder: folder.handle },
    });
    await list();
    const { fetch: answer } = service;
    vi.spyOn(service, 'fetch').mockImplementationOnce(async (request) => {
      await folder.write(
        'credentials',
        '[default]\naws_access_key_id = AKIAI44QH8DHBEXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\nregion = us-east-2\n',
      );
      await at.client.ask('locations.read', {});
      return answer(request);
    });
    expect(await at.given('(Get-STSCallerIdentity).Account')).toEqual(['123456789012']);
    expect(asked).toEqual([['sts.us-east-2.amazonaws.com', 'AKIAI44QH8DHBEXAMPLE']]);
  } finally {
    end();
  }
});

test('it becomes the default of a shell without its keys being stored', async () => {
  const { end } = machine(instanceWithRole);
  try {
    await list();
    const { errors, questions, records } = await at.run('Initialize-AWSDefaultConfiguration');
    expect([errors, questions]).toEqual([[], []]);
    expect(JSON.stringify(records)).toContain('Credentials for this shell were set using instance profile');
    expect(
      await at.given('"$StoredAWSCredentials@$StoredAWSRegion"; (Get-STSCallerIdentity).Account'),
    ).toEqual(['Instance Profile@eu-west-1', '123456789012']);
    const { vault } = await at.client.ask('locations.read', {});
    const stored = vault.profiles.find(({ name }) => name === 'default');
    expect([stored?.region, stored?.key]).toEqual(['eu-west-1', undefined]);
    expect(asked.at(-1)).toEqual(['sts.eu-west-1.amazonaws.com', instanceKeys.AccessKeyId]);

    await at.given('Clear-AWSCredential; Clear-DefaultAWSRegion');
    expect(await at.given('(Get-STSCallerIdentity).Account')).toEqual(['123456789012']);
  } finally {
    end();
  }
});
