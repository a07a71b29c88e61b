import { describe, expect, test } from 'vitest';
import type { AgentConsole } from '../../../src/page/state/console.svelte.ts';
import { plainText } from '../../../src/page/state/consoleText.ts';
import { output, start } from './startConsole.ts';

const ended = { prompt: 'PS dev> ', failed: false, line: 'Get-Date' };

/** The log as it stands: each line, how it ended, and what it gave. */
function shown({ entries }: AgentConsole) {
  return entries.map(({ line, outcome, blocks }) => [line, outcome, plainText(blocks)]);
}

describe('a line that runs', () => {
  test('shows what was typed until the agent says how it is shown', () => {
    const { agentConsole, asked, report } = start();
    void agentConsole.run('Set-X -SecretKey abc');
    expect(shown(agentConsole)).toEqual([['Set-X -SecretKey abc', 'running', '']]);
    report('console.run', { kind: 'line', line: 'Set-X -SecretKey ********' });
    expect(shown(agentConsole)).toEqual([['Set-X -SecretKey ********', 'running', '']]);
    expect(asked()).toEqual([['console.run', { line: 'Set-X -SecretKey abc' }]]);
  });

  test('draws what came between two pictures once, and the rest at its end', async () => {
    const { agentConsole, answer, draw, report } = start();
    const run = agentConsole.run('1..3');
    report('console.run', output('1'));
    report('console.run', output('2'));
    expect(shown(agentConsole)).toEqual([['1..3', 'running', '']]);
    draw();
    expect(shown(agentConsole)).toEqual([['1..3', 'running', '1\n2']]);
    report('console.run', output('3'));
    answer('console.run', { ...ended, line: '1..3' });
    await run;
    expect(shown(agentConsole)).toEqual([['1..3', 'done', '1\n2\n3']]);
    expect([agentConsole.prompt, agentConsole.isRunning]).toEqual(['PS dev> ', false]);
  });

  test('that reported an error is in error, and one the agent refused says why', async () => {
    const { agentConsole, answer, fail } = start();
    const reported = agentConsole.run('one');
    answer('console.run', { ...ended, failed: true, line: 'one' });
    await reported;
    const refused = agentConsole.run('two');
    fail('console.run', { code: 'part-not-loaded', detail: undefined });
    await refused;
    expect(agentConsole.entries.map(({ outcome }) => outcome)).toEqual(['error', 'error']);
    expect(agentConsole.entries[1]?.blocks).toMatchObject([{ error: { errorId: 'part-not-loaded' } }]);
  });

  test('says what it is at until it ends', async () => {
    const { agentConsole, answer, report } = start();
    const run = agentConsole.run('Get-EC2Instance');
    report('console.run', { kind: 'progress', activity: 'Listing', status: 'page 1' });
    report('console.run', { kind: 'progress', activity: 'Listing', status: 'page 2', percent: 50 });
    expect(agentConsole.entries[0]?.progress).toMatchObject({ status: 'page 2', percent: 50 });
    answer('console.run', ended);
    await run;
    expect(agentConsole.entries[0]?.progress).toBe(undefined);
  });

  test('that clears leaves itself and those behind it', async () => {
    const { agentConsole, answer, report } = start();
    const first = agentConsole.run('Get-Date');
    answer('console.run', ended);
    await first;
    const clearing = agentConsole.run('1; cls; 2');
    report('console.run', { kind: 'line', line: '1; cls; 2' }, output('1'), { kind: 'clear' }, output('2'));
    answer('console.run', { ...ended, line: '1; cls; 2' });
    await clearing;
    expect(shown(agentConsole)).toEqual([['1; cls; 2', 'done', '2']]);
  });
});

test('a line can be called back as soon as the agent says how it is kept', () => {
  const { agentConsole, report } = start();
  void agentConsole.run('Set-X -SecretKey abc');
  expect(agentConsole.recall.older('')).toBe(undefined);
  report('console.run', { kind: 'line', line: 'Set-X -SecretKey ********' });
  expect(agentConsole.recall.older('')).toBe('Set-X -SecretKey ********');
});

test('what runs is never given up for what is newer', async () => {
  const { agentConsole, answer } = start();
  void agentConsole.run('Start-Sleep 9');
  for (let line = 1; line <= 501; line += 1) {
    const run = agentConsole.run(String(line));
    answer('console.run', { ...ended, line: String(line) });
    await run;
  }
  expect(agentConsole.entries.slice(0, 2).map(({ line }) => line)).toEqual(['Start-Sleep 9', '2']);
});

describe('stopping', () => {
  test('ends the oldest that runs, keeps its redacted line, and learns the prompt', async () => {
    const { agentConsole, answer, asked, current, report } = start();
    const first = agentConsole.run('while ($true) {}');
    report('console.run', { kind: 'line', line: 'while ($true) {}' });
    void agentConsole.run('Get-Date');
    agentConsole.stop();
    await first;
    expect(current().received.at(-1)).toEqual({ kind: 'cancel', id: 1 });
    expect(agentConsole.entries.map(({ outcome, isStopped }) => [outcome, isStopped])).toEqual([
      ['error', true],
      ['running', false],
    ]);
    agentConsole.stop();
    await expect.poll(() => asked().at(-1)?.[0]).toBe('console.start');
    answer('console.start', { prompt: 'PS steve> ', script: 'none' });
    await expect.poll(() => agentConsole.prompt).toBe('PS steve> ');
    expect(agentConsole.recall.older('')).toBe('while ($true) {}');
  });

  test('forgets what was typed where the agent has not said how it is shown', async () => {
    const { agentConsole } = start();
    const run = agentConsole.run('Set-X -SecretKey abc');
    agentConsole.stop();
    await run;
    expect(shown(agentConsole)).toEqual([['', 'error', '']]);
    expect(agentConsole.recall.older('')).toBe(undefined);
  });
});

test('clearing the log leaves what runs', async () => {
  const { agentConsole, answer } = start();
  const first = agentConsole.run('Get-Date');
  answer('console.run', ended);
  await first;
  void agentConsole.run('Start-Sleep 9');
  agentConsole.clear();
  expect(shown(agentConsole)).toEqual([['Start-Sleep 9', 'running', '']]);
});

test('the log keeps the newest 500 lines', async () => {
  const { agentConsole, answer } = start();
  for (let line = 1; line <= 501; line += 1) {
    const run = agentConsole.run(String(line));
    answer('console.run', { ...ended, line: String(line) });
    await run;
  }
  expect([agentConsole.entries.length, agentConsole.entries[0]?.line]).toEqual([500, '2']);
});

test('the log gives up old output that is too much to be kept with the new', async () => {
  const { agentConsole, answer, report } = start();
  const large = output('x'.repeat(1024 * 1024));
  for (const line of ['one', 'two', 'three', 'four']) {
    const run = agentConsole.run(line);
    for (let count = 0; count < 30; count += 1) report('console.run', large);
    answer('console.run', { ...ended, line });
    await run;
  }
  expect(agentConsole.entries.map(({ line }) => line)).toEqual(['two', 'three', 'four']);
});

describe('the profile script', () => {
  test('stands first in the log, and a failed one says so on another screen', async () => {
    const { agentConsole, answer, notices, report, route } = start('/profiles');
    const started = agentConsole.start(true);
    report('console.start', output('Welcome'));
    answer('console.start', { prompt: 'PS dev> ', script: 'failed' });
    answer('console.history', []);
    await started;
    expect(shown(agentConsole)).toEqual([['', 'error', 'Welcome']]);
    expect(notices.alert).toBe('The profile script reported an error. What it did before that stands.');
    notices.way?.go();
    expect(route.current).toBe('console');
  });

  test('runs while the lines of earlier sessions can be called back', async () => {
    const { agentConsole, answer } = start();
    const started = agentConsole.start(true);
    answer('console.history', ['Get-Date']);
    await expect.poll(() => agentConsole.recall.older('')).toBe('Get-Date');
    agentConsole.stop();
    await started;
  });

  test('can be stopped, and is not run again for the prompt', async () => {
    const { agentConsole, answer, asked } = start();
    const started = agentConsole.start(true);
    answer('console.history', []);
    agentConsole.stop();
    await started;
    expect(asked().map(([command]) => command)).toEqual([
      'console.history',
      'console.start',
      'console.start',
    ]);
    expect(agentConsole.entries.map(({ isStopped }) => isStopped)).toEqual([true]);
  });

  test('that the lock ends is no error to tell of', async () => {
    const { agent, agentConsole, notices } = start('/profiles');
    const started = agentConsole.start(true);
    agent.stop('asked');
    await started;
    expect(notices.alert).toBe(undefined);
  });

  test('that the agent refuses to run says so', async () => {
    const { agentConsole, answer, fail, notices } = start('/profiles');
    const started = agentConsole.start(true);
    fail('console.start', { code: 'part-not-loaded', detail: undefined });
    answer('console.history', []);
    await started;
    expect(notices.alert).toBe('The profile script reported an error. What it did before that stands.');
  });

  test('leaves no trace where there is none', async () => {
    const { agentConsole, answer, notices } = start('/profiles');
    const started = agentConsole.start(false);
    answer('console.start', { prompt: 'PS dev> ', script: 'none' });
    answer('console.history', ['Get-Date']);
    await started;
    expect([shown(agentConsole), agentConsole.prompt, notices.alert]).toEqual([[], 'PS dev> ', undefined]);
    expect(agentConsole.recall.older('')).toBe('Get-Date');
  });
});

test('the prompt is learned anew for another session, except while a line runs, which tells it', async () => {
  const { agentConsole, answer, asked } = start();
  const refreshed = agentConsole.refresh();
  answer('console.start', { prompt: 'PS steve@us-west-2> ', script: 'none' });
  await refreshed;
  expect(agentConsole.prompt).toBe('PS steve@us-west-2> ');
  void agentConsole.run('Start-Sleep 9');
  await agentConsole.refresh();
  expect(asked().map(([command]) => command)).toEqual(['console.start', 'console.run']);
});
