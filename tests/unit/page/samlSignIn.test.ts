import { expect, test } from 'vitest';
import { utf8 } from '../../../src/base/bytes.ts';
import { SamlSignIn } from '../../../src/page/state/samlSignIn.svelte.ts';
import { planId, start } from './startFiles.ts';

const plan = {
  planId,
  issuer: 'http://www.okta.com/exk1example',
  subject: 'bob@example.com',
  sessionName: 'bob@example.com',
  expiresAt: 0,
  doubts: [],
  roles: [],
};

test('a plan is of a posted response or a pasted one, whatever is tried beside it', async () => {
  const { agent, answer, vault } = await start();
  const signIn = new SamlSignIn(agent, vault);
  const arrived = signIn.readArrived(Promise.resolve(utf8('posted')));
  await answer('saml.read', plan);
  await arrived;
  const pasting = signIn.readText('pasted');
  expect([signIn.plan, signIn.isPosted]).toEqual([plan, true]);
  await answer('saml.read', plan);
  await pasting;
  expect(signIn.isPosted).toBe(false);
});
