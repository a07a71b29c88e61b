import { expect, test } from 'vitest';
import { utf8 } from '../../../src/base/bytes.ts';
import { CofferError } from '../../../src/base/cofferError.ts';
import { Export } from '../../../src/page/state/export.svelte.ts';
import type { ActiveKeyView } from '../../../src/protocol/views/profiles.ts';
import type { ExportSurveyView } from '../../../src/protocol/views/transfers.ts';
import { connect } from './fakeAgent.ts';

const pager: ActiveKeyView = { profile: 'dev', key: 'cli_pager', value: 'less' };
const shared: ActiveKeyView = {
  profile: 'services local',
  key: 'ec2.endpoint_url',
  value: 'http://127.0.0.1',
};
const survey: ExportSurveyView = {
  profiles: [
    { id: 'a', name: 'default', files: ['credentials', 'config'], activeKeys: [] },
    { id: 'b', name: 'dev', files: ['config'], activeKeys: [pager, shared] },
    { id: 'c', name: 'only', files: [], activeKeys: [shared] },
    { id: 'd', name: '__proto__', files: ['config'], activeKeys: [], refusal: 'It cannot be written.' },
  ],
};

function surveyed() {
  const connected = connect();
  return { ...connected, exporting: new Export(connected.agent, survey) };
}

test('an export begins with all that can be written, for both files, as plain text, and no active key', () => {
  const { exporting } = surveyed();
  expect([...exporting.picked]).toEqual(['a', 'b', 'c']);
  expect({ files: exporting.files, form: exporting.form }).toEqual({ files: 'both', form: 'plain' });
  expect([...exporting.ticked]).toEqual([]);
});

test('the active keys are those of what is picked, each once, and none where there is no config', () => {
  const { exporting } = surveyed();
  expect(exporting.activeKeys).toEqual([pager, shared]);
  exporting.picked.delete('b');
  expect(exporting.activeKeys).toEqual([shared]);
  exporting.files = 'credentials';
  expect(exporting.activeKeys).toEqual([]);
});

test('what has nothing for the chosen file is told apart, and that nothing is left', () => {
  const { exporting } = surveyed();
  expect(exporting.leftOut).toEqual(['only']);
  exporting.ticked.add(shared);
  expect(exporting.leftOut).toEqual([]);
  exporting.files = 'credentials';
  expect(exporting.leftOut).toEqual(['dev', 'only']);
  expect(exporting.isNothing).toBe(false);
  exporting.picked.delete('a');
  expect(exporting.isNothing).toBe(true);
});

test('make asks for what was picked and ticked, and the passphrase leaves the page', async () => {
  const { exporting, current } = surveyed();
  exporting.picked.delete('c');
  exporting.ticked.add(shared);
  exporting.form = 'encrypted';
  const making = exporting.make('cafe\u0301');
  expect(current().received).toEqual([
    {
      kind: 'ask',
      id: 1,
      command: 'export.make',
      input: {
        ids: ['a', 'b'],
        files: 'both',
        form: 'encrypted',
        activeKeys: [{ profile: 'services local', key: 'ec2.endpoint_url' }],
        passphrase: utf8('caf\u00e9'),
      },
    },
  ]);
  expect(current().transferred.map((sent) => sent instanceof ArrayBuffer && sent.byteLength)).toEqual([0]);
  const files = ['credentials.age', 'config.age'].map((name) => ({ name, content: new Blob([name]) }));
  current().send({ kind: 'answer', id: 1, output: files });
  await making;
  // Nothing is told of what the files would be by now.
  exporting.form = 'plain';
  expect(exporting.made).toBe('encrypted');
  const offered = exporting.downloads.current;
  expect(offered.map(({ name }) => name)).toEqual(['credentials.age', 'config.age']);
  expect(await Promise.all(offered.map(async ({ url }) => (await fetch(url)).text()))).toEqual([
    'credentials.age',
    'config.age',
  ]);

  exporting.close();
  expect(exporting.downloads.current).toEqual([]);
  for (const { url } of offered) await expect(fetch(url)).rejects.toThrow();
});

test('a tick of a key that the files would not hold is not sent', () => {
  const { exporting, current } = surveyed();
  exporting.ticked.add(pager);
  exporting.files = 'credentials';
  void exporting.make('').catch(() => undefined);
  expect(current().received).toMatchObject([{ input: { activeKeys: [] } }]);
});

test('closing ends an export under way', async () => {
  const { exporting, current } = surveyed();
  const making = exporting.make('pass');
  exporting.close();
  await expect(making).rejects.toEqual(new CofferError('cancelled'));
  expect(current().received.at(-1)).toEqual({ kind: 'cancel', id: 1 });
});
