import type { Texts } from './texts.ts';

/** Of SAML responses and the roles that they name. */
export const samlTexts = {
  'saml-length': (d: { least: number; most: number; length: number }) =>
    `The SAML response was not used, because it has ${d.length} characters, and AWS takes ${d.least} to ${d.most}. Copy the value of the form field SAMLResponse, all of it and nothing else.`,
  'saml-not-base64': () =>
    'The SAML response was not used, because it is not text in base64, as identity providers post it. Copy the value of the form field SAMLResponse, all of it and nothing else.',
  'saml-not-xml': () =>
    'The SAML response was not used, because what is in its base64 is not well-formed XML without a document type. Copy the value of the form field SAMLResponse, all of it; if it was all of it, sign in again.',
  'saml-not-response': (d: { found: string }) =>
    `The SAML response was not used, because it is a "${d.found}" and not a "Response". Copy the value of the form field SAMLResponse, which the identity provider sends behind the sign-in.`,
  'saml-status': (d: { status: string }) =>
    `The SAML response was not used, because the identity provider did not sign the user in; its status is ${d.status}. Sign in again, or ask whoever looks after the identity provider.`,
  'saml-encrypted': () =>
    'The SAML response was not used, because its assertion is encrypted, and so Coffer cannot tell which roles it names. Have the encryption of assertions for AWS switched off at the identity provider; the connection is encrypted anyway.',
  'saml-assertions': (d: { count: number }) =>
    `The SAML response was not used, because it has ${d.count} assertions where it should have one. Sign in again; if it stays, ask whoever looks after the identity provider.`,
  'saml-unsigned': () =>
    'The SAML response was not used, because neither it nor its assertion is signed, and AWS takes no unsigned one. Have the identity provider sign assertions, then sign in again.',
  'saml-times': () =>
    'The SAML response was not used, because it does not say when it was issued or ends, or says it in a way that cannot be read. Sign in again; if it stays, ask whoever looks after the identity provider.',
  'saml-expired': (d: { end: number; now: number }) =>
    `The SAML response was not used, because it was good until ${utcTime(d.end)} and this machine's clock says ${utcTime(d.now)}. Sign in again; if that is not the time, set the clock first.`,
  'saml-early': (d: { start: number; now: number }) =>
    `The SAML response was not used, because it is good from ${utcTime(d.start)} on and this machine's clock says ${utcTime(d.now)}. If that is not the time, set the clock, then sign in again; else the identity provider's clock is wrong.`,
  'saml-session-name': () =>
    'The SAML response was not used, because its attribute RoleSessionName, which AWS needs, is not 2 to 64 letters, digits or any of _ + = , . @ -. Have the identity provider send one, such as the e-mail address.',
  'saml-roles': (d: { values: number }) =>
    d.values === 0
      ? 'The SAML response was not used, because it names no role of AWS: the attribute https://aws.amazon.com/SAML/Attributes/Role is missing. Have a role assigned to the user at the identity provider.'
      : 'The SAML response was not used, because no value of its attribute https://aws.amazon.com/SAML/Attributes/Role is the ARN of a role and that of an identity provider with a comma between them. Have the values corrected at the identity provider.',
  'saml-lost': () =>
    'The SAML response that was posted here was not received, because the browser ended what held it, or nothing was posted that could be one. Sign in again; if it stays, paste the response below.',
  'saml-role-malformed': (d: { name: string }) =>
    `Profile "${d.name}" was not used, because its role_arn is not the ARN of an identity provider and that of a role with a comma between them. Store it again with Set-AWSSamlRoleProfile.`,
  'saml-role-not-named': (d: { name: string; roleArn: string }) =>
    `Profile "${d.name}" was not used, because the SAML response does not name its role, ${d.roleArn}. Have the role assigned to you at the identity provider, or sign in as somebody else.`,
  'session-replaced': (d: { name: string }) =>
    `Profile "${d.name}" was not used any further, because it was changed meanwhile: it holds no session of the same sign-in any more, or one for another endpoint. Do it again to use what it holds now.`,
  'saml-gone': () =>
    'The role was not assumed, because the SAML response is not held any longer. Sign in again.',
} as const satisfies Texts;

/** To the second, such as "2026-11-22 13:45:00 UTC". */
function utcTime(time: number): string {
  return new Date(time)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');
}
