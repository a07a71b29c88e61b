import type { View } from './views.ts';

/** Views of what PowerShell's own cmdlets emit. */
export const powershellViews: readonly View[] = [
  table('Microsoft.PowerShell.Commands.GroupInfo', ['Count', 'Name', 'Group']),
  table('Microsoft.PowerShell.Commands.HistoryInfo', ['Id', 'CommandLine']),
  table('System.Collections.DictionaryEntry', ['Name', 'Value']),
  table('System.Management.Automation.AliasInfo', ['CommandType', 'Name', 'Synopsis']),
  table('System.Management.Automation.CmdletInfo', ['CommandType', 'Name', 'Synopsis']),
  table('System.Management.Automation.FunctionInfo', ['CommandType', 'Name', 'Synopsis']),
  table('System.Management.Automation.PSVariable', ['Name', 'Value']),
];

function table(typeName: string, properties: readonly string[]): View {
  return { typeName, as: 'table', columns: properties.map((name) => ({ name, of: name })) };
}
