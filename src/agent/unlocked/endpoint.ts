import { textOf } from '../vault/profiles.ts';
import type { Unlocked } from './context.ts';

/**
 * Where an access key is used, whoever gives it: where the profile of the vault that has it sends its calls, or at the
 * endpoint that issued it. So AWS's example keys are used in the sandbox. Undefined for AWS itself.
 */
export function endpointOfKey({ vault, issuedAt }: Unlocked, accessKeyId: string): string | undefined {
  const same = vault.document.profiles.filter(
    (stored) => textOf(stored, 'aws_access_key_id') === accessKeyId,
  );
  const [endpoint] = same.flatMap((stored) => textOf(stored, 'endpoint_url') ?? []);
  return endpoint ?? issuedAt.get(accessKeyId);
}
