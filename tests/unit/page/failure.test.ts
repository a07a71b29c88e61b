import { expect, test, vi } from 'vitest';
import { CofferError } from '../../../src/base/cofferError.ts';
import { errorText } from '../../../src/base/errors.ts';

/** As on a page that was just loaded; the module holds the sentences for as long as it lives. */
async function firstScreen() {
  vi.resetModules();
  const { CofferError: FreshError } = await import('../../../src/base/cofferError.ts');
  return { FreshError, ...(await import('../../../src/page/state/failure.ts')) };
}

test('the first screen has sentences for what can go wrong before a vault is open', async () => {
  const { failureText, FreshError } = await firstScreen();
  expect(failureText(new FreshError('passphrase-wrong'))).toBe(
    errorText(new CofferError('passphrase-wrong')),
  );
});

test('what nobody foresees on the first screen is named, and told whole once the unlocked screens are there', async () => {
  const { failureText, knowAllTexts, FreshError } = await firstScreen();
  const error = new FreshError('profile-gone');
  expect(failureText(error)).toBe(errorText(new CofferError('unexpected', { name: 'profile-gone' })));
  knowAllTexts(errorText);
  expect(failureText(error)).toBe(errorText(error));
});
