import { CofferError } from '../../../base/cofferError.ts';
import { errorText } from '../../../base/errors.ts';
import type { Invocation } from '../../shell/invocation.ts';
import type { Context } from '../../unlocked/context.ts';
import { readInstance } from '../../unlocked/instance.ts';
import { instanceListed } from '../../unlocked/search.ts';
import type { HeldCredentials } from '../../unlocked/session.ts';

/** The instance, where its metadata service is listed and names a role; says why not. */
export async function instanceProfile(
  context: Context,
  invocation: Invocation,
): Promise<HeldCredentials | undefined> {
  await readInstance(context, { role: true, region: false }, invocation.signal);
  const listed = instanceListed(context.unlocked());
  if (listed?.role === 'there') return { from: 'instance', source: { of: 'instance' } };
  const why = listed?.role
    ? errorText(listed.role)
    : 'A web page cannot reach the instance metadata service. On an instance, use the AWS CLI or AWS Tools for PowerShell, and import or paste the temporary credentials that they print.';
  invocation.warn(`The instance profile was not used. ${why}`);
  return undefined;
}

/** Where the instance stands; undefined where its metadata service does not say. */
export async function regionOfInstance(
  context: Context,
  { signal }: Invocation,
): Promise<string | undefined> {
  await readInstance(context, { role: false, region: true }, signal);
  const region = instanceListed(context.unlocked())?.region;
  return region instanceof CofferError ? undefined : region;
}
