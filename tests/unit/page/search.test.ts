import { expect, test } from 'vitest';
import { matching } from '../../../src/page/state/search.ts';

const profiles = [
  { name: 'Prod-Admin', region: 'us-east-1' },
  { name: 'prod-reader', region: 'eu-west-1' },
  { name: '__proto__' },
];

test.each([
  ['', ['Prod-Admin', 'prod-reader', '__proto__']],
  ['PROD', ['Prod-Admin', 'prod-reader']],
  ['prod eu', ['prod-reader']],
  ['eu prod', ['prod-reader']],
  ['__proto__', ['__proto__']],
  ['admin us-east-1', ['Prod-Admin']],
  ['adminus', []],
])('the query %j finds %j', (query, names) => {
  const found = matching(profiles, query, ({ name, region }) => [name, region]);
  expect(found.map(({ name }) => name)).toEqual(names);
});
