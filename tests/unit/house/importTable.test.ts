import { expect, test } from 'vitest';
import { breaches } from './importTable.ts';
import { readSources } from './sources.ts';

// Every file is parsed, which a busy machine takes its time for.
test('src keeps to the import table', { timeout: 60_000 }, () => {
  expect(breaches(readSources('src'))).toEqual([]);
});

const tree = (files: Readonly<Record<string, string>>) => new Map(Object.entries(files));

test('breaches names every import that the table forbids, whatever its form', () => {
  expect(
    breaches(
      tree({
        'src/base/ids.ts': `import { v4 } from 'uuid';`,
        'src/protocol/views.ts': `import { a } from '../page/state/vault.svelte.ts';`,
        'src/page/ui/List.svelte': `<script module>export {};</script>\n<script lang="ts">import type { A } from '../../agent/agent.ts';</script><p>import</p>`,
        'src/page/state/vault.svelte.ts': `const seal = () => import('../../agent/vault/seal.ts');`,
        'src/agent/vault/seal.ts': `export { page } from '../../page/main.ts';\nlet a: import('../aws/calls.ts').Call;`,
        'src/service-worker/service-worker.ts': `new URL('../agent/worker.ts', import.meta.url);`,
        'src/extra/more.ts': '',
      }),
    ),
  ).toEqual([
    'src/extra/more.ts is in no realm of the import table',
    'src/base/ids.ts imports uuid: base imports nothing',
    'src/protocol/views.ts imports src/page/state/vault.svelte.ts: protocol may not import it',
    'src/page/ui/List.svelte imports src/agent/agent.ts: page/ui may not import it',
    'src/page/state/vault.svelte.ts imports src/agent/vault/seal.ts: page/state may not import it',
    'src/agent/vault/seal.ts imports src/page/main.ts: agent/vault may not import it',
    'src/agent/vault/seal.ts imports src/agent/aws/calls.ts: agent/vault may not import it',
    'src/service-worker/service-worker.ts imports src/agent/worker.ts: service-worker may not import it',
  ]);
});

test('breaches holds how a realm may be imported', () => {
  expect(
    breaches(
      tree({
        'src/page/main.ts': `import url from '../agent/worker.ts?worker&url';\nimport '../agent/worker.ts';`,
        'src/agent/aws/sandbox.ts': `import type { A } from '../../sandbox/account.ts';\nimport { type B } from '../../sandbox/account.ts';\nimport { answer } from '../../sandbox/account.ts';\nconst lazily = () => import('../../sandbox/account.ts');`,
        'src/agent/resolve/region.ts': `import { inputs } from '../../protocol/commands.ts';\nimport type { View } from '../../protocol/views.ts';\nimport { call } from '../aws/calls.ts';`,
      }),
    ),
  ).toEqual([
    'src/page/main.ts imports src/agent/worker.ts: page/main.ts may import it only by its URL',
    'src/agent/aws/sandbox.ts imports src/sandbox/account.ts: agent/aws may import it only with import(), or for its types',
    'src/agent/resolve/region.ts imports src/protocol/commands.ts: agent/resolve may import it only for its types',
  ]);
});

test('breaches finds circles, those of types alone too', () => {
  expect(
    breaches(
      tree({
        'src/base/a.ts': `import type { B } from './b.ts';`,
        'src/base/b.ts': `import { c } from './c.ts';`,
        'src/base/c.ts': `import type { A } from './a.ts';`,
        'src/base/d.ts': `import { a } from './a.ts';`,
      }),
    ),
  ).toEqual(['circle: src/base/a.ts -> src/base/b.ts -> src/base/c.ts -> src/base/a.ts']);
});
