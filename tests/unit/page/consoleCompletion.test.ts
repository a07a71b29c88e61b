import { expect, test } from 'vitest';
import { Completion } from '../../../src/page/state/consoleCompletion.svelte.ts';
import type { CompletionItem } from '../../../src/protocol/console.ts';
import { start } from './startConsole.ts';

function item(text: string, label = text): CompletionItem {
  return { text, label, kind: 'profile' };
}

/** What is offered behind "Use-Profile s". */
async function offered(...items: CompletionItem[]) {
  const started = start();
  const completion = new Completion(started.agent);
  const asking = completion.ask('Use-Profile s', 13);
  started.answer('console.complete', { start: 12, end: 13, items });
  return { ...started, completion, count: await asking };
}

test('what is offered is moved through in a circle, and taken', async () => {
  const { completion, count } = await offered(item('sam'), item("'s t'", 's t'), item('sue'));
  expect(count).toBe(3);
  completion.move(-1);
  completion.move(-1);
  expect(completion.selected).toBe(1);
  expect(completion.take()).toEqual({ start: 12, end: 13, text: "'s t'" });
  expect([completion.items, completion.take()]).toEqual([[], undefined]);
});

test('typing on keeps what begins with it, quoted or not, and grows the part that is replaced', async () => {
  const { completion } = await offered(item('sam'), item("'s t'", 's t'), item('sue'));
  completion.narrow('Use-Profile s ', 14);
  expect(completion.items.map(({ label }) => label)).toEqual(['s t']);
  expect(completion.take()).toEqual({ start: 12, end: 14, text: "'s t'" });
});

test.each([
  ['that nothing begins with', 'Use-Profile sx'],
  ['before the part', 'Use-Profiles'],
  ['elsewhere', 'xUse-Profile s'],
])('typing %s takes the offer away', async (_, text) => {
  const { completion } = await offered(item('sam'), item('sue'));
  completion.narrow(text, text.length);
  expect(completion.items).toEqual([]);
});

test('says that nothing was found until the text changes', async () => {
  const { completion, count } = await offered();
  expect([count, completion.foundNothing]).toEqual([0, true]);
  completion.narrow('Use-Profile', 11);
  expect(completion.foundNothing).toBe(false);
});

test('typing gives up what is still asked for', async () => {
  const { agent, current } = start();
  const completion = new Completion(agent);
  const asking = completion.ask('Get', 3);
  completion.narrow('Get-', 4);
  expect(await asking).toBe(undefined);
  expect(current().received.at(-1)).toEqual({ kind: 'cancel', id: 1 });
});

test('typing on asks for more, which comes in the place of what was offered', async () => {
  const { answer, asked, completion } = await offered(item('sam'), item('sue'));
  completion.narrow('Use-Profile su', 14);
  expect(completion.items).toEqual([item('sue')]);
  expect(asked().at(-1)).toEqual(['console.complete', { text: 'Use-Profile su', cursor: 14 }]);
  answer('console.complete', { start: 12, end: 14, items: [item('sue'), item('sun')] });
  await expect.poll(() => completion.items.length).toBe(2);
});
