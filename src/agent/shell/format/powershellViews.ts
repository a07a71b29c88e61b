import type { View } from './views.ts';

/** Views of what PowerShell's own cmdlets emit. */
export const powershellViews: readonly View[] = [
  table(['Microsoft.PowerShell.Commands.GroupInfo'], ['Count', 'Name', 'Group']),
  table(['Microsoft.PowerShell.Commands.HistoryInfo'], ['Id', 'CommandLine']),
  table(['System.Collections.DictionaryEntry'], ['Name', 'Value']),
  table(
    [
      'System.Management.Automation.AliasInfo',
      'System.Management.Automation.CmdletInfo',
      'System.Management.Automation.FunctionInfo',
    ],
    ['CommandType', 'Name', 'Synopsis'],
  ),
  table(['System.Management.Automation.PSVariable'], ['Name', 'Value']),
];

function table(typeNames: readonly string[], properties: readonly string[]): View {
  return { typeNames, as: 'table', columns: properties.map((name) => ({ name, of: name })) };
}
