import { describe, expect, test } from 'vitest';
import {
  anything,
  scriptBlock,
  string,
  strings,
  switchOn,
} from '../../../../../src/agent/shell/binding/types.ts';
import { simpleCmdlet, type AnyCmdlet, type ObjectType } from '../../../../../src/agent/shell/cmdlet.ts';
import { Commands } from '../../../../../src/agent/shell/commands.ts';
import { complete } from '../../../../../src/agent/shell/help/complete.ts';
import { Scope } from '../../../../../src/agent/shell/run/scope.ts';
import { parse } from '../../../../../src/agent/shell/syntax/parse.ts';
import { PSObject, ScriptBlock, type Value } from '../../../../../src/agent/shell/values/value.ts';
import { Secret } from '../../../../../src/agent/shell/values/secret.ts';

const instance: ObjectType = { name: 'Instance', properties: { InstanceId: null, State: null } };
const reservation: ObjectType = { name: 'Reservation', properties: { Instances: instance, OwnerId: null } };

const run = () => undefined;

const cmdlets: readonly AnyCmdlet[] = [
  simpleCmdlet({
    name: 'Set-Key',
    aliases: ['Set-Keys', 'sk'],
    synopsis: 'Sets a key.',
    defaultSet: 'Stored',
    parameters: {
      ProfileName: {
        type: string,
        help: 'Which profile.',
        aliases: ['StoredCredentials'],
        position: 0,
        sets: ['Stored'],
        mandatory: true,
        completes: 'profile',
      },
      AccessKey: { type: string, help: 'Its id.', aliases: ['AK'], sets: ['Typed'], mandatory: true },
      SecretKey: { type: string, help: 'Its secret.', sets: ['Typed'], mandatory: true, secret: true },
      Location: { type: string, help: 'Where.', position: 1, completes: 'location' },
      Region: { type: strings, help: 'In which region.', completes: 'region' },
      Scope: { type: string, help: 'How far.', values: ['Global', 'Local'] },
      Force: { type: switchOn, help: 'Asks nothing.' },
    },
    run,
  }),
  simpleCmdlet({
    name: 'Get-Instance',
    synopsis: 'Lists instances.',
    parameters: {},
    emits: reservation,
    run,
  }),
  simpleCmdlet({
    name: 'Select-Object',
    aliases: ['select'],
    synopsis: 'Takes some.',
    parameters: {
      Property: { type: strings, help: 'Which.', position: 0, completes: 'property' },
      ExpandProperty: { type: string, help: 'Which alone.', completes: 'property' },
      InputObject: { type: anything, help: 'The objects.', fromPipeline: true },
    },
    passesOn: true,
    run,
  }),
  simpleCmdlet({
    name: 'Where-Object',
    aliases: ['?'],
    synopsis: 'Filters.',
    parameters: {
      FilterScript: {
        type: scriptBlock,
        help: 'Block.',
        position: 0,
        sets: ['Block'],
        completes: 'property',
      },
      Property: { type: string, help: 'Which.', position: 0, sets: ['Simple'], completes: 'property' },
      EQ: { type: switchOn, help: 'Equal.', sets: ['Simple'] },
    },
    defaultSet: 'Block',
    passesOn: true,
    run,
  }),
];

const names = {
  profiles: ['dev', 'production', "steve's own", 'two words'],
  locations: ['C:\\keys', '~/.aws/credentials'],
  regions: [
    { name: 'eu-west-1', description: 'Europe (Ireland)' },
    { name: 'us-east-1', description: 'US East (N. Virginia)' },
  ],
};

const creds = new PSObject('Credentials', [
  ['AccessKeyId', 'AKIAIOSFODNN7EXAMPLE'],
  ['SecretAccessKey', new Secret('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY')],
  ['Issued To', 'steve'],
]);

/** What is offered at the bar, and what of the text it replaces. */
function offered(marked: string, variables: Readonly<Record<string, Value>> = {}) {
  const commands = new Commands(cmdlets);
  const [written] = parse('function Get-Mine($First, $Second) { }').statements;
  if (written?.kind === 'function') commands.defineFunction(written.name, new ScriptBlock(written.body, ''));
  const scope = new Scope();
  for (const [name, value] of Object.entries({ true: true, ...variables })) scope.set(name, value);
  const text = marked.replace('|>', '');
  const { start, end, items } = complete(text, marked.indexOf('|>'), { commands, scope, names });
  return { items, labels: items.map(({ label }) => label), replaces: text.slice(start, end) };
}

const common = ['-Verbose', '-ErrorAction', '-WarningAction', '-OutVariable'];

describe('complete offers', () => {
  test.each<[string, string[]]>([
    // commands
    ['Get-I|>', ['Get-Instance']],
    ['get-|>', ['Get-Mine', 'Get-Instance']],
    ['Set-|>', ['Set-Key']],
    ['Set-Keys|>', ['Set-Keys']],
    ['s|>', ['Select-Object', 'Set-Key']],
    ['instan|>', ['Get-Instance']],
    ['fore|>', ['foreach']],
    ['$x = Get-I|>', ['Get-Instance']],
    ['if (Get-I|>', ['Get-Instance']],
    ['if ($true) { Get-I|> }', ['Get-Instance']],
    ['if ($true) { 1 } Get-I|>', ['Get-Instance']],
    ['"a $(Get-I|>', ['Get-Instance']],
    ['Get-Instance; Get-I|>', ['Get-Instance']],
    ['Get-Instance | Sel|>', ['Select-Object']],
    ['foreach ($i in Get-I|>', ['Get-Instance']],
    ['& Get-I|>', ['Get-Instance']],
    // parameters
    [
      'Set-Key -|>',
      ['-ProfileName', '-AccessKey', '-SecretKey', '-Location', '-Region', '-Scope', '-Force', ...common],
    ],
    ['Set-Key -Pro|>', ['-ProfileName']],
    ['Set-Key -Sto|>', ['-StoredCredentials']],
    ['Set-Key -A|>', ['-AccessKey']],
    ['sk -ak x -S|>', ['-SecretKey', '-Scope']],
    ['Set-Key -AccessKey x -P|>', []],
    ['Set-Key -AccessKey x -A|>', []],
    ['Set-Key dev -S|>', ['-Scope']],
    ['Set-Key -S|> -SecretKey x', ['-Scope']],
    ['Set-Key -Scope Local -F|> | Get-Instance -Force', ['-Force']],
    ['Get-Mine -|>', ['-First', '-Second']],
    ['Get-Mine -s|>', ['-Second']],
    ['Get-Nothing -|>', []],
    // arguments
    ['Set-Key |>', names.profiles],
    ['Set-Key p|>', ['production']],
    ['Set-Key duct|>', ['production']],
    ['Set-Key -Prof |>', names.profiles],
    ['Set-Key -ProfileName:d|>', ['dev']],
    ["Set-Key 'two |>", ['two words']],
    ['Set-Key "two |>', ['two words']],
    ['Set-Key dev |>', names.locations],
    ['Set-Key -Force |>', names.profiles],
    ['Set-Key -ProfileName dev |>', names.locations],
    ['Set-Key -Region |>', ['eu-west-1', 'us-east-1']],
    ['Set-Key -Region ireland|>', ['eu-west-1']],
    ['Set-Key -Region eu-west-1, u|>', ['us-east-1']],
    ['Set-Key -Region eu-west-1,|>', ['eu-west-1', 'us-east-1']],
    ['Set-Key -Scope |>', ['Global', 'Local']],
    ['Set-Key -Scope l|>', ['Local']],
    ['Set-Key -Force:|>', ['$true', '$false']],
    ['Set-Key -ErrorAction s|>', ['SilentlyContinue', 'Stop']],
    ['Set-Key -SecretKey |>', []],
    ['Set-Key -Scope 2>$null |>', ['Global', 'Local']],
    ['Set-Key `\n  -Scope |>', ['Global', 'Local']],
    // variables and members
    ['$cre|>', ['$creds']],
    ['"a $cre|>', ['$creds']],
    ['Set-Key -ProfileName $cre|>', ['$creds']],
    ['$global:cre|>', ['$creds']],
    ['Set-Key @cre|>', ['$creds']],
    ['$tru|>', ['$true']],
    ['$creds.|>', ['AccessKeyId', 'SecretAccessKey', 'Issued To']],
    ['$creds.Acc|>', ['AccessKeyId']],
    ['$creds.SecretAccessKey.|>', ['Length']],
    ['Set-Key $creds.|>', ['AccessKeyId', 'SecretAccessKey', 'Issued To']],
    ['$many[0].Acc|>', ['AccessKeyId']],
    ['$many.Acc|>', ['AccessKeyId']],
    ['(Get-Instance).|>', ['Instances', 'OwnerId']],
    ['(Get-Instance).Instances.|>', ['InstanceId', 'State']],
    ['(Get-Instance).Instances[0].St|>', ['State']],
    // properties down a pipeline
    ['Get-Instance | Select-Object |>', ['Instances', 'OwnerId']],
    ['Get-Instance | Select-Object OwnerId, I|>', ['Instances']],
    ['Get-Instance | ? { $_.|>', ['Instances', 'OwnerId']],
    ['Get-Instance | ? { if ($_.|>', ['Instances', 'OwnerId']],
    ['(Get-Instance).Instances | Where-Object St|>', ['State']],
    ['Get-Instance | Where-Object OwnerId -|>', ['-EQ', ...common]],
    ['Get-Instance | Where-Object { $true } -|>', common],
    ['Get-Instance | select -Expand Instances | ? { $_.St|>', ['State']],
    ['Get-Instance | ? OwnerId -EQ 1 | Select-Object @{ N = "x"; E = { $_.Own|>', ['OwnerId']],
    ['$creds | Select-Object |>', ['AccessKeyId', 'SecretAccessKey', 'Issued To']],
    ['foreach ($i in (Get-Instance).Instances) { $i.St|>', ['State']],
    ['foreach ($i in $many) { if ($true) { $I.Acc|>', ['AccessKeyId']],
    ['foreach ($i in $many) { 1 }; $i.|>', []],
    // where nothing can be told
    ['|>', []],
    ['  |>', []],
    ['# Get-I|>', []],
    ["'Get-I|>", []],
    ['Set-Key x$creds|>', ['$creds']],
    ['Set-Key $creds-x|>', []],
    ['@{ Na|>', []],
    ['@{ Name = |>', []],
    ['@{ Name = Get-I|>', ['Get-Instance']],
    ['$_.|>', []],
    ['1..|>', []],
  ])('%s', (text, expected) => {
    const { labels } = offered(text, { creds, many: [creds, creds] });
    expect(labels).toEqual(expected);
  });
});

describe('what is put in', () => {
  test.each<[string, string, string]>([
    ['Set-Key tw|>', "'two words'", 'tw'],
    ['Set-Key steve|>', "'steve''s own'", 'steve'],
    ["Set-Key 'steve|>", "'steve''s own'", "'steve"],
    ["Set-Key 'two|>' -Force", "'two words'", "'two'"],
    ['Set-Key "two|>', '"two words"', '"two'],
    ['Set-Key pro|>duct -Force', 'production', 'product'],
    ['Set-Key -Location C|>', 'C:\\keys', 'C'],
    ['Set-Key -Location ~|>', "'~/.aws/credentials'", '~'],
    ['Get-In|>st -Verbose', 'Get-Instance', 'Get-Inst'],
    ['Get-Instance -Ver|>', '-Verbose', '-Ver'],
    ['$cre|>', '$creds', '$cre'],
    ['${cre|>', '${creds}', '${cre'],
    ['$global:cre|>', '$global:creds', '$global:cre'],
    ['Set-Key @cre|>', '@creds', '@cre'],
    ['$creds.iss|>', "'Issued To'", 'iss'],
    ['$my|>', '${my own}', '$my'],
  ])('%s', (text, expected, replaced) => {
    const { items, replaces } = offered(text, { creds, 'my own': 1 });
    expect({ first: items[0]?.text, replaces }).toEqual({ first: expected, replaces: replaced });
  });
});

test('complete offers a hundred at the most', () => {
  const properties = Array.from({ length: 5000 }, (_, index) => [`P${String(index)}`, index] as const);
  const { labels } = offered('$big.P|>', { big: new PSObject('Big', properties) });
  expect(labels).toHaveLength(100);
});

test('complete offers nothing in a long text', () => {
  expect(offered(`${'Get-X;'.repeat(12_000)}$cre|>`, { creds }).items).toEqual([]);
});

test('no secret is in what completion offers', () => {
  const { items } = offered('$|>', { secret: creds.properties.get('SecretAccessKey') ?? null, creds });
  expect(JSON.stringify(items)).not.toContain('wJalr');
});
