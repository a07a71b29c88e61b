import type { ProblemView } from '../../../protocol/views/files.ts';
import { withFixes } from './fixes.ts';
import { ProblemList } from './problems.ts';
import { checkProfiles, type DoctorContext } from './profileChecks.ts';
import type { ReadProfiles } from '../reading/readProfiles.ts';

/**
 * Everything wrong or doubtful about shared files, of their lines and of the profiles that the lines make, file by file
 * from top to bottom; at most 500, the rest counted. A problem that can be mended safely has its fix.
 */
export function diagnose(read: ReadProfiles, context: DoctorContext): readonly ProblemView[] {
  const names = read.files.map(({ name }) => name);
  return withFixes(read, ProblemList.inOrder(names, read.doubts, checkProfiles(read, context)));
}
