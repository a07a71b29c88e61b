import { expect, type Route, test } from '@playwright/test';
import { chooseMore, createVault, credentials, importFile, profileRow } from './screens.ts';

const hour = 60 * 60_000;

/** "20260102T030405Z" of a moment. */
const amzDate = (time: number) => new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, '');

/** STS as it answers a clock that is an hour behind its own, and one that is right. Its signatures are moto's business. */
async function anHourAhead(route: Route): Promise<void> {
  const headers = { 'access-control-allow-origin': '*', 'content-type': 'text/xml' };
  const signedAt = (await route.request().headerValue('x-amz-date')) ?? '';
  const serverTime = Date.now() + hour;
  const earliest = amzDate(serverTime - 5 * 60_000);
  if (signedAt < earliest) {
    const message = `Signature expired: ${signedAt} is now earlier than ${earliest} (${amzDate(serverTime)} - 5 min.)`;
    await route.fulfill({
      status: 403,
      headers,
      body: `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>SignatureDoesNotMatch</Code><Message>${message}</Message></Error></ErrorResponse>`,
    });
    return;
  }
  await route.fulfill({
    headers,
    body: `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/steve</Arn><UserId>AIDAI44QH8DHBEXAMPLE</UserId><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
  });
}

test('a call under a wrong clock is signed again, and the offset is shown', async ({ page, context }) => {
  const asked: string[] = [];
  await context.route(/amazonaws\.com/, async (route) => {
    asked.push(`${route.request().method()} ${route.request().url()}`);
    await anHourAhead(route);
  });
  await createVault(page);
  await importFile(page, 'credentials', credentials);
  await chooseMore(profileRow(page, 'steve'), 'Check');
  const status = page.getByRole('status').filter({ hasText: 'arn:aws:iam::123456789012:user/steve' });
  await expect(status).toContainText('60 min');
  const call = 'POST https://sts.eu-west-1.amazonaws.com/';
  expect(asked.filter((request) => request === call)).toHaveLength(2);
});
