import type { SignIn } from '../providers/plan.ts';
import type { Issued } from '../providers/provider.ts';
import { samlRole } from '../providers/saml/roles.ts';

type Property = readonly [key: string, value: string];

/** What a session profile holds of what STS issued. */
export function sessionProperties(issued: Omit<Issued, 'because'>): readonly Property[] {
  return [
    ['aws_access_key_id', issued.accessKeyId],
    ['aws_secret_access_key', issued.secretAccessKey],
    ['aws_session_token', issued.sessionToken],
    // As saml2aws writes it.
    ['x_security_token_expires', new Date(issued.expiration).toISOString().replace('.000Z', 'Z')],
  ];
}

/** How it says which sign-in it came from. Other readers have no such keys, and pass over them. */
export function signInProperties(signIn: SignIn): readonly Property[] {
  return [
    // As the AWS SDK for .NET keeps the two.
    ['x_saml_role', `${signIn.principalArn},${signIn.roleArn}`],
    ['x_saml_duration_seconds', String(signIn.durationSeconds)],
    ['x_saml_endpoint', signIn.endpointName],
  ];
}

/** The sign-in that a session profile came from; undefined where it does not say. */
export function signInOf(text: (key: string) => string | undefined): SignIn | undefined {
  const role = samlRole(text('x_saml_role') ?? '');
  if (!role) return undefined;
  const written = text('x_saml_duration_seconds') ?? '';
  return {
    ...role,
    // Another program may have written anything there; what is out of limits is refused with the call.
    durationSeconds: /^\d{3,5}$/.test(written) ? Number(written) : 3600,
    endpointName: text('x_saml_endpoint') ?? providerName(role.principalArn),
  };
}

/** What IAM calls an identity provider. */
export function providerName(principalArn: string): string {
  return principalArn.slice(principalArn.lastIndexOf('/') + 1);
}
