import type { ProblemView } from '../../protocol/views/files.ts';
import { knownRegions } from '../aws/regions.ts';
import { diagnose } from '../awsconfig/doctor/doctor.ts';
import type { DoctorContext } from '../awsconfig/doctor/profileChecks.ts';
import type { ReadProfiles } from '../awsconfig/reading/readProfiles.ts';
import type { Context } from '../unlocked/context.ts';

/** What the doctor says of shared files, given what else is known while the vault is open. */
export function problemsOf(
  context: Context,
  found: ReadProfiles,
  store: DoctorContext['store'],
): readonly ProblemView[] {
  const { vault, rootKeyIds } = context.unlocked();
  return diagnose(found, {
    regions: new Set(knownRegions.map(({ name }) => name)),
    rootKeyIds,
    otherProfiles: new Set(vault.document.profiles.map(({ name }) => name)),
    store,
  });
}
