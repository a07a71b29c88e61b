import { expect, test } from 'vitest';
import type { SharedSection } from '../../../../src/agent/awsconfig/profile.ts';
import { activeKeysIn, onlyTicked } from '../../../../src/agent/awsconfig/tickedKeys.ts';

const section: SharedSection = {
  word: 'services',
  name: 'local',
  properties: new Map<string, string | ReadonlyMap<string, string>>([
    ['credential_process', '/bin/helper'],
    ['region', 'eu-west-1'],
    ['cli_pager', ''],
    ['dynamodb', new Map([['endpoint_url', 'http://127.0.0.1:8000']])],
    [
      's3',
      new Map([
        ['addressing_style', 'path'],
        ['endpoint_url', 'http://127.0.0.1:9000'],
      ]),
    ],
  ]),
};

test('activeKeysIn finds active keys at both depths, and no empty one', () => {
  expect(activeKeysIn(section)).toEqual([
    { key: 'credential_process', value: '/bin/helper' },
    { key: 'dynamodb.endpoint_url', value: 'http://127.0.0.1:8000' },
    { key: 's3.endpoint_url', value: 'http://127.0.0.1:9000' },
  ]);
});

test('onlyTicked keeps what is ticked where it stood, and no key that has nothing left below it', () => {
  expect(onlyTicked(section, (key) => key === 's3.endpoint_url')).toEqual({
    ...section,
    properties: new Map<string, unknown>([
      ['region', 'eu-west-1'],
      [
        's3',
        new Map([
          ['addressing_style', 'path'],
          ['endpoint_url', 'http://127.0.0.1:9000'],
        ]),
      ],
    ]),
  });
});
