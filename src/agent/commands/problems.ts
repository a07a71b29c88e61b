import type { ProblemView } from '../../protocol/views.ts';
import type { ReadProfiles } from '../awsconfig/readProfiles.ts';
import type { Context } from './context.ts';

/** What the doctor says of shared files, with what else is known here. */
export function problemsOf(_: Context, found: ReadProfiles): readonly ProblemView[] {
  return found.problems;
}
