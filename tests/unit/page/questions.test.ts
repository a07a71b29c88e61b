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
  expect(questions.next(false)).toEqual(mfa);
  void questions.answer(mfa, { typed: ['123456'], chosen: 0 });
  expect(asked().at(-1)).toEqual([
    'question.answer',
    { question: 7, answer: { typed: [utf8('123456')], chosen: 0 } },
  ]);
  expect(current().transferred.map((sent) => sent instanceof ArrayBuffer && sent.byteLength)).toEqual([0]);
  expect(questions.next(false)).toEqual(second);
  // A dialog tells that it was closed after its answer, too.
  void questions.answer(mfa);
  expect(questions.next(false)).toEqual(second);
});

test('a question without an answer is cancelled', () => {
  const { asked, questions, tell } = start();
  tell({ at: 'asked', question: mfa });
  void questions.answer(mfa);
  expect(asked().at(-1)).toEqual(['question.answer', { question: 7 }]);
  expect(questions.next(false)).toBe(undefined);
});

test('a question goes when nobody waits for it any more, and with the lock', () => {
  const { questions, tell } = start();
  tell({ at: 'asked', question: mfa });
  tell({ at: 'withdrawn', id: 7 });
  expect(questions.next(false)).toBe(undefined);
  tell({ at: 'asked', question: mfa });
  tell({ at: 'locked', reason: 'idle' });
  expect(questions.next(false)).toBe(undefined);
});

test('a question that a console asks waits while a dialog is open, and others come before it', () => {
  const { questions, tell } = start();
  const ofConsole = { ...mfa, id: 8, ofConsole: true };
  const third = { ...mfa, id: 9 };
  for (const question of [ofConsole, mfa, third]) tell({ at: 'asked', question });
  expect([questions.next(true), questions.next(false)]).toEqual([mfa, ofConsole]);
  void questions.answer(mfa);
  void questions.answer(third);
  expect([questions.next(true), questions.next(false)]).toEqual([undefined, ofConsole]);
});

test('a question that others wait for now keeps its turn; one that was answered meanwhile stays away', () => {
  const { questions, tell } = start();
  const first = { ...mfa, ofConsole: true };
  tell({ at: 'asked', question: first });
  tell({ at: 'asked', question: { ...mfa, id: 8 } });
  tell({ at: 'moved', id: 7, ofConsole: false });
  expect(questions.next(true)).toEqual(mfa);
  // Its dialog was opened with what was told first.
  void questions.answer(first);
  tell({ at: 'moved', id: 7, ofConsole: true });
  expect(questions.next(true)).toEqual({ ...mfa, id: 8 });
});
