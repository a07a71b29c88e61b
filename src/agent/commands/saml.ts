import { fromUtf8, overwrite, utf8 } from '../../base/bytes.ts';
import { CofferError } from '../../base/cofferError.ts';
import { newId } from '../../base/ids.ts';
import type { SamlPlanView, SamlRoleView } from '../../protocol/views/saml.ts';
import { endpointOf } from '../aws/endpoints.ts';
import { regionFor } from '../aws/regions.ts';
import { checkProfile } from '../awsconfig/limits.ts';
import type { Profile } from '../awsconfig/profile.ts';
import { postedResponse } from '../providers/saml/posted.ts';
import { readSamlResponse } from '../providers/saml/response.ts';
import type { SignIn } from '../providers/plan.ts';
import type { SamlRole } from '../providers/saml/roles.ts';
import { issuedCredentials } from '../providers/sts.ts';
import type { Context, Unlocked } from '../unlocked/context.ts';
import { readLinked, withLinked } from '../unlocked/linked.ts';
import type { PendingSaml } from '../unlocked/pendingSaml.ts';
import { foundOr, searchFor } from '../unlocked/search.ts';
import { providerName, sessionProperties, signInProperties } from '../unlocked/sessionProfile.ts';
import { storeAs } from '../unlocked/storeAs.ts';
import { unsignedEndpoint } from '../unlocked/unsignedEndpoint.ts';
import type { Handlers } from './handler.ts';

type Saml = 'saml.endpoints' | 'saml.read' | 'saml.look' | 'saml.assume';

/** Commands that make a session of what an identity provider answered to a sign-in. */
export const saml: Handlers<Saml> = {
  'saml.endpoints': (context) =>
    context.unlocked().vault.document.samlEndpoints.map(({ name, endpoint }) => ({ name, endpoint })),

  async 'saml.read'(context, { response: posted }) {
    const unlocked = context.unlocked();
    const { base64, response } = readPosted(context, posted);
    const linked = await readLinked(context);
    const { credentials } = searchFor(withLinked(unlocked, linked));
    const endpointUrl = unsignedEndpoint(unlocked, credentials, linked);
    const planId = newId();
    // Not before: anybody may post what is none, and the one that is looked at stays.
    forget(unlocked, unlocked.pendingSaml);
    unlocked.pendingSaml = { planId, response, assertion: utf8(base64), endpointUrl };
    return {
      planId,
      ...response,
      roles: response.roles.map(roleView),
      ...(endpointUrl !== undefined && { endpoint: endpointView(endpointUrl, foundOr(credentials).name) }),
    };
  },

  'saml.look'(context, { response: posted }) {
    context.unlocked();
    const { issuer, subject, sessionName, roles } = readPosted(context, posted).response;
    return { issuer, subject, sessionName, roles: roles.map(roleView) };
  },

  async 'saml.assume'(context, { planId, role: index, name: typed, seconds, endpointName }, { signal }) {
    const unlocked = context.unlocked();
    const { pendingSaml: pending } = unlocked;
    const role = pending?.response.roles[index];
    if (pending?.planId !== planId || !role) throw new CofferError('saml-gone');
    const name = typed.trim();
    // Nobody is to find out behind the call that what it gave cannot be stored.
    checkProfile(name, new Map(), new Set());
    const now = context.clock();
    const { expiresAt: end } = pending.response;
    if (end <= now) throw new CofferError('saml-expired', { end, now });
    const signIn = {
      ...role,
      durationSeconds: seconds,
      endpointName: endpointName ?? providerName(role.principalArn),
    };
    const session = await sessionOf(context, pending, signIn, signal);
    await storeAs(context, { store: 'EncryptedVault' }, { name, properties: session });
    forget(unlocked, pending);
    return context.view();
  },
};

/** @throws CofferError those of readSamlResponse */
function readPosted({ clock }: Context, posted: Uint8Array<ArrayBuffer>) {
  const base64 = postedResponse(new TextDecoder().decode(posted));
  overwrite(posted);
  return { base64, response: readSamlResponse(base64, clock()) };
}

/** Redeems a response. @returns what a session profile holds */
async function sessionOf(
  context: Context,
  { assertion, endpointUrl }: PendingSaml,
  signIn: SignIn,
  signal: AbortSignal,
): Promise<Profile['properties']> {
  const { roleArn, principalArn, durationSeconds } = signIn;
  // At once: another response that is read meanwhile overwrites this one.
  const base64 = fromUtf8(assertion);
  const found = searchFor(context.unlocked()).region('sts');
  const region = regionFor(roleArn, 'value' in found ? found.value : undefined);
  const aws = await context.aws();
  const sentAt = context.clock();
  const { answer, call } = await aws.ask(
    'sts:AssumeRoleWithSAML',
    {
      RoleArn: roleArn,
      PrincipalArn: principalArn,
      SAMLAssertion: base64,
      DurationSeconds: durationSeconds,
    },
    { region, signal, ...(endpointUrl !== undefined && { endpointUrl }) },
  );
  const { clockOffsetMs } = call;
  const issued = issuedCredentials(answer.Credentials, { sentAt, asked: durationSeconds, clockOffsetMs });
  return new Map([
    ...sessionProperties(issued),
    ...signInProperties(signIn),
    ...(endpointUrl === undefined ? [] : [['endpoint_url', endpointUrl] as const]),
  ]);
}

/** Overwrites a response, since whoever has it can get credentials with it; another may be looked at by now, which stays. */
function forget(unlocked: Unlocked, pending: PendingSaml | undefined): void {
  overwrite(pending?.assertion ?? new Uint8Array());
  if (unlocked.pendingSaml === pending) unlocked.pendingSaml = undefined;
}

function endpointView(endpointUrl: string, profile: string): NonNullable<SamlPlanView['endpoint']> {
  // Any region will do: an endpoint is for all of them.
  const { host, sandbox } = endpointOf('sts', 'us-east-1', endpointUrl);
  return { host, sandbox, profile };
}

function roleView({ roleArn, principalArn }: SamlRole): SamlRoleView {
  return {
    account: roleArn.split(':')[4] ?? '',
    name: roleArn.slice(roleArn.lastIndexOf('/') + 1),
    provider: providerName(principalArn),
  };
}
