import { describe, expect, test } from 'vitest';
import { utf8 } from '../../../src/base/bytes.ts';
import { CofferError } from '../../../src/base/cofferError.ts';
import { errorText } from '../../../src/base/errors.ts';
import { Files, waiting } from '../../../src/page/state/files.svelte.ts';
import { Import } from '../../../src/page/state/import.svelte.ts';
import { Notices } from '../../../src/page/state/notices.svelte.ts';
import { Storing } from '../../../src/page/state/storing.svelte.ts';
import { Vault } from '../../../src/page/state/vault.svelte.ts';
import { Witness } from '../../../src/page/state/witness.ts';
import type { Output } from '../../../src/protocol/commands.ts';
import type { LocationView, SessionView, StorePlanView } from '../../../src/protocol/views.ts';
import { connect, emptyVault } from './fakeAgent.ts';

const id = '00000000000000000000000000000001';
const planId = '00000000000000000000000000000002';

const location: LocationView = {
  id,
  location: '~/.aws/credentials',
  profiles: [],
  holds: 'files',
  files: [
    {
      kind: 'credentials',
      name: 'credentials',
      modifiedAt: 0,
      version: 'c1',
      changed: false,
      unsaved: false,
    },
    { kind: 'config', name: 'config.ini', modifiedAt: 0, version: 'f7', changed: false, unsaved: false },
  ],
  problems: [],
  comparison: [],
};

const problem = {
  code: 'key-upper-case',
  severity: 'warning',
  file: 'config.ini',
  line: 3,
  column: 1,
  text: '',
  readers: [],
} as const;

/** A file whose leave to write the user would give or refuse. */
const asking = (answer: PermissionState, asked: () => void = () => undefined) =>
  ({
    name: 'credentials',
    queryPermission: () => Promise.resolve('prompt'),
    requestPermission: () => {
      asked();
      return Promise.resolve(answer);
    },
  }) as unknown as FileSystemFileHandle;

/** Of a dialog that stays open. */
const open = () => new AbortController().signal;

async function start() {
  const connected = connect();
  const notices = new Notices();
  const witness = new Witness(() => ({ getItem: () => null, setItem: () => undefined }));
  const vault = new Vault(connected.agent, notices, witness, () => undefined);
  const unlock = vault.unlock('pass');
  connected.current().send({ kind: 'answer', id: 1, output: emptyVault });
  await unlock;
  const files = new Files(connected.agent, notices, vault);
  /** What the agent was asked since the unlock, without numbers. */
  const asked = () =>
    connected
      .current()
      .received.flatMap((message) =>
        message.kind === 'ask' && message.id > 1 ? [[message.command, message.input]] : [],
      );
  /** Answers the newest question once it is there. */
  const answer = async (question: string, output: Output<Parameters<typeof connected.agent.ask>[0]>) => {
    await expect.poll(() => asked().at(-1)?.[0]).toBe(question);
    connected.current().send({ kind: 'answer', id: connected.current().received.length, output });
  };
  return { ...connected, answer, asked, files, notices, vault };
}

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
    const closing = new AbortController();
    const take = files.take(importing, of, closing.signal);
    if (question === 'import.apply') {
      await answer('locations.handles', { credentials: asking('granted') });
    }
    await expect.poll(() => asked().at(-1)?.[0]).toBe(question);
    closing.abort();
    return { ...started, take };
  }

  test('asks the browser for nothing', async () => {
    const { asked, take } = await closedAt('locations.handles');
    await expect(take).rejects.toEqual(new CofferError('cancelled'));
    expect(asked().at(-1)?.[0]).toBe('locations.handles');
  });

  test('lets a failure of what was under way be told on the screen', async () => {
    const { current, notices, take } = await closedAt('import.apply');
    current().send({ kind: 'failure', id: current().received.length, error });
    await expect(take).rejects.toEqual(CofferError.from(error));
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

describe('storing a profile in a file', () => {
  const plan: StorePlanView = {
    planId,
    changes: [{ file: 'credentials', diff: [{ sign: '+', line: 1, text: '[dev]' }] }],
    activeKeys: [
      { profile: 'dev', key: 'credential_process', value: '/bin/x' },
      { profile: 'dev', key: 'ca_bundle', value: '/ca.pem' },
    ],
  };

  const [process, bundle] = plan.activeKeys.map(({ profile, key }) => ({ profile, key }));

  /** A storing whose first plan is there, and how the next is asked for and answered. */
  async function planned(move: boolean) {
    const started = await start();
    const { agent, answer, vault } = started;
    const storing = new Storing(agent, vault, { id, name: 'dev', location, move });
    const preview = async (...answers: readonly StorePlanView[]) => {
      const previewed = storing.preview();
      for (const each of answers) await answer('store.plan', each);
      await previewed;
    };
    await preview(plan);
    const tick = (key: string) => {
      for (const activeKey of storing.activeKeys) if (activeKey.key === key) storing.ticked.add(activeKey);
    };
    return { ...started, preview, storing, tick };
  }

  test.each([
    [true, 'Moved "dev" to ~/.aws/credentials.'],
    [false, 'Copied "dev" to ~/.aws/credentials.'],
  ])(
    'with move %s sends what was planned and the passphrase, which the page no longer has',
    async (move, report) => {
      const { answer, asked, current, files, notices, storing } = await planned(move);
      const applied = files.store(storing, 'velvet canyon', open());
      await answer('locations.handles', { credentials: asking('granted') });
      await answer('store.apply', { ...emptyVault, revision: 2 });
      await applied;
      expect(asked()).toEqual([
        ['store.plan', { ids: [id], location: id, activeKeys: [] }],
        ['locations.handles', { id }],
        ['store.apply', { planId, move, passphrase: utf8('velvet canyon') }],
      ]);
      expect(current().transferred.map((sent) => sent instanceof ArrayBuffer && sent.byteLength)).toEqual([
        0, 0,
      ]);
      expect([notices.status, notices.offer]).toEqual([report, undefined]);
    },
  );

  test.each([
    [
      'moved',
      true,
      id,
      'Moved "dev" to ~/.aws/credentials. This session used "dev". Choose another profile.',
    ],
    ['moved beside', true, planId, 'Moved "dev" to ~/.aws/credentials.'],
    ['copied', false, id, 'Copied "dev" to ~/.aws/credentials.'],
  ])('that is %s what the session uses tells it where that ends', async (_, move, profileId, report) => {
    const { answer, files, notices, storing, vault } = await planned(move);
    vault.show({ ...emptyVault, session: { profileId } });
    const applied = files.store(storing, 'velvet canyon', open());
    await answer('locations.handles', { credentials: asking('granted') });
    await answer('store.apply', { ...emptyVault, revision: 2 });
    await applied;
    expect(notices.status).toBe(report);
  });

  test('is planned anew with what is ticked, and the ticks stay', async () => {
    const { asked, preview, storing, tick } = await planned(false);
    tick('ca_bundle');
    expect(storing.isPlanned).toBe(false);
    const changed = { ...structuredClone(plan), changes: [] };
    await preview(changed);
    expect(asked().at(-1)).toEqual(['store.plan', { ids: [id], location: id, activeKeys: [bundle] }]);
    expect(storing.plan).toEqual(changed);
    expect([storing.isPlanned, [...storing.ticked]]).toEqual([true, plan.activeKeys.slice(1)]);
  });

  test('is planned once more where a tick came meanwhile', async () => {
    const { answer, asked, storing, tick } = await planned(false);
    tick('ca_bundle');
    const preview = storing.preview();
    tick('credential_process');
    await answer('store.plan', plan);
    await expect.poll(() => asked().length).toBe(3);
    await answer('store.plan', plan);
    await preview;
    expect(asked().at(-1)).toEqual([
      'store.plan',
      { ids: [id], location: id, activeKeys: [bundle, process] },
    ]);
    expect(storing.isPlanned).toBe(true);
  });

  test('carries no tick over to a value that was not seen', async () => {
    const { answer, asked, storing, tick } = await planned(false);
    tick('credential_process');
    const other = { ...plan, activeKeys: [{ profile: 'dev', key: 'credential_process', value: '/bin/y' }] };
    const preview = storing.preview();
    await answer('store.plan', other);
    await expect.poll(() => asked().length).toBe(3);
    await answer('store.plan', other);
    await preview;
    expect(asked().at(-1)).toEqual(['store.plan', { ids: [id], location: id, activeKeys: [] }]);
    expect([storing.activeKeys, [...storing.ticked], storing.isPlanned]).toEqual([
      other.activeKeys,
      [],
      true,
    ]);
  });

  test('writes nothing once its dialog was closed, though the browser permits it then', async () => {
    const { answer, asked, files, notices, storing } = await planned(true);
    const closing = new AbortController();
    const seen: unknown[] = [];
    const close = () => {
      closing.abort();
      seen.push([files.isAsking, notices.status]);
    };
    const applied = files.store(storing, 'velvet canyon', closing.signal);
    await answer('locations.handles', { credentials: asking('granted', close) });
    await expect(applied).rejects.toEqual(new CofferError('cancelled'));
    expect(asked().at(-1)?.[0]).toBe('locations.handles');
    expect([...seen, notices.status, notices.alert]).toEqual([[false, undefined], undefined, undefined]);
  });

  test('writes nothing that was ticked after the plan', async () => {
    const { answer, asked, files, storing, tick } = await planned(false);
    const applied = files.store(storing, 'velvet canyon', open());
    tick('ca_bundle');
    await answer('locations.handles', { credentials: asking('granted') });
    await expect(applied).rejects.toEqual(new CofferError('store-plan-stale'));
    expect(asked().map(([command]) => command)).not.toContain('store.apply');
  });

  test.each([
    [true, [true, true, false]],
    [false, [false, false, false]],
  ])('with move %s would lose active keys until all are ticked: %j', async (move, expected) => {
    const { storing, tick } = await planned(move);
    const lost = [storing.wouldLose];
    for (const { key } of plan.activeKeys) {
      tick(key);
      lost.push(storing.wouldLose);
    }
    expect(lost).toEqual(expected);
  });
});
