import { describe, expect, test } from 'vitest';
import { cmdlet, simpleCmdlet } from '../../../../../src/agent/shell/cmdlet.ts';
import {
  anything,
  boolean,
  int,
  secret,
  string,
  strings,
  switchOn,
} from '../../../../../src/agent/shell/binding/types.ts';
import { textOf } from '../../../../../src/agent/shell/values/text.ts';
import { linesOf } from '../lines.ts';

/** Says which set it was bound with and to what. */
const setThing = simpleCmdlet({
  name: 'Set-Thing',
  aliases: ['Set-Things'],
  synopsis: 'Says how it was called.',
  confirms: 'medium',
  defaultSet: 'ByName',
  parameters: {
    Name: { type: string, help: '', aliases: ['ThingName'], sets: ['ByName'], mandatory: true, position: 0 },
    Id: { type: int, help: '', sets: ['ById'], mandatory: true, range: [1, 9], fromPropertyName: true },
    Note: { type: string, help: '' },
    Number: { type: int, help: '' },
    Tag: { type: strings, help: '' },
    Scope: { type: string, help: '', values: ['Global', 'Local'] },
    Force: { type: switchOn, help: '' },
    On: { type: boolean, help: '' },
  },
  async run(bound, invocation) {
    const given = Object.entries(bound)
      .filter(([name]) => !['Verbose', 'WhatIf', 'Confirm', 'ErrorAction', 'OutVariable'].includes(name))
      .map(([name, value]) => `${name}=${String(value)}`)
      .sort();
    invocation.verbose('at work');
    if (!(await invocation.shouldProcess('thing', 'Set'))) return;
    await invocation.emit([invocation.set, ...given].join(' '));
  },
});

const takeAll = simpleCmdlet({
  name: 'Take-All',
  synopsis: 'Takes what is piped, and what is left.',
  parameters: {
    InputObject: { type: anything, help: '', fromPipeline: true },
    Rest: { type: strings, help: '', takesRest: true },
    Key: { type: secret, help: '', secret: true },
  },
  async run({ InputObject = null, Rest = [], Key }, invocation) {
    const length = Key?.open().length;
    await invocation.emit(`${textOf(InputObject)}|${Rest.join('+')}|${String(length ?? '')}`);
  },
});

const takeTwo = cmdlet({
  name: 'Take-Two',
  synopsis: 'Takes two objects.',
  parameters: { InputObject: { type: anything, help: '', fromPipeline: true } },
  start(_, invocation) {
    let taken = 0;
    return {
      async process({ InputObject = null }) {
        await invocation.emit(InputObject);
        if (++taken === 2) invocation.takeNoMore();
      },
      end: () => invocation.emit('end'),
    };
  },
});

const lines = () => linesOf([setThing, takeAll, takeTwo]);
const run = (line: string, options?: Parameters<ReturnType<typeof lines>['run']>[1]) =>
  lines().run(line, options);

describe('arguments', () => {
  test.each([
    ['Set-Thing a', 'ByName Name=a'],
    ['set-things a', 'ByName Name=a'],
    ['Set-Thing -Name a', 'ByName Name=a'],
    ['Set-Thing -thingname a', 'ByName Name=a'],
    ['Set-Thing -Name:a', 'ByName Name=a'],
    ['Set-Thing -Name:"a b"', 'ByName Name=a b'],
    ["Set-Thing -Name:'a'", 'ByName Name=a'],
    ['Set-Thing -Name: a', 'ByName Name=a'],
    ['Set-Thing -Na a -not b', 'ByName Name=a Note=b'],
    ['Set-Thing -Note b a', 'ByName Name=a Note=b'],
    ['Set-Thing a -Note 0123', 'ByName Name=a Note=0123'],
    ['Set-Thing a -Number 0x10', 'ByName Name=a Number=16'],
    ['Set-Thing -Id 3', 'ById Id=3'],
    ['Set-Thing a -Tag x, y', 'ByName Name=a Tag=x,y'],
    ['Set-Thing a -Force', 'ByName Force=true Name=a'],
    ['Set-Thing a -Force:$false', 'ByName Force=false Name=a'],
    ['Set-Thing -Force a', 'ByName Force=true Name=a'],
    ['Set-Thing a -On $true', 'ByName Name=a On=true'],
    ['Set-Thing a -Scope global', 'ByName Name=a Scope=Global'],
    ['$p = @{ Name = "a"; Force = $true }; Set-Thing @p', 'ByName Force=true Name=a'],
    ['$p = @{ Tag = "t" }; Set-Thing a @p', 'ByName Name=a Tag=t'],
    ['[pscustomobject]@{ Id = 4 } | Set-Thing', 'ById Id=4'],
    ['[pscustomobject]@{ Id = 4 } | Set-Thing -Note n', 'ById Id=4 Note=n'],
    ['Take-All 1 b "c d"', '|1+b+c d|'],
    ['"x" | Take-All', 'x||'],
    ['Take-All -Key abc', '||3'],
  ])('%s', async (line, expected) => {
    const { texts, errors } = await run(line);
    expect({ texts, errors }).toEqual({ texts: [expected], errors: [] });
  });

  test.each([
    ['Set-Thing -Nothing a', 'NamedParameterNotFound', '-Nothing'],
    ['Set-Thing -N a', 'AmbiguousParameter', '-N'],
    ['Set-Thing -Name', 'MissingArgument', '-Name'],
    ['Set-Thing -Name a -ThingName b', 'ParameterAlreadyBound', '-ThingName'],
    ['Set-Thing a b', 'PositionalParameterNotFound', 'b'],
    ['Set-Thing -Name a -Id 3', 'AmbiguousParameterSet', 'Set-Thing -Name a -Id 3'],
    ['Set-Thing a -Number x', 'ParameterArgumentTransformationError', 'x'],
    ['Set-Thing -Id 0', 'ArgumentBelowRange', '0'],
    ['Set-Thing -Id 10', 'ArgumentAboveRange', '10'],
    ['Set-Thing a -Scope here', 'ArgumentNotInSet', 'here'],
    ['Set-Thing ""', 'ParameterArgumentValidationErrorEmptyStringNotAllowed', '""'],
    ['Set-Thing $null', 'ParameterArgumentValidationErrorNullNotAllowed', '$null'],
    ['Set-Thing a -On yes', 'ParameterArgumentTransformationError', 'yes'],
    ['"x" | Set-Thing', 'InputObjectNotBound', 'Set-Thing'],
  ])('%s is refused: %s', async (line, id, marked) => {
    const shown = await run(line);
    expect({ ids: shown.errors.map((error) => error.split(':')[0]), marked: shown.marked }).toEqual({
      ids: [id],
      marked: [marked],
    });
  });

  test('errors are in words of PowerShell', async () => {
    expect((await run('Set-Thing -N a')).errors).toEqual([
      "AmbiguousParameter: Parameter cannot be processed because the parameter name 'N' is ambiguous. Possible matches include: -Name -Note -Number.",
    ]);
    expect((await run('Set-Thing -Id 10')).errors).toEqual([
      "ArgumentAboveRange: Cannot validate argument on parameter 'Id'. The 10 argument is greater than the maximum allowed range of 9. Supply an argument that is less than or equal to 9 and then try the command again.",
    ]);
  });

  test('a secret goes only where one is taken', async () => {
    const { Secret } = await import('../../../../../src/agent/shell/values/secret.ts');
    const session = lines();
    session.shell.global.set('s', new Secret('12345'));
    expect((await session.run('Take-All -Key $s')).texts).toEqual(['||5']);
    expect((await session.run('Set-Thing $s')).errors).toEqual([
      expect.stringMatching(
        /^ParameterArgumentTransformationError: Cannot bind parameter 'Name'. A secret is taken/,
      ),
    ]);
  });
});

describe('what is missing', () => {
  test('a mandatory parameter is asked for, as PowerShell does', async () => {
    const { texts, questions } = await run('Set-Thing -Note n', { answers: [{ typed: ['typed'] }] });
    expect(texts).toEqual(['ByName Name=typed Note=n']);
    expect(questions).toEqual([
      {
        heading: 'Supply values for the following parameters:',
        text: 'cmdlet Set-Thing at command pipeline position 1',
        fields: [{ label: 'Name', secret: false }],
      },
    ]);
  });

  test('cancelling the question stops the line', async () => {
    await expect(run('Set-Thing')).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('common parameters', () => {
  const host = ({ records }: { records: readonly unknown[] }) => records;

  test('-Verbose shows what is said, and nothing else does', async () => {
    expect(host(await run('Set-Thing a'))).toMatchObject([{ kind: 'text', style: 'output' }]);
    expect(host(await run('Set-Thing a -Verbose'))).toMatchObject([
      { kind: 'text', style: 'verbose', parts: [{ text: 'at work' }] },
      { kind: 'text', style: 'output' },
    ]);
  });

  test('-WhatIf says what would be done', async () => {
    expect(host(await run('Set-Thing a -WhatIf'))).toMatchObject([
      {
        kind: 'text',
        style: 'host',
        parts: [{ text: 'What if: Performing the operation "Set" on target "thing".' }],
      },
    ]);
  });

  test('-Confirm asks, and No is heard', async () => {
    const { texts, questions } = await run('Set-Thing a -Confirm', { answers: [{ chosen: 2 }] });
    expect(texts).toEqual([]);
    expect(questions).toMatchObject([
      {
        heading: 'Are you sure you want to perform this action?',
        text: 'Performing the operation "Set" on target "thing".',
      },
    ]);
    expect((await run('Set-Thing a -Confirm', { answers: [{ chosen: 0 }] })).texts).toEqual([
      'ByName Name=a',
    ]);
  });

  test('Yes to All is asked once for a pipeline', async () => {
    const { texts, questions } = await run(
      '$o = [pscustomobject]@{ Id = 1 }; $o, $o, $o | Set-Thing -Confirm',
      { answers: [{ chosen: 1 }] },
    );
    expect([texts.length, questions.length]).toEqual([3, 1]);
  });

  test('-ErrorAction decides what follows an error', async () => {
    expect(await run('Set-Thing a -Tag x -ErrorAction SilentlyContinue; "on"')).toMatchObject({ errors: [] });
    expect(await run('$ErrorActionPreference = "Stop"; nothing-there; "on"')).toMatchObject({
      texts: [],
      errors: [expect.stringMatching(/^CommandNotFound/)],
    });
  });

  test('-OutVariable keeps what goes on', async () => {
    expect((await run('Set-Thing a -OutVariable kept | Take-All; $kept.Count')).texts).toEqual([
      'ByName Name=a||',
      '1',
    ]);
  });
});

describe('pipelines', () => {
  test('a stage that takes no more stops what feeds it, and ends itself', async () => {
    expect((await run('1..1000000000 | Take-Two')).texts).toEqual(['1', '2', 'end']);
    expect((await run('1..1000000000 | Take-All | Take-Two')).texts).toEqual(['1||', '2||', 'end']);
  });

  test('objects come one by one', async () => {
    expect((await run('1, 2 | Take-All | & { "$input" }')).texts).toEqual(['1|| 2||']);
  });

  test('nothing that is piped gives nothing', async () => {
    expect((await run('@() | Take-All')).texts).toEqual([]);
  });
});

test('an array of any length may be splatted', async () => {
  expect((await run('$many = @(1) * 200000; (Take-All 0 @many).Length')).texts).toEqual(['400003']);
});
