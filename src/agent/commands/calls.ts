import type { InstanceView } from '../../protocol/views.ts';
import type { AnsweredCall, AwsCall } from '../aws/call.ts';
import { knownRegions } from '../aws/regions.ts';
import { fileCredentials } from '../providers/file.ts';
import { staticCredentials } from '../providers/static.ts';
import type { Credentials } from '../resolve/snapshot.ts';
import { profileById, textOf } from '../vault/profiles.ts';
import type { Context } from '../unlocked/context.ts';
import type { Handlers } from './handler.ts';
import { readLinked, type ReadLocation } from '../unlocked/linked.ts';
import { foundOr, searchFor } from '../unlocked/search.ts';

type Calls = 'profile.identify' | 'regions.known' | 'regions.enabled' | 'instances.list';

/** Commands that call AWS. */
export const calls: Handlers<Calls> = {
  async 'profile.identify'(context, { id }, { signal }) {
    const { name: profileName } = profileById(context.unlocked().vault.document, id);
    const { call, name } = await callOf(context, { service: 'sts', profileName }, signal);
    const { call: answered, ...identity } = await (await context.aws()).getCallerIdentity(call);
    if (identity.arn.endsWith(':root')) context.unlocked().rootKeyIds.add(call.credentials.accessKeyId);
    return { ...identity, call: { ...answered, profile: name } };
  },

  'regions.known': () => knownRegions,

  async 'regions.enabled'(context, _, { signal }) {
    const { call } = await callOf(context, { service: 'ec2' }, signal);
    return (await context.aws()).describeRegions(call);
  },

  async 'instances.list'(context, { region }, { signal, report }) {
    const { call, name } = await callOf(context, { service: 'ec2', region }, signal);
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

/** A call with the credentials and the region that a search led to. */
async function callOf(
  context: Context,
  {
    service,
    region,
    ...named
  }: { service: 'sts' | 'ec2'; region?: string | undefined; profileName?: string },
  signal: AbortSignal,
): Promise<{ call: AwsCall; name: string }> {
  const read = await readLinked(context);
  const search = searchFor(context.unlocked(), named);
  const signedFor = foundOr(search.region(service, region));
  const found = foundOr(search.credentials);
  // What this tab's session and the stores hold are profiles.
  if (found.from !== 'profile') throw new TypeError(`no credentials from ${found.from}`);
  const credentials = await credentialsOf(context, found, read);
  return {
    name: found.name,
    call: { ...credentials, region: signedFor, signal },
  };
}

async function credentialsOf(
  context: Context,
  { store, location, profile }: Extract<Credentials<never>, { from: 'profile' }>,
  read: readonly ReadLocation[],
): Promise<Pick<AwsCall, 'credentials' | 'endpointUrl'>> {
  if (store === 'SharedCredentialsFile') {
    const found = read.find((other) => other.location === location)?.found.profiles.get(profile.name);
    // The search has just found it in the same reading.
    if (!found) throw new TypeError('a profile that was found is not there');
    return { credentials: await fileCredentials(location, found) };
  }
  const { vault } = context.unlocked();
  const stored = profileById(vault.document, profile.id);
  const endpointUrl = textOf(stored, 'endpoint_url');
  return {
    credentials: await staticCredentials(vault, stored),
    ...(endpointUrl !== undefined && { endpointUrl }),
  };
}
