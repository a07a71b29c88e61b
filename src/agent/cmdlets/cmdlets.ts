import { Shell } from '../shell/shell.ts';
import { powershellViews } from '../shell/format/powershellViews.ts';
import { Views } from '../shell/format/views.ts';
import type { Context } from '../unlocked/context.ts';
import { awsCmdlets, awsViews } from './aws/awsCmdlets.ts';
import { defineSessionVariables } from './aws/sessionVariables.ts';
import { formattingCmdlets } from './powershell/formatting.ts';
import { objectCmdlets } from './powershell/objectCmdlets.ts';
import { outputCmdlets } from './powershell/output.ts';
import { shellCmdlets } from './powershell/shellCmdlets.ts';
import { writingCmdlets } from './powershell/writing.ts';

/** A shell with every cmdlet that Coffer has, over what is unlocked. */
export function shellFor(context: Context): Shell {
  const views = new Views([...powershellViews, ...awsViews]);
  const cmdlets = [
    ...formattingCmdlets(views),
    ...outputCmdlets(views),
    ...writingCmdlets,
    ...objectCmdlets,
    ...awsCmdlets(context),
  ];
  const shell = new Shell(cmdlets, views);
  shell.commands.add(shellCmdlets(shell));
  defineSessionVariables(shell.global, context);
  return shell;
}
