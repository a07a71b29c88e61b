import { describe, expect, test } from 'vitest';
import { asked } from '../../../../../src/agent/cmdlets/aws/asking.ts';
import { callFor, unsignedCallFor } from '../../../../../src/agent/cmdlets/aws/calling.ts';
import { commonParameters } from '../../../../../src/agent/cmdlets/aws/credentialParameters.ts';
import { simpleCmdlet } from '../../../../../src/agent/shell/cmdlet.ts';
import { PSObject } from '../../../../../src/agent/shell/values/value.ts';
import type { Context } from '../../../../../src/agent/unlocked/context.ts';
import { alice, billing, consoleOf, contextWith, keyLines, sandbox } from './console.ts';

const endpoint = `endpoint_url = ${sandbox}\n`;
const aliceKeys = `-AccessKey ${alice.accessKeyId} -SecretKey ${alice.secretAccessKey}`;
const profiles = `[default]\n${keyLines(alice)}${endpoint}region = us-east-1\n[billing]\n${keyLines(billing)}${endpoint}region = eu-west-1\n`;

/** Cmdlets that say where their call would go, and one that makes it. */
const testCmdlets = (context: Context) => [
  simpleCmdlet({
    name: 'Test-Call',
    synopsis: 'Says where a call of EC2 goes.',
    parameters: commonParameters,
    async run(bound, invocation) {
      const call = await callFor(context, invocation, bound, 'ec2');
      const { credentials, profile, region, endpointUrl = 'AWS' } = call;
      const token = credentials.sessionToken ?? 'no token';
      await invocation.emit([profile, credentials.accessKeyId, token, region, endpointUrl].join(' '));
    },
  }),
  simpleCmdlet({
    name: 'Test-UnsignedCall',
    synopsis: 'Says where an unsigned call of STS goes.',
    parameters: commonParameters,
    async run(bound, invocation) {
      const { region, endpointUrl = 'AWS' } = await unsignedCallFor(context, invocation, bound, 'sts');
      await invocation.emit(`${region} ${endpointUrl}`);
    },
  }),
  simpleCmdlet({
    name: 'Test-Session',
    synopsis: 'Gets temporary credentials.',
    parameters: commonParameters,
    async run(bound, invocation) {
      const call = await callFor(context, invocation, bound, 'sts');
      const answer = await asked(context, { invocation, bound, call }, 'sts:GetSessionToken', {});
      const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = answer.Credentials ?? {};
      await invocation.emit(
        new PSObject('Amazon.SecurityToken.Model.Credentials', [
          ['AccessKeyId', AccessKeyId],
          ['SecretAccessKey', SecretAccessKey],
          ['SessionToken', SessionToken],
        ]),
      );
    },
  }),
];

async function opened(credentials = profiles) {
  const context = await contextWith(credentials);
  return { context, ...consoleOf(context, testCmdlets(context)) };
}

describe('a call', () => {
  test.each([
    ['Test-Call', `default ${alice.accessKeyId} no token us-east-1 ${sandbox}`],
    ['Test-Call -ProfileName billing', `billing ${billing.accessKeyId} no token eu-west-1 ${sandbox}`],
    ['Test-Call -StoredCredentials billing', `billing ${billing.accessKeyId} no token eu-west-1 ${sandbox}`],
    [
      'Test-Call -ProfileN billing -Reg eu-west-2',
      `billing ${billing.accessKeyId} no token eu-west-2 ${sandbox}`,
    ],
    [
      'Set-AWSCredential billing; Test-Call; Test-Call -ProfileName default',
      `billing ${billing.accessKeyId} no token eu-west-1 ${sandbox}|default ${alice.accessKeyId} no token us-east-1 ${sandbox}`,
    ],
    [
      'Set-AWSCredential billing; Set-DefaultAWSRegion eu-west-3; Test-Call; Test-Call -Region us-west-2',
      `billing ${billing.accessKeyId} no token eu-west-3 ${sandbox}|billing ${billing.accessKeyId} no token us-west-2 ${sandbox}`,
    ],
    [
      'function f { Set-AWSCredential billing; Set-DefaultAWSRegion eu-west-3; Test-Call }; f; Test-Call',
      `billing ${billing.accessKeyId} no token eu-west-3 ${sandbox}|default ${alice.accessKeyId} no token us-east-1 ${sandbox}`,
    ],
    [
      'Set-AWSCredential billing; function f { Clear-AWSCredential; Test-Call }; f',
      `default ${alice.accessKeyId} no token us-east-1 ${sandbox}`,
    ],
    [
      'Test-Call -AK AKIAIOSFODNN8EXAMPLE -SK x -ST token -ProfileName billing',
      'Supplied Key Parameters AKIAIOSFODNN8EXAMPLE token us-east-1 AWS',
    ],
    [
      '$b = New-AWSCredential billing; Test-Call -Credential $b; $b | Test-Call; Test-Call -ProfileName default -Credential $b',
      `Credentials Object ${billing.accessKeyId} no token eu-west-1 ${sandbox}|Credentials Object ${billing.accessKeyId} no token eu-west-1 ${sandbox}|default ${alice.accessKeyId} no token us-east-1 ${sandbox}`,
    ],
    [
      'Set-AWSCredential -Credential (Get-AWSCredential billing); Test-Call',
      `Credentials Object ${billing.accessKeyId} no token eu-west-1 ${sandbox}`,
    ],
    [
      "Test-Call -Region ''; Test-Call -Region $null; [pscustomobject]@{ Region = $null } | Test-Call",
      Array(3).fill(`default ${alice.accessKeyId} no token us-east-1 ${sandbox}`).join('|'),
    ],
    [
      "[pscustomobject]@{ ProfileName = 'billing'; Region = 'eu-north-1' } | Test-Call",
      `billing ${billing.accessKeyId} no token eu-north-1 ${sandbox}`,
    ],
    [
      'Test-Call -Region (Get-AWSRegion eu-west-2)',
      `default ${alice.accessKeyId} no token eu-west-2 ${sandbox}`,
    ],
    [
      'Test-Call -EndpointUrl http://localhost:5555',
      `default ${alice.accessKeyId} no token us-east-1 http://localhost:5555`,
    ],
  ])('%s', async (line, said) => {
    const { run } = await opened();
    const { texts, errors } = await run(line);
    expect({ said: texts.join('|'), errors }).toEqual({ said, errors: [] });
  });

  test.each([
    [
      'Test-Call -ProfileName nobody',
      'profile-unknown: Cannot find profile "nobody": looked in the vault. Capitals count; check the name, or add the profile.',
    ],
    [
      'Test-Call -ProfileName half',
      'profile-invalid: Credential profile [half] is not valid.  Please ensure the profile contains a valid combination of properties.',
    ],
    [
      'Test-Call -ProfileLocation nowhere',
      'profile-location-unknown: Cannot use "nowhere" for profiles, because no location of that name is linked. Link its folder or file under that name on the screen "Files", or leave out -ProfileLocation.',
    ],
    [
      'Test-Call',
      'credentials-none: No credentials specified or obtained from persisted/shell defaults. Choose a profile for this session, or make one the default.',
    ],
    [
      'Test-Call -AccessKey AKIAIOSFODNN8EXAMPLE -ProfileName default',
      'access-key-alone: The command was not run: -AccessKey was given without -SecretKey. Give all of them, or none.',
    ],
    [
      `Test-Call ${aliceKeys}`,
      'region-none: No region specified or obtained from persisted/shell defaults. Choose a region, or give one to the profile.',
    ],
    [
      'Test-Call -AK short -SK x -Region us-east-1',
      'given-key-malformed: The keys were not used, because the access key ID is not 16 to 128 letters, digits or underscores. Copy it again, whole and without blanks.',
    ],
    [
      "Test-Call -AK AKIAIOSFODNN8EXAMPLE -SK x -ST 'a b' -Region us-east-1",
      'given-token-malformed: The keys were not used, because the session token holds blanks or characters that no token has. Copy it again, whole and on one line.',
    ],
    [
      'Set-AWSCredential -RoleArn arn:aws:iam::123456789012:role/reader -SourceProfile half; Test-Call -Region us-east-1',
      'profile-invalid: Credential profile [half] is not valid.  Please ensure the profile contains a valid combination of properties.',
    ],
    [
      "function f { $StoredAWSCredentials = 'half'; Test-Call }; f",
      'stored-credentials-wrong: $StoredAWSCredentials takes a credentials object, or $null, and nothing else. Use Set-AWSCredential, or assign what New-AWSCredential gives.',
    ],
  ])('%s is refused', async (line, error) => {
    const { run } = await opened('[half]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n');
    expect((await run(line)).errors).toEqual([error]);
  });
});

test("AWS's example keys go where the profile goes that has them, given by hand or in an object", async () => {
  const { run } = await opened();
  const object = `[pscustomobject]@{ AccessKeyId = '${alice.accessKeyId}'; SecretAccessKey = 'x' }`;
  const { texts } = await run(
    `Test-Call ${aliceKeys}; ${object} | Test-Call; Set-AWSCredential ${aliceKeys}; Test-Call`,
  );
  expect(texts).toEqual([
    `Supplied Key Parameters ${alice.accessKeyId} no token us-east-1 ${sandbox}`,
    `Credentials Object ${alice.accessKeyId} no token us-east-1 ${sandbox}`,
    `Supplied Key Parameters ${alice.accessKeyId} no token us-east-1 ${sandbox}`,
  ]);
});

test('an endpoint that nobody ticked is not where such keys go', async () => {
  const { context, run } = await opened();
  await context.unlocked().vault.change((document) => ({
    ...document,
    profiles: document.profiles.map((profile) => ({ ...profile, heldBack: ['endpoint_url'] })),
  }));
  expect((await run(`Test-Call ${aliceKeys}`)).texts).toEqual([
    `Supplied Key Parameters ${alice.accessKeyId} no token us-east-1 AWS`,
  ]);
});

test('keys of an answer go to the endpoint that issued them, and are stored with it', async () => {
  const { context, run } = await opened();
  const { texts, errors } = await run(
    '$temporary = Test-Session; $temporary | Set-AWSCredential -StoreAs temporary\n' +
      '(Test-Call -Credential $temporary).Split(" ")[-1]; (Test-Call -ProfileName temporary).Split(" ")[-1]',
  );
  expect({ texts, errors }).toEqual({
    texts: [sandbox, sandbox],
    errors: [],
  });
  expect(context.unlocked().vault.document.profiles.at(-1)?.heldBack).toEqual([]);
});

test.each([
  ['Test-UnsignedCall', `us-east-1 ${sandbox}`],
  ['Test-UnsignedCall -ProfileName billing', `eu-west-1 ${sandbox}`],
  [
    'Test-UnsignedCall -EndpointUrl http://localhost:5555 -Region eu-west-2',
    'eu-west-2 http://localhost:5555',
  ],
])('%s goes where a signed call would go', async (line, said) => {
  const { run } = await opened();
  expect(await run(line)).toMatchObject({ texts: [said], errors: [] });
});

describe('an unsigned call, whose token is a credential,', () => {
  const role = (name: string) => `role_arn = arn:aws:iam::123456789012:role/${name}\n`;
  const chains = `[alice]\n${keyLines(alice)}${endpoint}[reader]\n${role('reader')}source_profile = alice\n[auditor]\n${role('auditor')}source_profile = reader\nendpoint_url = http://localhost:5555\n[ops]\n${role('ops')}source_profile = auditor\n[lost]\n${role('lost')}source_profile = nobody\n[circle]\n${role('circle')}source_profile = circle\n[sso]\nsso_account_id = 123456789012\n`;

  test.each([
    ['-ProfileName reader', sandbox],
    ['-ProfileName auditor', 'http://localhost:5555'],
    ['-ProfileName ops', 'http://localhost:5555'],
    [
      '-Credential (New-AWSCredential -RoleArn arn:aws:iam::123456789012:role/x -SourceProfile reader)',
      sandbox,
    ],
    ['-ProfileName sso', 'AWS'],
    ['', 'AWS'],
  ])(
    'with %s goes to the nearest endpoint on the way to the credentials',
    async (parameters, endpointUrl) => {
      const { run } = await opened(chains);
      expect(await run(`Test-UnsignedCall -Region us-east-1 ${parameters}`)).toMatchObject({
        texts: [`us-east-1 ${endpointUrl}`],
        errors: [],
      });
    },
  );

  test.each(['lost', 'circle', 'nobody'])(
    'goes nowhere with -ProfileName %s, as a signed one',
    async (name) => {
      const { run } = await opened(chains);
      const said = async (cmdlet: string) =>
        (await run(`${cmdlet} -Region us-east-1 -ProfileName ${name}`)).errors;
      const refused = await said('Test-UnsignedCall');
      expect(refused).toHaveLength(1);
      expect(await said('Test-Call')).toEqual(refused);
    },
  );
});

test('-Verbose says every step of both searches, and where the call goes', async () => {
  const { run } = await opened();
  const { records } = await run('Test-Call -ProfileName billing -Verbose');
  expect(
    records.flatMap((record) => (record.kind === 'text' && record.style === 'verbose' ? record.parts : [])),
  ).toEqual(
    [
      'Credentials: Parameters -AccessKey and -SecretKey: skipped. No keys were given.',
      'Credentials: Parameter -ProfileName, in the vault: used. Profile "billing" is in the vault.',
      'Credentials: Parameter -ProfileName, in the shared credentials file: skipped. The search had ended.',
      'Credentials: Parameter -ProfileLocation: skipped. The search had ended.',
      'Credentials: Parameter -Credential: skipped. The search had ended.',
      'Credentials: Session profile ($StoredAWSCredentials): skipped. The search had ended.',
      'Credentials: Profile "default" in the vault: skipped. The search had ended.',
      'Credentials: Profile "default" in the shared credentials file: skipped. The search had ended.',
      'Credentials: Profile "AWS PS Default" in the vault: skipped. The search had ended.',
      'Credentials: EC2 instance profile: skipped. The search had ended.',
      'Region: Parameter -Region: skipped. No region was given.',
      'Region: Session region ($StoredAWSRegion): missing. The session has no region of its own.',
      'Region: Region of the profile that supplied the credentials: used. Profile "billing" has a region.',
      'Region: Region of profile "default": skipped. The search had ended.',
      'Region: Region of profile "AWS PS Default": skipped. The search had ended.',
      'Region: Instance metadata: skipped. The search had ended.',
      "Region: Service's built-in default: skipped. The search had ended.",
      'Provider: Profile "billing" holds a key pair.',
      `Endpoint: ${sandbox}, which goes with the credentials.`,
    ].map((text) => ({ text })),
  );
});

test('-Verbose says that the region is that of the profile which an object refers to', async () => {
  const { run } = await opened();
  const { records } = await run('Get-AWSCredential billing | Test-Call -Verbose');
  expect(records).toContainEqual({
    kind: 'text',
    style: 'verbose',
    stream: 0,
    newline: true,
    parts: [
      {
        text: 'Region: Region of the profile that supplied the credentials: used. Profile "billing" has a region.',
      },
    ],
  });
});

describe('$AWSHistory', () => {
  test('has each call with what came of it, secrets masked', async () => {
    const { context, run } = await opened();
    const wrong = `Test-Session -AK ${alice.accessKeyId} -SK 'not the secret' -Region eu-west-1`;
    await run(`Test-Session; ${wrong}`);
    const call = { at: context.clock(), service: 'sts', operation: 'GetSessionToken' };
    expect(context.unlocked().calls.calls).toEqual([
      { ...call, command: 'Test-Session', region: 'us-east-1', profile: 'default', outcome: 'Success' },
      {
        ...call,
        command: `Test-Session -AccessKey ${alice.accessKeyId} -SecretKey ******** -Region eu-west-1`,
        region: 'eu-west-1',
        profile: 'Supplied Key Parameters',
        outcome: 'SignatureDoesNotMatch',
      },
    ]);
  });

  test('says how much it holds, and gives the calls and the last one', async () => {
    const { run } = await opened();
    const { texts, errors } = await run(
      '"$AWSHistory"; $keys = Test-Session -Region eu-west-1; $AWSHistory; $AWSHistory.LastCommand.Region; $AWSHistory.Commands.Count',
    );
    expect({ texts, errors }).toEqual({
      texts: ['0 command(s) recorded.', '1 command(s) recorded, last = GetSessionToken.', 'eu-west-1', '1'],
      errors: [],
    });
  });
});
