import { FoldedMap } from './values/foldedMap.ts';

const files =
  'There are no files here. Profiles are imported and exported on the screen Profiles, and shared files are linked on the screen Files.';
const programs = 'There are no programs here. Get-Command lists what there is instead.';
const modules = 'There are no modules to be loaded here: the cmdlets there are, Get-Command lists.';
const web = 'Nothing but AWS is asked from here: cmdlets such as Get-STSCallerIdentity do it.';

/** Commands that people try and that are not here, with why. */
const reasons = new FoldedMap<string>([
  ...of(files, 'cd chdir sl Set-Location dir ls gci Get-ChildItem cat gc type Get-Content Set-Content'),
  ...of(files, 'Add-Content Out-File tee Tee-Object Test-Path Resolve-Path Join-Path New-Item ni mkdir md'),
  ...of(files, 'rm del Remove-Item ri cp copy Copy-Item mv move Move-Item Import-Csv ipcsv Export-Csv epcsv'),
  ...of(files, 'Import-Clixml Export-Clixml Invoke-Item ii notepad code vim nano'),
  ...of(programs, 'aws aws-vault git ssh curl.exe python python3 node npm bash cmd pwsh powershell sudo'),
  ...of(programs, 'Start-Process saps Get-Process gps ps Stop-Process kill exit quit logout'),
  ...of(
    modules,
    'Get-Module gmo Remove-Module rmo Update-Module Install-AWSToolsModule Update-AWSToolsModule',
  ),
  ...of(web, 'Invoke-WebRequest iwr wget curl Invoke-RestMethod irm'),
]);

/** Why a command is not here, where that can be told; what to do instead comes with it. */
export function whyNotHere(name: string): string | undefined {
  return reasons.get(name);
}

function of(reason: string, names: string): (readonly [string, string])[] {
  return names.split(' ').map((name) => [name, reason] as const);
}
