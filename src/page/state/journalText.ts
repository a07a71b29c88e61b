import type { JournalCheckView, JournalEntryView } from '../../protocol/views/journal.ts';

const words: ReadonlyMap<string, string> = new Map([
  ['success', 'Success'],
  ['cancelled', 'Cancelled'],
  ['network-failed', 'No answer'],
  ['cut-off', 'Cut off by the lock'],
  ['answer-unreadable', 'Unreadable answer'],
  ['presigned', 'Presigned, not sent'],
  ['signed', 'Signed, not sent'],
]);

/** The result of a signature in words; AWS's own codes as they are. */
export function resultText({ result }: JournalEntryView): string {
  return words.get(result) ?? `Refused: ${result}`;
}

/** Whether what was asked for was not done, as far as is known. */
export function isRefused({ result }: JournalEntryView): boolean {
  return result !== 'success' && result !== 'presigned' && result !== 'signed';
}

/** Local time, such as "2026-11-22 06:04:05": what sorts and lines up in a table, and is typed into its filter. */
export function momentText(at: number): string {
  const moment = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [moment.getFullYear(), two(moment.getMonth() + 1), two(moment.getDate())].join('-');
  return `${day} ${[moment.getHours(), moment.getMinutes(), moment.getSeconds()].map(two).join(':')}`;
}

/** What verifying came to, beside the fault that it found; nothing where the chain itself is broken. */
export function checkText({ entries, fault }: JournalCheckView): string | undefined {
  const whole = `${entries === 1 ? '1 signature' : `${entries} signatures`}, each following from the one before it.`;
  if (fault === undefined) return `Nothing was changed: ${whole}`;
  return fault.code === 'journal-broken' ? undefined : `What is there is whole: ${whole}`;
}
