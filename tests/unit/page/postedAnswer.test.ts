import { expect, test } from 'vitest';
import { utf8 } from '../../../src/base/bytes.ts';
import { CofferError } from '../../../src/base/cofferError.ts';
import { PostedAnswer } from '../../../src/page/state/postedAnswer.svelte.ts';
import { connect } from './fakeAgent.ts';

const origin = {
  issuer: 'http://www.okta.com/exk1example',
  subject: 'bob@example.com',
  sessionName: 'bob@example.com',
  roles: [{ account: '123456789012', name: 'federated', provider: 'example' }],
};

test('a posted response is an answer once the agent says whose it is, and no other takes its place until it is discarded', async () => {
  const { agent, current } = connect();
  const posted = new PostedAnswer(agent);
  const asked = posted.receive(utf8('one'));
  expect([posted.isWanted, posted.text]).toEqual([false, '']);
  expect(current().received).toEqual([
    { kind: 'ask', id: 1, command: 'saml.look', input: { response: utf8('one') } },
  ]);
  current().send({ kind: 'answer', id: 1, output: origin });
  await asked;
  expect([posted.origin, posted.isWanted, posted.text]).toEqual([origin, false, 'one']);
  posted.discard();
  expect([posted.origin, posted.isWanted, posted.text]).toEqual([undefined, true, '']);
});

test('a posted response that the agent refuses is let go of, and the reason said until the next one', async () => {
  const { agent, current } = connect();
  const posted = new PostedAnswer(agent);
  const asked = posted.receive(utf8('junk'));
  current().send({ kind: 'failure', id: 1, error: { code: 'saml-not-base64', detail: undefined } });
  await asked;
  expect(posted.failure).toEqual(new CofferError('saml-not-base64'));
});
