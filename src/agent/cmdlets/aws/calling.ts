import type { AwsCall, UnsignedCall } from '../../aws/call.ts';
import type { Invocation } from '../../shell/invocation.ts';
import type { Context } from '../../unlocked/context.ts';
import { callerFor } from '../../unlocked/credentials.ts';
import { searchNow } from '../../unlocked/instance.ts';
import { foundOr, type Search } from '../../unlocked/search.ts';
import { traceOf } from '../../unlocked/trace.ts';
import { unsignedEndpoint } from '../../unlocked/unsignedEndpoint.ts';
import { credentialRequest, type CommonBound } from './credentialParameters.ts';
import { sessionIn } from './sessionVariables.ts';
import { waiterOf } from './waiter.ts';

/**
 * The call that a service cmdlet's parameters and the session where it runs lead to. -Verbose says every step of both
 * searches.
 * @throws CofferError the error that a search ended with, and those of callerFor
 */
export async function callFor(
  context: Context,
  invocation: Invocation,
  bound: CommonBound,
  service: string,
): Promise<AwsCall> {
  const { search, linked } = await searching(context, invocation, bound, service);
  const found = foundOr(search.credentials);
  const region = foundOr(tracedRegion(search, invocation, bound, service));
  const { endpointUrl, because, ...caller } = await callerFor(context, found, linked, waiterOf(invocation));
  for (const decision of because) invocation.verbose(`Provider: ${decision}`);
  return {
    ...caller,
    region,
    ...endpointPart(invocation, bound.EndpointUrl, endpointUrl),
    signal: invocation.signal,
  };
}

/** The same for an operation that is not signed: it goes where the credentials would go that a signed one had. */
export async function unsignedCallFor(
  context: Context,
  invocation: Invocation,
  bound: CommonBound,
  service: string,
): Promise<UnsignedCall> {
  const { search, linked } = await searching(context, invocation, bound, service);
  const region = foundOr(tracedRegion(search, invocation, bound, service));
  const own = unsignedEndpoint(context.unlocked(), search.credentials, linked);
  return { region, ...endpointPart(invocation, bound.EndpointUrl, own), signal: invocation.signal };
}

async function searching(context: Context, invocation: Invocation, bound: CommonBound, service: string) {
  const request = credentialRequest(bound);
  const session = sessionIn(invocation.scope);
  const region = regionOf(bound);
  const found = await searchNow(context, { request, session, service, region }, invocation.signal);
  trace(invocation, 'Credentials', found.search.credentials);
  return found;
}

function regionOf({ Region }: CommonBound): string | undefined {
  return Region === '' ? undefined : Region;
}

function tracedRegion(
  search: Search,
  invocation: Invocation,
  bound: CommonBound,
  service: string,
): ReturnType<Search['region']> {
  const found = search.region(service, regionOf(bound));
  trace(invocation, 'Region', found);
  return found;
}

function trace(invocation: Invocation, what: string, found: Parameters<typeof traceOf>[0]): void {
  for (const { step, outcome, why } of traceOf(found))
    invocation.verbose(`${what}: ${step}: ${outcome}. ${why}`);
}

function endpointPart(
  invocation: Invocation,
  given: string | undefined,
  own: string | undefined,
): Pick<AwsCall, 'endpointUrl'> {
  if (given) {
    invocation.verbose(`Endpoint: ${given}, the parameter -EndpointUrl.`);
    return { endpointUrl: given };
  }
  if (own === undefined) return {};
  invocation.verbose(`Endpoint: ${own}, which goes with the credentials.`);
  return { endpointUrl: own };
}
