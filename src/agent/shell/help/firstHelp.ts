import { indented, section } from './textLines.ts';

const firstLines: readonly (readonly [line: string, says: string])[] = [
  ['Get-AWSCredential -ListProfileDetail', 'The profiles that there are, in the vault and in linked files.'],
  ['Set-AWSCredential -ProfileName default', 'Uses a profile from here on, in this tab.'],
  ['Get-STSCallerIdentity', 'Asks AWS who that is.'],
  ['(Get-EC2Instance).Instances | Select-Object -First 3', 'The first instances in the region in use.'],
  ['Get-Command *Credential*', 'The commands that have a word in their names.'],
];

/** What Get-Help says without a name: enough to begin with. */
export const firstHelp: readonly string[] = [
  ...section('COFFER CONSOLE', [
    'The commands of AWS Tools for PowerShell that handle credentials, and the PowerShell language around them. Everything runs in this browser; only calls to AWS leave it. There are no files and no programs here, so scripts may use cmdlets and functions alone.',
  ]),
  'FIVE LINES TO TRY',
  ...firstLines.flatMap(([line, says]) => [...indented(line, 1), ...indented(says, 2)]),
  '',
  ...section('KEYS', [
    'Tab          completes commands, parameters, profiles, regions and properties.',
    'Up, Down     bring back earlier lines; Ctrl+R searches them.',
    'Shift+Enter  breaks the line without running it.',
    'Ctrl+C       stops what runs, at any time.',
    'Ctrl+L       clears the screen.',
  ]),
  ...section('SECRETS', [
    'A secret prints as ********. A variable can hold it, and any command can use it, without it being shown; Reveal beside it asks for the passphrase.',
    'Leave a parameter such as -SecretKey out and it is asked for with dots. What is typed for one is masked in the history.',
  ]),
  ...section('MORE HELP', [
    'Get-Help Set-AWSCredential            what a command does and how it is called',
    'Get-Help Set-AWSCredential -Examples  how it is used',
    'Get-Help Set-AWSCredential -Full      all of it',
    'Get-Command                           all commands',
  ]),
];
