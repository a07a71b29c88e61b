import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { listProfiles } from '../../scripts/install-peers.mjs';
import { putProfiles } from '../../src/agent/awsconfig/writing/edit.ts';
import { printFresh } from '../../src/agent/awsconfig/writing/freshFile.ts';
import type { Profile, PropertyValue } from '../../src/agent/awsconfig/profile.ts';
import { readProfiles } from '../../src/agent/awsconfig/reading/readProfiles.ts';
import { ordinaryFiles, type FilePair } from './ordinaryFiles.ts';
import { awsCli2, needPeers, printedBy } from './peers.ts';

needPeers('botocore');
// botocore reads a thousand pairs of files, and the CLI takes seconds for each answer where the machine is busy.
test.slow();

const originals = fc.sample(ordinaryFiles, { numRuns: 500, seed: 20260101 });

/** What Coffer reads of a pair of files. */
function read({ credentials, config }: FilePair) {
  return readProfiles([
    { name: 'credentials', kind: 'credentials', text: credentials },
    { name: 'config', kind: 'config', text: config },
  ]);
}

function exported(pair: FilePair): FilePair {
  const { profiles, sections } = read(pair);
  const shared = [...sections.values()].map(({ section }) => section);
  return {
    credentials: printFresh('credentials', [...profiles.values()], shared),
    config: printFresh('config', [...profiles.values()], shared),
  };
}

async function readByBotocore(pairs: readonly FilePair[]): Promise<readonly unknown[]> {
  const input = JSON.stringify(pairs);
  return JSON.parse(
    await printedBy(['python3', 'tests/interop/profiles.py'], { input }),
  ) as readonly unknown[];
}

/** What Coffer reads, in botocore's words. */
function readByCoffer(pair: FilePair) {
  const { profiles, sections } = read(pair);
  const ofWord = (word: string) =>
    [...sections.values()].flatMap(({ section }) => (section.word === word ? section : []));
  return {
    profiles: plain([...profiles.values()]),
    sso_sessions: plain(ofWord('sso-session')),
    services: plain(ofWord('services')),
  };
}

function plain(sections: readonly Profile[]) {
  const shown = (value: PropertyValue) => (typeof value === 'string' ? value : Object.fromEntries(value));
  return Object.fromEntries(
    sections.map(({ name, properties }) => [
      name,
      Object.fromEntries([...properties].map(([key, value]) => [key, shown(value)])),
    ]),
  );
}

test('botocore reads 500 ordinary pairs of files and our exports of them alike, and as Coffer does', async () => {
  const theirs = await readByBotocore(originals);
  expect(originals.map(readByCoffer)).toEqual(theirs);
  expect(await readByBotocore(originals.map(exported))).toEqual(theirs);
});

test('botocore reads the files as Coffer does after every profile was changed in place', async () => {
  const edited = originals.map((pair) => ({
    credentials: pair.credentials,
    config: withRegion(pair.config),
  }));
  expect(await readByBotocore(edited)).toEqual(edited.map(readByCoffer));
  expect(edited.map(({ config }) => config)).not.toContainEqual(expect.stringContaining('role_arn'));
});

/** Every profile of a config file with another region and sub-property, and no role. */
function withRegion(config: string): string {
  const { profiles } = readProfiles([{ name: 'config', kind: 'config', text: config }]);
  const changed = [...profiles.values()].map(({ name, properties }) => {
    const s3 = properties.get('s3');
    const after = new Map<string, PropertyValue>([
      ...properties,
      ['region', 'eu-central-1'],
      ['s3', new Map([...(s3 instanceof Map ? s3 : []), ['addressing_style', 'virtual']])],
    ]);
    after.delete('role_arn');
    return { name, properties: after };
  });
  return putProfiles(config, 'config', changed);
}

test('an export has every comment of the files', () => {
  const commentsOf = ({ credentials, config }: FilePair) =>
    `${credentials}\n${config}`
      .split(/\r?\n/)
      .filter((line) => /^[#;]/.test(line))
      .sort();
  expect(originals.map(exported).map(commentsOf)).toEqual(originals.map(commentsOf));
});

const asked = ['region', 'output', 'role_arn', 'aws_access_key_id'];

/** For each key that is asked for the first profile that has it. */
function holders(pair: FilePair): readonly { readonly key: string; readonly profile: Profile }[] {
  const profiles = [...read(pair).profiles.values()];
  return asked.flatMap((key) => {
    const profile = profiles.find(({ properties }) => properties.has(key));
    return profile ? { key, profile } : [];
  });
}

// Few, because the CLI starts anew for each answer.
const sample = originals.filter((pair) => holders(pair).length === asked.length).slice(0, 2);

test.describe('"aws configure get"', () => {
  needPeers('AWS CLI');

  test('finds the values of exported files', async () => {
    expect(sample.length).toBe(2);
    for (const pair of sample) {
      await withFiles(exported(pair), async (variables) => {
        for (const { key, profile } of holders(pair)) {
          const got = await printedBy(['aws', 'configure', 'get', key, `--profile=${profile.name}`], {
            variables,
          });
          expect(got.trimEnd()).toBe(profile.properties.get(key));
        }
      });
    }
  });
});

test.describe('"aws configure list-profiles"', () => {
  needPeers('AWS CLI 2');

  test('lists the profiles of exported files', async () => {
    for (const pair of sample) {
      await withFiles(exported(pair), async (variables) => {
        const listed = await printedBy([awsCli2, ...listProfiles], { variables });
        expect(listed.trim().split(/\r?\n/).sort()).toEqual([...read(pair).profiles.keys()].sort());
      });
    }
  });
});

async function withFiles(
  { credentials, config }: FilePair,
  use: (variables: Readonly<Record<string, string>>) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'coffer-'));
  try {
    const paths = { credentials: join(folder, 'credentials'), config: join(folder, 'config') };
    await writeFile(paths.credentials, credentials, { mode: 0o600 });
    await writeFile(paths.config, config, { mode: 0o600 });
    await use({ AWS_SHARED_CREDENTIALS_FILE: paths.credentials, AWS_CONFIG_FILE: paths.config });
  } finally {
    await rm(folder, { recursive: true });
  }
}
