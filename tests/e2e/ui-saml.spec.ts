import { expect, type Page, test } from '@playwright/test';
import { roles, samlProviderArn } from '../../src/sandbox/account.ts';
import { sandboxResponse } from '../unit/agent/providers/saml/responses.ts';
import { passesAxe } from './axe.ts';
import { openConsole, runLine } from './console.ts';
import { identityProvider } from './identityProvider.ts';
import { chooseMore, createVault, press, profileNames, profileRow, trySandbox, unlock } from './screens.ts';

test.use({ serviceWorkers: 'allow' });

const respond = () => sandboxResponse(Date.now());

test('a response that another site posts waits for the unlock and for a pick, and becomes a session profile', async ({
  page,
  baseURL,
}) => {
  const origin = baseURL ?? '';
  await createVault(page);
  await page.getByRole('link', { name: 'Settings' }).click();
  await press(page, 'Add sandbox profiles');
  await page.getByRole('link', { name: 'Profiles' }).click();
  await profileRow(page, 'sandbox-default').getByRole('button', { name: 'Make default' }).click();
  await profileRow(page, 'default').first().waitFor();
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);

  const provider = await identityProvider(`${origin}/saml/acs`, respond);
  await page.goto(provider.url);
  await press(page, 'Sign in');
  await expect(page.getByRole('heading', { name: 'Unlock your vault' })).toBeVisible();
  expect(page.url()).toBe(`${origin}/profiles`);
  await unlock(page);

  const dialog = page.getByRole('dialog', { name: 'Sign in with SAML' });
  await expect(dialog.getByText('A page outside Coffer posted this response')).toBeVisible();
  await expect(dialog.getByRole('definition')).toHaveText([
    'http://www.okta.com/exk1example',
    'bob@example.com',
    /\d:\d\d/,
    'the sandbox, where “default”, the profile in use, sends its calls',
  ]);
  expect(await profileNames(page)).toEqual([
    'sandbox-default',
    'sandbox-billing',
    'sandbox-partner',
    'sandbox-operator',
    'sandbox-web',
    'default',
  ]);
  await passesAxe(page, 'roles');

  const roles = dialog.getByRole('radiogroup', { name: 'Role' });
  await roles.getByLabel('reader in account 123456789012').check();
  await expect(dialog.getByLabel('Profile name')).toHaveValue('reader');
  await press(page, 'Assume role');
  await expect(dialog.getByRole('alert')).toContainText('STS AssumeRoleWithSAML failed (AccessDenied)');
  await roles.getByLabel('federated in account 123456789012').check();
  await expect(dialog.getByLabel('Valid for').locator('option')).toHaveText([
    '15 minutes',
    '1 hour',
    '2 hours, as the response proposes',
    '4 hours',
    '12 hours',
  ]);
  await expect(dialog.getByLabel('Valid for')).toHaveValue('7200');
  await dialog.getByLabel('Valid for').selectOption('1 hour');
  await dialog.getByLabel('Profile name').fill('work');
  await press(page, 'Assume role');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: 'Signed in: "work"' })).toBeVisible();
  await expect(profileRow(page, 'work').getByText(/^(59 min|1 h)$/)).toBeVisible();
  await chooseMore(profileRow(page, 'work'), 'Check');
  await expect(page.getByRole('status').filter({ hasText: 'assumed-role/federated/bob@' })).toBeVisible();

  // Nothing of it is left to be taken again.
  await page.reload();
  await unlock(page);
  await expect(page.getByRole('table', { name: 'Profiles' })).toBeVisible();
  await expect(dialog).toHaveCount(0);
  provider.close();
});

test('a response that got lost can be pasted, and what cannot be used is refused with the reason', async ({
  page,
}) => {
  await page.goto(`/profiles#saml=${'0'.repeat(32)}`);
  await press(page, 'Try the sandbox');
  const dialog = page.getByRole('dialog', { name: 'Sign in with SAML' });
  await expect(dialog.getByRole('alert')).toContainText('was not received');
  await passesAxe(page, 'paste');

  await paste(page, sandboxResponse(Date.now() - 3_600_000));
  await expect(dialog.getByRole('alert')).toContainText(
    'Sign in again; if that is not the time, set the clock',
  );
  await expect(page.getByLabel('Paste the SAML response')).toHaveValue('');
  await paste(page, respond());
  await expect(dialog.getByRole('radio')).toHaveCount(2);
  await expect(dialog.getByText('A page outside Coffer posted')).toHaveCount(0);
  await press(page, 'Back');
  await expect(page.getByLabel('Paste the SAML response')).toBeVisible();
  await press(page, 'Cancel');
  await expect(dialog).toHaveCount(0);

  // The same again by its button, and over a profile that is there.
  await press(page, 'Sign in with SAML');
  await paste(page, respond());
  await dialog.getByLabel('Profile name').fill('sandbox-billing');
  await expect(dialog.getByText('There is a profile of this name.')).toBeVisible();
  await press(page, 'Assume role');
  await expect(
    profileRow(page, 'sandbox-billing').getByRole('cell', { name: 'Session', exact: true }),
  ).toBeVisible();
  await press(page, 'Undo');
  await expect(
    profileRow(page, 'sandbox-billing').getByRole('cell', { name: 'Basic', exact: true }),
  ).toBeVisible();
});

test('from the console over the sign-in page back to the tab where it began, which stays unlocked', async ({
  page,
  context,
  baseURL,
}) => {
  const origin = baseURL ?? '';
  await trySandbox(page);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
  // Only a page that it served can be told of a post.
  await page.reload();
  await press(page, 'Try the sandbox');
  await openConsole(page);
  const signInPage = 'https://adfs.example.com/adfs/ls/IdpInitiatedSignOn.aspx';
  await runLine(page, `Set-AWSSamlEndpoint -Endpoint ${signInPage} -StoreAs ADFS`);
  const fromConsole = page.getByRole('link', { name: 'Open the sign-in page of ADFS' });
  await expect(fromConsole).toHaveAttribute('href', signInPage);
  await expect(fromConsole).toHaveAttribute('rel', 'noreferrer');
  await passesAxe(page, 'console');
  await page.getByRole('link', { name: 'Profiles' }).click();
  await press(page, 'Sign in with SAML');
  const dialog = page.getByRole('dialog', { name: 'Sign in with SAML' });
  const fromDialog = dialog.getByRole('link', { name: 'Open sign-in page' });
  await expect(fromDialog).toHaveAccessibleDescription('ADFS');
  await expect(fromDialog).toHaveAttribute('href', signInPage);
  await expect(fromDialog).toHaveAttribute('rel', 'noreferrer');

  let issuer = 'http://www.okta.com/exk1example';
  const provider = await identityProvider(`${origin}/saml/acs`, () =>
    sandboxResponse(Date.now(), [/http:\/\/www\.okta\.com\/exk1example/g, issuer]),
  );
  const other = await context.newPage();
  const post = async () => {
    await other.goto(provider.url);
    await press(other, 'Sign in');
  };
  await post();
  await expect(other.getByRole('heading', { name: 'Go on in the other tab' })).toBeVisible();
  // What answers a post itself is kept by browsers with what was posted.
  expect(other.url()).toBe(`${origin}/saml/taken`);
  await passesAxe(other, 'the other tab');
  await expect(dialog.getByText('A page outside Coffer posted this response')).toBeVisible();
  // Another one takes nothing from it, whoever posts that, and is not said to be taken.
  issuer = 'http://evil.example/idp';
  await post();
  await expect(other.getByRole('heading', { name: 'Create your vault' })).toBeVisible();
  await expect(dialog.getByRole('definition').first()).toHaveText('http://www.okta.com/exk1example');
  await press(page, 'Assume role');
  await expect(
    profileRow(page, 'federated').getByRole('cell', { name: 'Session', exact: true }),
  ).toBeVisible();

  // A profile of a role asks when it is used, and a post may be the answer.
  await openConsole(page);
  await runLine(
    page,
    `Set-AWSSamlRoleProfile -EndpointName ADFS -StoreAs asking -PrincipalARN ${samlProviderArn} -RoleARN ${roles.federated.arn}`,
  );
  await page.getByRole('link', { name: 'Profiles' }).click();
  await chooseMore(profileRow(page, 'asking'), 'Check');
  const question = page.getByRole('dialog', { name: 'Sign in to ADFS' });
  await expect(question.getByRole('link', { name: 'Open sign-in page' })).toHaveAttribute('href', signInPage);
  await post();
  await expect(other.getByRole('heading', { name: 'Go on in the other tab' })).toBeVisible();
  await expect(question.getByText('A response was posted here, and any page can post one.')).toBeVisible();
  await expect(question.getByRole('definition')).toHaveText([
    'http://evil.example/idp',
    'bob@example.com',
    'federated in account 123456789012, by example',
    'reader in account 123456789012, by example',
  ]);
  await passesAxe(page, 'question');
  issuer = 'http://www.okta.com/exk1example';
  await post();
  await expect(other.getByRole('heading', { name: 'Create your vault' })).toBeVisible();
  await press(page, 'Discard response');
  await expect(question.getByLabel('SAML response')).toBeFocused();
  await expect(question.getByRole('definition')).toHaveCount(0);
  await post();
  await expect(question.getByRole('definition').first()).toHaveText('http://www.okta.com/exk1example');
  await press(page, 'OK');
  await expect(page.getByRole('status').filter({ hasText: 'assumed-role/federated/bob@' })).toBeVisible();
  provider.close();
});

async function paste(page: Page, response: string): Promise<void> {
  await page.getByLabel('Paste the SAML response').fill(response);
  await press(page, 'Show roles');
}
