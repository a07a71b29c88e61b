import { describe, expect, test } from 'vitest';
import { CofferError } from '../../../src/base/cofferError.ts';
import { errorText } from '../../../src/base/errors.ts';
import { DialogAttempt } from '../../../src/page/state/dialogAttempt.svelte.ts';
import { knowAllTexts } from '../../../src/page/state/failure.ts';
import { waiting } from '../../../src/page/state/files.svelte.ts';
import { Import } from '../../../src/page/state/import.svelte.ts';
import type { SessionView } from '../../../src/protocol/views/vault.ts';
import { emptyVault } from './fakeAgent.ts';
import { asking, id, location, open, planId, start } from './startFiles.ts';

knowAllTexts(errorText);

const problem = {
  code: 'key-upper-case',
  severity: 'warning',
  file: 'config.ini',
  line: 3,
  column: 1,
  text: '',
  readers: [],
} as const;

describe('read', () => {
  test('shows the locations and the vault, and leaves an offered undo', async () => {
    const { answer, files, notices, vault } = await start();
    notices.sayUndoable('Removed "dev".', () => Promise.resolve());
    const read = files.read();
    expect(files.locations).toBe(undefined);
    const view = { ...emptyVault, session: { name: 'dev' } };
    await answer('locations.read', { vault: view, locations: [location] });
    await read;
    expect(files.locations).toEqual([location]);
    expect(vault.view).toEqual(view);
    expect(notices.offer?.report).toBe('Removed "dev".');
  });

  test('passes over a reading under way', async () => {
    const { current, files } = await start();
    const first = files.read();
    const second = files.read();
    current().send({ kind: 'answer', id: 3, output: { vault: emptyVault, locations: [location] } });
    current().send({ kind: 'answer', id: 2, output: { vault: emptyVault, locations: [] } });
    await Promise.all([first, second]);
    expect(files.locations).toEqual([location]);
  });

  test('says why it failed as a whole until the next one', async () => {
    const { answer, current, files } = await start();
    const failed = files.read();
    const error = { code: 'store-failed', detail: { name: 'AbortError' } } as const;
    current().send({ kind: 'failure', id: 2, error });
    await failed;
    expect(files.failure).toBe(errorText(CofferError.from(error)));
    const read = files.read();
    await answer('locations.read', { vault: emptyVault, locations: [] });
    await read;
    expect([files.failure, files.locations]).toEqual([undefined, []]);
  });

  test('comes again when the vault changed, and not for what it showed itself', async () => {
    const { answer, asked, files, vault } = await start();
    const read = files.read();
    files.keepUpWith(vault.view);
    await answer('locations.read', { vault: { ...emptyVault, revision: 2 }, locations: [] });
    await read;
    files.keepUpWith(vault.view);
    expect(asked().length).toBe(1);
    files.keepUpWith({ ...emptyVault, revision: 3 });
    expect(asked().length).toBe(2);
  });

  test('comes again when the vault changed while they were read', async () => {
    const { asked, current, files, vault } = await start();
    const early = files.read();
    const first = current().received.length;
    vault.show({ ...emptyVault, revision: 2 });
    files.keepUpWith(vault.view);
    expect(asked().length).toBe(2);
    current().send({ kind: 'answer', id: first, output: { vault: vault.view, locations: [location] } });
    await early;
    expect(files.locations).toBe(undefined);
  });
});

describe('read again', () => {
  const failure = { code: 'file-gone', detail: { location: '~/.aws/credentials', file: 'config' } } as const;

  test.each([
    ['all of them', [location], 'The files were read again.'],
    ['all but one', [location, { ...location, failure }], '1 linked location could not be read.'],
    [
      'none',
      [location, location].map((each) => ({ ...each, failure })),
      '2 linked locations could not be read.',
    ],
  ])('that reads %s says so', async (_, locations, report) => {
    const { answer, files, notices } = await start();
    const read = files.readAgain();
    await answer('locations.read', { vault: emptyVault, locations });
    await read;
    expect(notices.status).toBe(report);
  });

  test('that another one took the place of says nothing', async () => {
    const { current, files, notices } = await start();
    const read = files.readAgain();
    files.keepUpWith({ ...emptyVault, revision: 2 });
    current().send({ kind: 'answer', id: 2, output: { vault: emptyVault, locations: [location] } });
    await read;
    expect([files.locations, notices.status]).toEqual([undefined, undefined]);
  });
});

test.each([
  ['as they were', false, 'Unlinked ~/.aws/credentials. Its files stay where they are.'],
  ['changed', true, 'Unlinked ~/.aws/credentials. Changes that were not downloaded are gone.'],
])('unlink of files %s says what becomes of them', async (_, unsaved, report) => {
  const { answer, files, notices } = await start();
  const file = {
    kind: 'credentials',
    name: 'credentials',
    modifiedAt: 0,
    version: 'c1',
    changed: unsaved,
    unsaved,
  } as const;
  const unlinked = files.unlink({ ...location, files: [file] });
  await answer('locations.unlink', emptyVault);
  await unlinked;
  expect(notices.status).toBe(report);
});

test.each(['granted', 'denied'] as const)(
  'unlink has the browser asked for leave to take out what is kept there, and goes on when it is %s',
  async (permission) => {
    const { answer, asked, files, vault } = await start();
    vault.show({ ...emptyVault, kept: [{ profileId: planId, locationId: id }] });
    const unlinked = files.unlink(location);
    await answer('locations.handles', { credentials: asking(permission) });
    await answer('locations.unlink', emptyVault);
    await unlinked;
    expect(asked()).toEqual([
      ['locations.handles', { id }],
      ['locations.unlink', { id }],
    ]);
  },
);

describe('a change of a file', () => {
  test('asks for leave to write first, and is reported without an undo', async () => {
    const { answer, asked, files, notices } = await start();
    const fixed = files.fix(location, problem);
    await answer('locations.handles', { credentials: asking('granted') });
    await answer('locations.fix', emptyVault);
    await fixed;
    expect(asked()).toEqual([
      ['locations.handles', { id }],
      ['locations.fix', { id, file: 'config', version: 'f7', code: 'key-upper-case', line: 3, column: 1 }],
    ]);
    expect([notices.status, notices.offer]).toEqual([
      'Fixed line 3 of config.ini in ~/.aws/credentials.',
      undefined,
    ]);
  });

  test('is not made without that leave', async () => {
    const { answer, asked, files } = await start();
    const fixed = files.fix(location, problem);
    await answer('locations.handles', { credentials: asking('denied') });
    await expect(fixed).rejects.toEqual(
      new CofferError('file-denied', {
        location: '~/.aws/credentials',
        file: 'credentials',
        wanted: 'write',
      }),
    );
    expect(asked()).toEqual([['locations.handles', { id }]]);
  });

  test('says that the browser asks for as long as it does', async () => {
    const { answer, files, notices } = await start();
    const seen: unknown[] = [];
    const see = () => seen.push([files.isAsking, notices.status]);
    const fixed = files.fix(location, problem);
    await answer('locations.handles', { credentials: asking('denied', see) });
    await expect(fixed).rejects.toThrow(CofferError);
    see();
    expect(seen).toEqual([
      [true, waiting],
      [false, undefined],
    ]);
  });

  test('needs no leave in a snapshot', async () => {
    const { answer, asked, files } = await start();
    const fixed = files.fix({ ...location, holds: 'snapshot' }, problem);
    await answer('locations.fix', emptyVault);
    await fixed;
    expect(asked().length).toBe(1);
  });
});

describe('take', () => {
  async function taken(then: 'leave' | 'remove' | 'removeLongTermKeys', session: SessionView = {}) {
    const started = await start();
    started.vault.show({ ...emptyVault, session });
    const { agent, answer, files, vault } = started;
    const importing = new Import(agent, vault);
    const preview = importing.previewFrom({ location: id, names: ['dev'], then });
    await answer('import.plan', {
      planId,
      changes: [{ name: 'dev', kind: 'added', type: 'Basic', differences: [] }],
      problems: [],
      activeKeys: [],
    });
    await preview;
    return { ...started, take: files.take(importing, { location, names: ['dev'], then }, open()) };
  }

  test('of a copy asks for no leave to write, and offers an undo', async () => {
    const { answer, asked, notices, take } = await taken('leave');
    await answer('import.apply', { ...emptyVault, revision: 2 });
    await take;
    expect(asked().map(([command]) => command)).toEqual(['import.plan', 'import.apply']);
    expect(notices.offer?.report).toBe('Imported 1 profile.');
  });

  test.each([
    ['remove', 'Moved 1 profile of ~/.aws/credentials to the vault.'],
    ['removeLongTermKeys', 'Moved the long-term keys of 1 profile from ~/.aws/credentials to the vault.'],
  ] as const)('with "%s" asks for it before anything is stored', async (then, report) => {
    const { answer, asked, notices, take } = await taken(then);
    await answer('locations.handles', { credentials: asking('granted') });
    await answer('import.apply', { ...emptyVault, revision: 2 });
    await take;
    expect(asked().map(([command]) => command)).toEqual(['import.plan', 'locations.handles', 'import.apply']);
    expect([notices.status, notices.offer]).toEqual([report, undefined]);
  });

  test.each([
    ['remove', id, 'dev', true],
    ['removeLongTermKeys', id, 'dev', true],
    ['remove', id, 'other', false],
    ['remove', planId, 'dev', false],
  ] as const)('with "%s" tells a session that used what leaves %s/%s: %s', async (then, of, name, told) => {
    const { answer, notices, take } = await taken(then, { file: { location: of, name } });
    await answer('locations.handles', { credentials: asking('granted') });
    await answer('import.apply', { ...emptyVault, revision: 2 });
    await take;
    expect(notices.status?.endsWith(' This session used "dev". Choose another profile.')).toBe(told);
  });
});

test('changed files of a snapshot are there to be saved before all locations are read anew', async () => {
  const { answer, asked, files } = await start();
  const saving = files.save({ ...location, holds: 'snapshot' });
  const made = [{ name: 'credentials', content: new Blob(['[default]']) }];
  await answer('locations.save', made);
  expect(await saving).toEqual(made);
  expect(asked().at(-1)?.[0]).toBe('locations.read');
});

describe('a dialog that was closed', () => {
  const moved = { location: '~/.aws/credentials', why: 'Gone.' };
  const error = { code: 'moved-half', detail: moved } as const;

  /** A move to the vault, its dialog closed as soon as the agent was asked this. */
  async function closedAt(question: 'locations.handles' | 'import.apply') {
    const started = await start();
    const { agent, answer, asked, files, vault } = started;
    const importing = new Import(agent, vault);
    const of = { location, names: ['dev'], then: 'remove' } as const;
    const preview = importing.previewFrom({ location: id, names: ['dev'], then: 'remove' });
    await answer('import.plan', { planId, changes: [], problems: [], activeKeys: [] });
    await preview;
    const attempt = new DialogAttempt(started.notices, () => undefined);
    const take = attempt.finish(() => files.take(importing, of, attempt.closed));
    if (question === 'import.apply') {
      await answer('locations.handles', { credentials: asking('granted') });
    }
    await expect.poll(() => asked().at(-1)?.[0]).toBe(question);
    attempt.end();
    return { ...started, take };
  }

  test('asks the browser for nothing', async () => {
    const { asked, notices, take } = await closedAt('locations.handles');
    await take;
    expect([asked().at(-1)?.[0], notices.alert]).toEqual(['locations.handles', undefined]);
  });

  test('lets a failure of what was under way be told on the screen', async () => {
    const { current, notices, take } = await closedAt('import.apply');
    current().send({ kind: 'failure', id: current().received.length, error });
    await take;
    expect(notices.alert).toBe(errorText(CofferError.from(error)));
  });
});

test('a move that went half way shows what the vault holds by then', async () => {
  const { agent, answer, asked, current, files, vault } = await start();
  const importing = new Import(agent, vault);
  const preview = importing.previewFrom({ location: id, names: ['dev'], then: 'remove' });
  await answer('import.plan', { planId, changes: [], problems: [], activeKeys: [] });
  await preview;
  const of = { location: { ...location, holds: 'snapshot' }, names: ['dev'], then: 'remove' } as const;
  const take = files.take(importing, of, open());
  const error = { code: 'moved-half', detail: { location: '~/.aws/credentials', why: 'Gone.' } } as const;
  await expect.poll(() => asked().at(-1)?.[0]).toBe('import.apply');
  current().send({ kind: 'failure', id: 3, error });
  await expect(take).rejects.toEqual(CofferError.from(error));
  const view = { ...emptyVault, revision: 2 };
  await answer('locations.read', { vault: view, locations: [] });
  await expect.poll(() => vault.view).toEqual(view);
});
