import { expect, test } from 'vitest';
import { CofferError } from '../../../src/base/cofferError.ts';
import { errorText } from '../../../src/base/errors.ts';
import { Instances } from '../../../src/page/state/instances.svelte.ts';
import type { InstanceView } from '../../../src/protocol/views/calls.ts';
import { connect } from './fakeAgent.ts';

const call = { profile: 'dev', region: 'eu-west-1', sandbox: true };

function instance(instanceId: string): InstanceView {
  return {
    instanceId,
    name: '',
    instanceType: 't3.micro',
    state: 'running',
    platform: 'Linux/UNIX',
    privateIpAddress: '',
    publicIpAddress: '',
    securityGroups: [],
    subnetId: '',
    vpcId: '',
  };
}

const ids = (instances: Instances): string[] => instances.found.map(({ instanceId }) => instanceId);

test('pages are shown as they come, and the answer says who answered', async () => {
  const { agent, current } = connect();
  const instances = new Instances(agent);
  const loaded = instances.load('');
  expect(current().received).toEqual([{ kind: 'ask', id: 1, command: 'instances.list', input: {} }]);
  current().send({ kind: 'progress', id: 1, progress: { page: 1, instances: [instance('i-1')] } });
  current().send({ kind: 'progress', id: 1, progress: { page: 2, instances: [instance('i-2')] } });
  expect([instances.loading, ids(instances), instances.call]).toEqual([true, ['i-1', 'i-2'], undefined]);
  current().send({ kind: 'answer', id: 1, output: { instances: [instance('i-1'), instance('i-2')], call } });
  await loaded;
  expect([instances.loading, ids(instances), instances.call]).toEqual([false, ['i-1', 'i-2'], call]);
});

test('a cancelled listing keeps what came and says that it was broken off', async () => {
  const { agent, current } = connect();
  const instances = new Instances(agent);
  const loaded = instances.load('eu-west-1');
  current().send({ kind: 'progress', id: 1, progress: { page: 1, instances: [instance('i-1')] } });
  instances.cancel();
  await loaded;
  expect([instances.loading, instances.cancelled, instances.failure, ids(instances)]).toEqual([
    false,
    true,
    undefined,
    ['i-1'],
  ]);
});

test('a listing of another region takes the place of the one under way', async () => {
  const { agent, current } = connect();
  const instances = new Instances(agent);
  const first = instances.load('eu-west-1');
  const second = instances.load('us-east-1');
  await first;
  expect([instances.loading, instances.cancelled]).toEqual([true, false]);
  current().send({ kind: 'answer', id: 1, output: { instances: [instance('i-eu')], call } });
  current().send({ kind: 'answer', id: 2, output: { instances: [instance('i-us')], call } });
  await second;
  expect(ids(instances)).toEqual(['i-us']);
});

test('a refusal is shown in its own words', async () => {
  const { agent, current } = connect();
  const instances = new Instances(agent);
  const loaded = instances.load('');
  const error = { code: 'unexpected', detail: { name: 'TypeError' } } as const;
  current().send({ kind: 'failure', id: 1, error });
  await loaded;
  expect([instances.failure, instances.loading]).toEqual([errorText(CofferError.from(error)), false]);
});
