import type { Answer, Question } from '../../../protocol/questions.ts';

/** What was answered for all that is left of one run of a cmdlet. */
export interface ConfirmState {
  answered: boolean | undefined;
}

interface Asked {
  readonly target: string;
  readonly action: string;
  readonly whatIf: boolean;
  readonly confirm: boolean;
  readonly state: ConfirmState;
  readonly ask: (question: Question) => Promise<Answer>;
  readonly say: (text: string) => void;
}

const choices = [
  { label: 'Yes', meaning: 'Goes on with this step only.' },
  { label: 'Yes to All', meaning: 'Goes on with all steps of this command.' },
  { label: 'No', meaning: 'Skips this step.' },
  { label: 'No to All', meaning: 'Skips all steps that are left.' },
];

/** Whether to go on, as PowerShell's ShouldProcess decides and in its words. */
export async function confirmed({
  target,
  action,
  whatIf,
  confirm,
  state,
  ask,
  say,
}: Asked): Promise<boolean> {
  const text = `Performing the operation "${action}" on target "${target}".`;
  if (whatIf) {
    say(`What if: ${text}`);
    return false;
  }
  if (!confirm) return true;
  if (state.answered !== undefined) return state.answered;
  const { chosen } = await ask({ heading: 'Are you sure you want to perform this action?', text, choices });
  const yes = chosen < 2;
  if (chosen === 1 || chosen === 3) state.answered = yes;
  return yes;
}
