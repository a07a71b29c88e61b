import { fromBase64, fromUtf8 } from '../../base/bytes.ts';
import type { EpochMs } from '../../base/clock.ts';
import { elementsNamed, readXml, type XmlElement } from '../../base/xmlReader.ts';
import { Refusal } from '../errors.ts';

/** What a SAML response says, as far as STS asks. */
export interface SamlAssertion {
  readonly issuer: string;
  readonly audience: string;
  readonly subject: string;
  /** Such as "persistent". */
  readonly subjectType: string;
  readonly sessionName: string;
  readonly pairs: readonly RolePair[];
  readonly expiresAt: EpochMs;
}

/** A role that the user may assume, and the provider that says so. */
interface RolePair {
  readonly roleArn: string;
  readonly principalArn: string;
}

/**
 * Reads a response of an identity provider, without verifying its signature.
 * @param saml base64
 * @throws Refusal "InvalidIdentityToken"
 */
export function readSamlAssertion(saml: string): SamlAssertion {
  const response = readXml(decoded(saml));
  const assertion = response && elementsNamed(response, 'Assertion')[0];
  if (!assertion) throw invalid('Invalid SAML response');
  const first = (name: string) => elementsNamed(assertion, name)[0];
  const audience = first('Audience')?.text.trim() ?? '';
  if (!audiences.has(audience)) throw invalid('Response does not contain the required audience.');
  const [sessionName] = valuesOf(assertion, 'RoleSessionName');
  if (sessionName === undefined) throw invalid('RoleSessionName is required in AuthnResponse');
  if (!/^[\w+=,.@-]{2,64}$/.test(sessionName)) {
    throw invalid('RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}');
  }
  const nameId = first('NameID');
  return {
    issuer: first('Issuer')?.text.trim() ?? '',
    audience,
    subject: nameId?.text.trim() ?? '',
    subjectType: nameId?.attributes.get('Format')?.split(':').at(-1) ?? 'unspecified',
    sessionName,
    pairs: valuesOf(assertion, 'Role').map(rolePair),
    expiresAt: expiryOf(assertion),
  };
}

const audiences = new Set(['urn:amazon:webservices', 'https://signin.aws.amazon.com/saml']);

function decoded(saml: string): string {
  try {
    return fromUtf8(fromBase64(saml));
  } catch {
    throw invalid('Invalid base64 SAMLResponse');
  }
}

/** The values of one of AWS's attributes. */
function valuesOf(assertion: XmlElement, name: string): readonly string[] {
  const attribute = elementsNamed(assertion, 'Attribute').find(
    ({ attributes }) => attributes.get('Name') === `https://aws.amazon.com/SAML/Attributes/${name}`,
  );
  return attribute ? elementsNamed(attribute, 'AttributeValue').map(({ text }) => text.trim()) : [];
}

/** Providers write both ARNs in either order. */
function rolePair(value: string): RolePair {
  const arns = value.split(',').map((arn) => arn.trim());
  return {
    roleArn: arns.find((arn) => arn.includes(':role/')) ?? '',
    principalArn: arns.find((arn) => arn.includes(':saml-provider/')) ?? '',
  };
}

/** The first time that the assertion names as its end, or five minutes after it was issued. */
function expiryOf(assertion: XmlElement): EpochMs {
  const ends = ['SubjectConfirmationData', 'Conditions'].flatMap((name) =>
    elementsNamed(assertion, name).map(({ attributes }) => Date.parse(attributes.get('NotOnOrAfter') ?? '')),
  );
  const issued = Date.parse(assertion.attributes.get('IssueInstant') ?? '');
  return Math.min(...[...ends, issued + 5 * 60_000].filter((time) => !Number.isNaN(time)));
}

function invalid(why: string): Refusal {
  return new Refusal(400, 'InvalidIdentityToken', why);
}
