/*
 * What stands at the beginning of scripts that are written for AWS Tools for PowerShell. What they ask for is here
 * already.
 */
import { string, strings, switchOn } from '../../shell/binding/types.ts';
import { simpleCmdlet, type Parameters } from '../../shell/cmdlet.ts';
import { ShellError } from '../../shell/errors.ts';
import type { Invocation } from '../../shell/invocation.ts';

const names = {
  Name: {
    type: strings,
    position: 0,
    mandatory: true,
    fromPipeline: true,
    aliases: ['ModuleName'],
    help: 'Names of modules. Those of AWS are there already.',
  },
  Force: { type: switchOn, help: 'Makes no difference here.' },
  Scope: { type: string, help: 'Makes no difference here.' },
} satisfies Parameters;

export const importModule = simpleCmdlet({
  name: 'Import-Module',
  aliases: ['ipmo'],
  synopsis: 'Takes the modules of AWS Tools for PowerShell, which are there already; there are no others.',
  examples: [{ line: 'Import-Module AWS.Tools.EC2', says: 'Does nothing, so that scripts need no change.' }],
  parameters: names,
  run: ({ Name }, invocation) => {
    takeModules(Name, invocation);
  },
});

export const installModule = simpleCmdlet({
  name: 'Install-Module',
  aliases: ['inmo'],
  synopsis: 'Takes the modules of AWS Tools for PowerShell, which are there already; there are no others.',
  parameters: { ...names, AllowClobber: { type: switchOn, help: 'Makes no difference here.' } },
  run: ({ Name }, invocation) => {
    takeModules(Name, invocation);
  },
});

export const setExecutionPolicy = simpleCmdlet({
  name: 'Set-ExecutionPolicy',
  synopsis: 'Warns that there is no execution policy: there are no script files.',
  parameters: {
    ExecutionPolicy: { type: string, position: 0, mandatory: true, help: 'Makes no difference here.' },
    Scope: { type: string, position: 1, help: 'Makes no difference here.' },
    Force: { type: switchOn, help: 'Makes no difference here.' },
  },
  run: (_, invocation) => {
    invocation.warn(
      'The execution policy was not set: there is none here, because there are no script files.',
    );
  },
});

const ofAws = /^(?:AWSPowerShell(?:\.NetCore)?|AWS\.Tools\..+)$/i;

function takeModules(modules: readonly string[], invocation: Invocation): void {
  for (const name of modules) {
    if (ofAws.test(name)) invocation.verbose(`What the module '${name}' is needed for is there already.`);
    else invocation.report(new ShellError('Modules_ModuleNotFound', { name }));
  }
}
