import { posix } from 'node:path';
import { type Import, importsOf, type Sources } from './sources.ts';

/** How one realm may import another; types are admitted wherever code is. */
type How = 'freely' | 'types' | 'lazily' | 'url';

const wording: Readonly<Record<How, string>> = {
  freely: 'as a module',
  types: 'for its types',
  lazily: 'with import(), or for its types',
  url: 'by its URL',
};

type Row = Readonly<Record<string, How>>;

/** Inside the agent, top to bottom: each may import those below it. */
const agentFromTop = [
  'worker.ts',
  'agent.ts',
  'commands',
  '*',
  'cmdlets',
  'shell',
  'unlocked',
  'rotation',
  'providers',
  'resolve',
  'aws',
  'files',
  'handoff',
  'awsconfig',
  'sigv4',
  'vault',
  'store',
];

/** Only these speak the protocol; below them its types are data that passes through. */
const agentSpeakers = new Set(['worker.ts', 'agent.ts', 'commands', '*', 'unlocked']);

/** Who may import whom (ARCHITECTURE.md): realm -> what it may import besides itself. A realm is a file or folder of src, `*` the other files of one. */
const table: ReadonlyMap<string, Row> = new Map<string, Row>([
  ['base', {}],
  ['protocol', { base: 'freely' }],
  ['page/main.ts', { ...page(), 'page/App.svelte': 'freely', 'agent/worker.ts': 'url' }],
  ['page/App.svelte', page()],
  ['page/ui', { 'page/state': 'freely', base: 'freely' }],
  ['page/state', { protocol: 'freely', base: 'freely' }],
  ...agentFromTop.map((realm, depth): [string, Row] => [
    `agent/${realm}`,
    {
      ...Object.fromEntries(agentFromTop.slice(depth + 1).map((below) => [`agent/${below}`, 'freely'])),
      ...(realm === 'aws' ? { sandbox: 'lazily' } : {}),
      protocol: agentSpeakers.has(realm) ? 'freely' : 'types',
      base: 'freely',
    },
  ]),
  ['sandbox', { base: 'freely' }],
  ['service-worker', { base: 'freely' }],
]);

function page(): Row {
  return { 'page/ui': 'freely', 'page/state': 'freely', protocol: 'freely', base: 'freely' };
}

/** One sentence for each import of src that the table forbids, and for each circle. */
export function breaches(sources: Sources): readonly string[] {
  const imports = [...sources].flatMap(([path, text]) => importsOf(path, text));
  const homeless = [...sources.keys()].filter((path) => realmOf(path) === undefined);
  return [
    ...homeless.map((path) => `${path} is in no realm of the import table`),
    ...imports.flatMap(forbidden),
    ...circles(imports),
  ];
}

function forbidden(found: Import): readonly string[] {
  const from = realmOf(found.from);
  if (from === undefined) return [];
  if (found.external) {
    return from === 'base' ? [`${found.from} imports ${found.to}: base imports nothing`] : [];
  }
  // A stylesheet beside its component is no module.
  if (found.to.endsWith('.css')) return [];
  const to = realmOf(found.to);
  if (to === from) return [];
  const how = to === undefined ? undefined : table.get(from)?.[to];
  if (how === undefined) return [`${found.from} imports ${found.to}: ${from} may not import it`];
  if (
    how === 'freely' ? found.how === 'url' : found.how !== how && !(how === 'lazily' && found.how === 'types')
  ) {
    return [`${found.from} imports ${found.to}: ${from} may import it only ${wording[how]}`];
  }
  return [];
}

function realmOf(path: string): string | undefined {
  const inside = path.replace(/^src\//, '');
  return [...table.keys()].find(
    (realm) => inside === realm || inside.startsWith(`${realm}/`) || `${posix.dirname(inside)}/*` === realm,
  );
}

/** Imports by URL start another realm instead of loading into this one, so they close no circle. */
function circles(imports: readonly Import[]): readonly string[] {
  const edges = new Map<string, string[]>();
  for (const { from, to, external, how } of imports) {
    if (!external && how !== 'url') edges.set(from, [...(edges.get(from) ?? []), to]);
  }
  const found: string[] = [];
  const done = new Set<string>();
  const follow = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) found.push(`circle: ${[...trail.slice(start), path].join(' -> ')}`);
    if (start >= 0 || done.has(path)) return;
    for (const next of edges.get(path) ?? []) follow(next, [...trail, path]);
    done.add(path);
  };
  for (const path of edges.keys()) follow(path, []);
  return found;
}
