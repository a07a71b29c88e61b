import { expect, test } from 'vitest';
import { aCall, fakeAws, xml } from './fakeAws.ts';

const ec2 = 'xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"';

function page(instances: readonly string[], nextToken = ''): Response {
  const items = instances.map(
    (instance) => `<item><instancesSet><item>${instance}</item></instancesSet></item>`,
  );
  return xml(
    `<DescribeInstancesResponse ${ec2}><reservationSet>${items.join('')}</reservationSet>${nextToken && `<nextToken>${nextToken}</nextToken>`}</DescribeInstancesResponse>`,
  );
}

async function all<Page>(pages: AsyncIterable<Page>): Promise<Page[]> {
  const found: Page[] = [];
  for await (const one of pages) found.push(one);
  return found;
}

test('describeInstances yields what each instance is, and empty text for what EC2 leaves out', async () => {
  const { aws } = fakeAws(
    page([
      `<instanceId>i-1</instanceId><instanceState><code>16</code><name>running</name></instanceState>
       <instanceType>t3.micro</instanceType><launchTime>2025-12-31T23:59:59.000Z</launchTime>
       <platformDetails>Linux/UNIX</platformDetails><privateIpAddress>10.0.0.1</privateIpAddress>
       <ipAddress>198.51.100.7</ipAddress><subnetId>subnet-1</subnetId><vpcId>vpc-1</vpcId>
       <groupSet><item><groupId>sg-1</groupId><groupName>web</groupName></item></groupSet>
       <tagSet><item><key>Owner</key><value>x</value></item><item><key>Name</key><value>a &lt;b&gt;</value></item></tagSet>`,
      `<instanceId>i-2</instanceId><instanceState><code>48</code><name>terminated</name></instanceState>`,
    ]),
  );
  expect(await all(aws.describeInstances(aCall()))).toEqual([
    {
      instances: [
        {
          instanceId: 'i-1',
          name: 'a <b>',
          instanceType: 't3.micro',
          state: 'running',
          platform: 'Linux/UNIX',
          privateIpAddress: '10.0.0.1',
          publicIpAddress: '198.51.100.7',
          securityGroups: ['web'],
          subnetId: 'subnet-1',
          vpcId: 'vpc-1',
          launchedAt: Date.UTC(2025, 11, 31, 23, 59, 59),
        },
        {
          instanceId: 'i-2',
          name: '',
          instanceType: '',
          state: 'terminated',
          platform: '',
          privateIpAddress: '',
          publicIpAddress: '',
          securityGroups: [],
          subnetId: '',
          vpcId: '',
        },
      ],
      call: { region: 'eu-west-1', sandbox: false },
    },
  ]);
});

test('describeInstances asks for the next page with the token of the last', async () => {
  const { aws, seen } = fakeAws(
    page(['<instanceId>i-1</instanceId>'], 'second'),
    page([], 'third'),
    page(['<instanceId>i-2</instanceId>']),
  );
  const pages = await all(aws.describeInstances(aCall()));
  expect(pages.map(({ instances }) => instances.map(({ instanceId }) => instanceId))).toEqual([
    ['i-1'],
    [],
    ['i-2'],
  ]);
  const asked = { Action: 'DescribeInstances', Version: '2016-11-15', MaxResults: '100' };
  expect(seen.map(({ params, signatureIsRight }) => ({ params, signatureIsRight }))).toEqual([
    { params: asked, signatureIsRight: true },
    { params: { ...asked, NextToken: 'second' }, signatureIsRight: true },
    { params: { ...asked, NextToken: 'third' }, signatureIsRight: true },
  ]);
});

test('describeInstances stops between pages when it is cancelled', async () => {
  const cancel = new AbortController();
  const { aws, seen } = fakeAws(page([], 'second'));
  const pages = aws.describeInstances(aCall({ signal: cancel.signal }));
  await pages.next();
  cancel.abort();
  await expect(pages.next()).rejects.toMatchObject({ code: 'cancelled' });
  expect(seen.length).toBe(1);
});

test('describeInstances stops within a page when it is cancelled', async () => {
  const cancel = new AbortController();
  const { aws } = fakeAws(async () => {
    cancel.abort();
    // As a real fetch does.
    return Promise.reject(new DOMException('The operation was aborted.', 'AbortError'));
  });
  await expect(all(aws.describeInstances(aCall({ signal: cancel.signal })))).rejects.toMatchObject({
    code: 'cancelled',
  });
});

test('describeRegions names the regions in order, with their descriptions', async () => {
  const { aws, seen } = fakeAws(
    xml(
      `<DescribeRegionsResponse ${ec2}><regionInfo><item><regionName>us-east-1</regionName></item><item><regionName>eu-west-1</regionName></item></regionInfo></DescribeRegionsResponse>`,
    ),
  );
  expect(await aws.describeRegions(aCall())).toEqual([
    { name: 'eu-west-1', description: 'Europe (Ireland)' },
    { name: 'us-east-1', description: 'US East (N. Virginia)' },
  ]);
  expect(seen).toMatchObject([{ url: 'https://ec2.eu-west-1.amazonaws.com/', signatureIsRight: true }]);
});
