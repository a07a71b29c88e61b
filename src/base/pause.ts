import { CofferError } from './cofferError.ts';

/** @throws CofferError "cancelled" as soon as the signal says so, or had said so before */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(new CofferError('cancelled'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    // A signal that has been aborted tells nobody again.
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
