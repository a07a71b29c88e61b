import { expect, test } from 'vitest';
import { utf8 } from '../../../src/base/bytes.ts';
import { Notices } from '../../../src/page/state/notices.svelte.ts';
import { Questions } from '../../../src/page/state/questions.svelte.ts';
import type { AgentEvent } from '../../../src/protocol/channel.ts';
import type { QuestionView } from '../../../src/protocol/questions.ts';
import { connect } from './fakeAgent.ts';

const mfa: QuestionView = {
  id: 7,
  heading: 'Enter MFA code:',
  text: 'arn:aws:iam::123456789012:mfa/alice',
  fields: [{ label: 'MFA code', secret: true }],
  choices: [],
  ofConsole: false,
};

function start() {
  const { agent, current } = connect();
  const questions = new Questions(agent, new Notices());
  // The first question to it starts the agent.
  agent.ask('vault.touch', {}).catch(() => undefined);
  const tell = (event: AgentEvent) => {
    current().send({ kind: 'event', event });
  };
  const asked = () =>
    current().received.flatMap((message) =>
      message.kind === 'ask' ? [[message.command, message.input]] : [],
    );
  return { asked, current, questions, tell };
}

test('a question is answered with bytes that leave the page, and the next one is asked', () => {
  const { asked, current, questions, tell } = start();
  const second = { ...mfa, id: 8 };
  tell({ at: 'asked', question: mfa });
  tell({ at: 'asked', question: second });
  expect(questions.current).toEqual(mfa);
  void questions.answer(mfa, { typed: ['123456'], chosen: 0 });
  expect(asked().at(-1)).toEqual([
    'question.answer',
    { question: 7, answer: { typed: [utf8('123456')], chosen: 0 } },
  ]);
  expect(current().transferred.map((sent) => sent instanceof ArrayBuffer && sent.byteLength)).toEqual([0]);
  expect(questions.current).toEqual(second);
  // A dialog tells that it was closed after its answer, too.
  void questions.answer(mfa);
  expect(questions.current).toEqual(second);
});

test('a question without an answer is cancelled', () => {
  const { asked, questions, tell } = start();
  tell({ at: 'asked', question: mfa });
  void questions.answer(mfa);
  expect(asked().at(-1)).toEqual(['question.answer', { question: 7 }]);
  expect(questions.current).toBe(undefined);
});

test('a question goes when nobody waits for it any more, and with the lock', () => {
  const { questions, tell } = start();
  tell({ at: 'asked', question: mfa });
  tell({ at: 'withdrawn', id: 7 });
  expect(questions.current).toBe(undefined);
  tell({ at: 'asked', question: mfa });
  tell({ at: 'locked', reason: 'idle' });
  expect(questions.current).toBe(undefined);
});
