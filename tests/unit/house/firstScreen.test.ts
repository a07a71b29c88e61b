import { expect, test } from 'vitest';
import { comingWith } from './firstScreen.ts';
import { readSources } from './sources.ts';

/*
 * A visitor waits for all of this before the first screen. What is only of use once a vault is open belongs behind it:
 * loaded by ui/frame/Frame.svelte or commands/handlers.ts, which are fetched while the passphrase is typed.
 */
test('the agent starts with what it answers while it is locked, and nothing else', () => {
  expect(comingWith('src/agent/worker.ts', readSources('src'))).toEqual([
    'idb',
    'src/agent/agent.ts',
    'src/agent/channel.ts',
    'src/agent/commands/locked.ts',
    'src/agent/deadlines.ts',
    'src/agent/sparingly.ts',
    'src/agent/store/indexedDb.ts',
    'src/agent/vault/header.ts',
    'src/agent/vault/status.ts',
    'src/agent/worker.ts',
    'src/base/bytes.ts',
    'src/base/clock.ts',
    'src/base/cofferError.ts',
    'src/base/load.ts',
    'src/protocol/commands.ts',
    'valibot',
  ]);
});

test('the page starts with the screens before a vault is open, and nothing else', () => {
  expect(comingWith('src/page/main.ts', readSources('src'))).toEqual([
    'src/base/bytes.ts',
    'src/base/clock.ts',
    'src/base/cofferError.ts',
    'src/base/errorTexts/early.ts',
    'src/base/errorTexts/textIn.ts',
    'src/base/load.ts',
    'src/base/samlHandover.ts',
    'src/page/App.svelte',
    'src/page/main.ts',
    'src/page/state/activity.ts',
    'src/page/state/attempt.svelte.ts',
    'src/page/state/coffer.ts',
    'src/page/state/connection.ts',
    'src/page/state/failure.ts',
    'src/page/state/formText.ts',
    'src/page/state/notices.svelte.ts',
    'src/page/state/questions.svelte.ts',
    'src/page/state/route.svelte.ts',
    'src/page/state/samlArrival.ts',
    'src/page/state/strength.ts',
    'src/page/state/trustedUrl.ts',
    'src/page/state/update.svelte.ts',
    'src/page/state/vault.svelte.ts',
    'src/page/state/witness.ts',
    'src/page/ui/frame/UpdateOffer.svelte',
    'src/page/ui/kit/Alert.svelte',
    'src/page/ui/kit/Button.svelte',
    'src/page/ui/kit/Entrance.svelte',
    'src/page/ui/kit/Field.svelte',
    'src/page/ui/kit/focus.ts',
    'src/page/ui/unlock/LockedBecause.svelte',
    'src/page/ui/unlock/OlderThanSeen.svelte',
    'src/page/ui/unlock/Unlock.svelte',
    'src/page/ui/welcome/CreateVault.svelte',
    'src/page/ui/welcome/NotStarted.svelte',
    'src/page/ui/welcome/StrengthMeter.svelte',
    'src/page/ui/welcome/Welcome.svelte',
    'src/protocol/passphrase.ts',
    'svelte',
  ]);
});

test('comingWith follows what runs at once, to packages too, and neither types nor what loads later', () => {
  const tree = new Map([
    [
      'src/a.ts',
      `import './b.ts'; import type { C } from './c.ts'; import url from './d.ts?worker&url'; import('./e.ts'); import './a.css';`,
    ],
    ['src/b.ts', `export { f } from './f.ts'; import { a } from './a.ts'; import { openDB } from 'idb';`],
    ['src/c.ts', `import './g.ts';`],
    ['src/e.ts', `import './g.ts';`],
  ]);
  expect(comingWith('src/a.ts', tree)).toEqual(['idb', 'src/a.ts', 'src/b.ts', 'src/f.ts']);
});
