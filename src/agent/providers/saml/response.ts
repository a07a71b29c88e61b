import { fromBase64, fromUtf8 } from '../../../base/bytes.ts';
import type { EpochMs } from '../../../base/clock.ts';
import { CofferError } from '../../../base/cofferError.ts';
import { elementsNamed, readXml, type XmlElement } from '../../../base/xmlReader.ts';
import { shownName } from '../../awsconfig/shownValue.ts';
import { attributeValues, childrenNamed } from './elements.ts';
import { rolesOf, type SamlRole } from './roles.ts';
import { endOf } from './times.ts';

/** What an identity provider's answer to a sign-in says, as far as it decides what can be got with it. */
export interface SamlResponse {
  /** Who says so. */
  readonly issuer: string;
  /** Of whom. */
  readonly subject: string;
  /** RoleSessionName: what the user is called in AWS's logs. */
  readonly sessionName: string;
  /** One at least. */
  readonly roles: readonly SamlRole[];
  /** SessionDuration: how long sessions are to last, in seconds. */
  readonly sessionSeconds?: number;
  /** From when on AWS takes it no more. */
  readonly expiresAt: EpochMs;
  /** What AWS may refuse it for, a sentence each. */
  readonly doubts: readonly string[];
}

/**
 * Reads a response. That it is signed is seen to; whether the signature is right only AWS can tell, which knows the
 * provider's certificate, and tells when the response is redeemed.
 * @param base64 without blanks
 * @throws CofferError "saml-length", "saml-not-base64", "saml-not-xml", "saml-not-response", "saml-status",
 *   "saml-encrypted", "saml-assertions", "saml-unsigned", "saml-times", "saml-expired", "saml-early",
 *   "saml-session-name" or "saml-roles", in this order
 * @see AWS IAM user guide, "Configure SAML assertions for the authentication response"
 */
export function readSamlResponse(base64: string, now: EpochMs): SamlResponse {
  const response = documentOf(base64);
  checkStatus(response);
  const assertion = assertionOf(response);
  const expiresAt = endOf(assertion, now);
  const sessionName = sessionNameOf(assertion);
  const { roles, left } = rolesOf(assertion);
  const { durationDoubts, ...duration } = durationOf(assertion);
  const [issuer] = childrenNamed(assertion, 'Issuer');
  const [subject] = elementsNamed(assertion, 'NameID');
  return {
    issuer: shownName(issuer?.text.trim() ?? ''),
    subject: shownName(subject?.text.trim() ?? ''),
    sessionName,
    roles,
    ...duration,
    expiresAt,
    doubts: [...audienceDoubts(assertion), ...durationDoubts, ...(left > 0 ? [leftOut(left)] : [])],
  };
}

/** What AssumeRoleWithSAML takes, in characters. */
const length = { least: 4, most: 100_000 };

function documentOf(base64: string): XmlElement {
  if (base64.length < length.least || base64.length > length.most) {
    throw new CofferError('saml-length', { ...length, length: base64.length });
  }
  const response = readXml(decoded(base64));
  if (!response) throw new CofferError('saml-not-xml');
  if (response.name !== 'Response') {
    throw new CofferError('saml-not-response', { found: shownName(response.name) });
  }
  return response;
}

function decoded(base64: string): string {
  try {
    return fromUtf8(fromBase64(base64));
  } catch {
    throw new CofferError('saml-not-base64');
  }
}

function checkStatus(response: XmlElement): void {
  const [status] = childrenNamed(response, 'Status');
  const codes = status ? elementsNamed(status, 'StatusCode') : [];
  const words = codes.map(({ attributes }) => attributes.get('Value')?.split(':').at(-1) ?? '');
  if (words[0] === 'Success') return;
  const [message] = status ? childrenNamed(status, 'StatusMessage') : [];
  const told = [...words, message?.text.trim() ?? ''].filter((text) => text !== '');
  throw new CofferError('saml-status', { status: told.length > 0 ? told.map(shownName).join(', ') : 'none' });
}

/** The one assertion, which is signed, or the response with it. */
function assertionOf(response: XmlElement): XmlElement {
  if (elementsNamed(response, 'EncryptedAssertion').length > 0) throw new CofferError('saml-encrypted');
  const [assertion] = childrenNamed(response, 'Assertion');
  // With a second one, wherever it stands, what is shown could be of one and what AWS reads of the other.
  const count = elementsNamed(response, 'Assertion').length;
  if (!assertion || count !== 1) throw new CofferError('saml-assertions', { count });
  if (!looksSigned(assertion) && !looksSigned(response)) throw new CofferError('saml-unsigned');
  return assertion;
}

/** Whether an element has a signature of itself. */
function looksSigned(element: XmlElement): boolean {
  const own = ['', `#${element.attributes.get('ID') ?? ''}`];
  return childrenNamed(element, 'Signature').some(
    (signature) =>
      elementsNamed(signature, 'Reference').some(({ attributes }) =>
        own.includes(attributes.get('URI') ?? ''),
      ) && childrenNamed(signature, 'SignatureValue').some(({ text }) => text.trim() !== ''),
  );
}

function sessionNameOf(assertion: XmlElement): string {
  const [name = ''] = attributeValues(assertion, 'RoleSessionName');
  if (!/^[\w+=,.@-]{2,64}$/.test(name)) throw new CofferError('saml-session-name');
  return name;
}

/** What the attribute SessionDuration says, in seconds. It may be absent. */
function durationOf(assertion: XmlElement): {
  readonly sessionSeconds?: number;
  readonly durationDoubts: readonly string[];
} {
  const [said] = attributeValues(assertion, 'SessionDuration');
  if (said === undefined) return { durationDoubts: [] };
  const sessionSeconds = /^\d{1,5}$/.test(said) ? Number(said) : Number.NaN;
  if (sessionSeconds >= 900 && sessionSeconds <= 43_200) return { sessionSeconds, durationDoubts: [] };
  const doubt = `Its attribute SessionDuration is "${shownName(said)}" and not a whole number of seconds from 900 to 43200, which AWS may refuse it for. Have it corrected at the identity provider.`;
  return { durationDoubts: [doubt] };
}

/** As AWS's partitions call themselves. */
const awsAudience =
  /^(?:urn:amazon:webservices(?::[\w-]+)?|https:\/\/(?:[a-z0-9-]+\.)*signin\.(?:aws\.amazon\.com|amazonaws[a-z-]*\.[a-z]+)\/saml.*)$/;

function audienceDoubts(assertion: XmlElement): readonly string[] {
  const audiences = elementsNamed(assertion, 'Audience').map(({ text }) => text.trim());
  if (audiences.some((audience) => awsAudience.test(audience))) return [];
  const meant =
    audiences.length > 0 ? `meant for ${audiences.map(shownName).join(', ')}` : 'meant for nobody';
  return [
    `It is ${meant} and not for AWS, which will probably refuse it. Have the audience of the identity provider's application set to urn:amazon:webservices.`,
  ];
}

function leftOut(count: number): string {
  const values =
    count === 1 ? '1 value of its attribute Role is' : `${count} values of its attribute Role are`;
  return `${values} left out here, for not naming a role and a provider.`;
}
