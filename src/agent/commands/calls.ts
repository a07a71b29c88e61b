import type { InstanceView } from '../../protocol/views.ts';
import type { AnsweredCall, AwsCall } from '../aws/call.ts';
import { knownRegions } from '../aws/regions.ts';
import { staticCredentials } from '../providers/static.ts';
import { profileById, textOf } from '../vault/profiles.ts';
import type { Context, Handlers } from './context.ts';
import { foundOr, searchFor, type Search } from './search.ts';

type Calls = 'profile.identify' | 'regions.known' | 'regions.enabled' | 'instances.list';

/** Commands that call AWS. */
export const calls: Handlers<Calls> = {
  async 'profile.identify'(context, { id }, { signal }) {
    const search = searchFor(context.unlocked(), id);
    const { call, name } = await callOf(context, search, foundOr(search.region('sts')), signal);
    const { call: answered, ...identity } = await (await context.aws()).getCallerIdentity(call);
    return { ...identity, call: { ...answered, profile: name } };
  },

  'regions.known': () => knownRegions,

  async 'regions.enabled'(context, _, { signal }) {
    const search = searchFor(context.unlocked());
    const { call } = await callOf(context, search, foundOr(search.region('ec2')), signal);
    return (await context.aws()).describeRegions(call);
  },

  async 'instances.list'(context, { region }, { signal, report }) {
    const search = searchFor(context.unlocked());
    const { call, name } = await callOf(context, search, foundOr(search.region('ec2', region)), signal);
    const all: InstanceView[] = [];
    let answered: AnsweredCall = { region: call.region, sandbox: false };
    let page = 0;
    const aws = await context.aws();
    for await (const { instances, call: answer } of aws.describeInstances(call)) {
      all.push(...instances);
      answered = answer;
      report({ page: ++page, instances });
    }
    return { instances: all, call: { ...answered, profile: name } };
  },
};

/** A call with the credentials that a search led to. */
async function callOf(
  context: Context,
  { credentials }: Search,
  region: string,
  signal: AbortSignal,
): Promise<{ call: AwsCall; name: string }> {
  const unlocked = context.unlocked();
  const found = foundOr(credentials);
  // A snapshot of the vault alone holds profiles of the vault alone.
  if (found.from !== 'profile') throw new TypeError(`no credentials from ${found.from}`);
  const stored = profileById(unlocked.vault.document, found.profile.id);
  const endpointUrl = textOf(stored, 'endpoint_url');
  return {
    name: found.name,
    call: {
      credentials: await staticCredentials(unlocked.vault, stored),
      region,
      signal,
      ...(endpointUrl !== undefined && { endpointUrl }),
    },
  };
}
