import type { InstanceView } from '../../protocol/views/calls.ts';
import type { AnsweredCall, AwsCall } from '../aws/call.ts';
import { knownRegions } from '../aws/regions.ts';
import type { Service } from '../aws/partitions.ts';
import { profileById } from '../vault/profiles.ts';
import type { Context } from '../unlocked/context.ts';
import type { Handlers } from './handler.ts';
import { callerFor } from '../unlocked/credentials.ts';
import { searchNow } from '../unlocked/instance.ts';
import { foundOr } from '../unlocked/search.ts';

type Calls = 'profile.identify' | 'regions.known' | 'regions.enabled' | 'instances.list';

/** Commands that call AWS. */
export const calls: Handlers<Calls> = {
  async 'profile.identify'(context, { id }, { signal }) {
    const { name: profileName } = profileById(context.unlocked().vault.document, id);
    const call = await callOf(context, { service: 'sts', profileName }, signal);
    const { call: answered, ...identity } = await (await context.aws()).getCallerIdentity(call);
    return { ...identity, call: { ...answered, profile: call.profile } };
  },

  'regions.known': () => knownRegions,

  async 'regions.enabled'(context, _, { signal }) {
    const call = await callOf(context, { service: 'ec2' }, signal);
    return (await context.aws()).describeRegions(call);
  },

  async 'instances.list'(context, { region }, { signal, report }) {
    const call = await callOf(context, { service: 'ec2', region }, signal);
    const all: InstanceView[] = [];
    let answered: AnsweredCall = { region: call.region, sandbox: false };
    let page = 0;
    const aws = await context.aws();
    for await (const { instances, call: answer } of aws.describeInstances(call)) {
      all.push(...instances);
      answered = answer;
      report({ page: ++page, instances });
    }
    return { instances: all, call: { ...answered, profile: call.profile } };
  },
};

/** A call with the credentials and the region that a search led to. */
export async function callOf(
  context: Context,
  { service, region, ...named }: { service: Service; region?: string | undefined; profileName?: string },
  signal: AbortSignal,
): Promise<AwsCall> {
  const { search, linked } = await searchNow(context, { request: named, service, region }, signal);
  const signedFor = foundOr(search.region(service, region));
  const found = foundOr(search.credentials);
  const caller = await callerFor(context, found, linked, { signal, at: 'button' });
  return { ...caller, region: signedFor, signal };
}
