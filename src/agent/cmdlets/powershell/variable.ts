import { string, strings, switchOn } from '../../shell/binding/types.ts';
import { simpleCmdlet } from '../../shell/cmdlet.ts';
import { ShellError } from '../../shell/errors.ts';
import type { Scope } from '../../shell/run/scope.ts';
import type { FoldedMap } from '../../shell/values/foldedMap.ts';
import { PSObject, type Value } from '../../shell/values/value.ts';
import { hasWildcards, wildcard } from '../../shell/values/wildcard.ts';

export const getVariable = simpleCmdlet({
  name: 'Get-Variable',
  aliases: ['gv'],
  synopsis: 'Lists variables and what they hold.',
  description: ['A secret that a variable holds is shown masked.'],
  examples: [
    { line: 'Get-Variable Stored*', says: 'Shows what this session uses.' },
    { line: 'Get-Variable creds -ValueOnly', says: 'Gives what $creds holds.' },
  ],
  parameters: {
    Name: {
      type: strings,
      position: 0,
      fromPipeline: true,
      fromPropertyName: true,
      completes: 'variable',
      help: 'Names without the $, with wildcards if need be.',
    },
    ValueOnly: { type: switchOn, help: 'Gives what the variables hold, without their names.' },
    Scope: {
      type: string,
      values: ['Global', 'Local', 'Script'],
      help: 'Lists only what was set there; without it, all that can be seen from here.',
    },
  },
  emits: { name: 'System.Management.Automation.PSVariable', properties: { Name: null, Value: null } },
  async run({ Name = ['*'], ValueOnly, Scope }, invocation) {
    const variables = variablesOf(invocation.scope, Scope);
    for (const pattern of Name) {
      const names = namesFor(pattern, variables);
      if (names.length === 0 && !hasWildcards(pattern)) {
        invocation.report(new ShellError('VariableNotFound', { name: pattern }));
      }
      for (const name of names) {
        const value = variables.get(name) ?? null;
        await invocation.emit(ValueOnly === true ? value : variable(name, value));
      }
    }
  },
});

function variablesOf(scope: Scope, where: string | undefined): FoldedMap<Value> {
  switch (where) {
    case undefined:
      return scope.visible();
    case 'Local':
      return scope.own();
    default:
      return scope.named('global').own();
  }
}

function namesFor(pattern: string, variables: FoldedMap<Value>): readonly string[] {
  const fits = wildcard(pattern);
  return variables
    .names()
    .filter(fits)
    .sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
}

function variable(name: string, value: Value): PSObject {
  return new PSObject('System.Management.Automation.PSVariable', [
    ['Name', name],
    ['Value', value],
  ]);
}
