import type { AnyCmdlet } from '../../../shell/cmdlet.ts';
import type { Context } from '../../../unlocked/context.ts';
import { ec2 } from './ec2.ts';
import { iamAccessKeys } from './iamAccessKeys.ts';
import { stsRoles } from './stsRoles.ts';
import { stsTokens } from './stsTokens.ts';

/** The cmdlets that call AWS. */
export function serviceCmdlets(context: Context): AnyCmdlet[] {
  return [...stsTokens(context), ...stsRoles(context), ...ec2(context), ...iamAccessKeys(context)];
}
