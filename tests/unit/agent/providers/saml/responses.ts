/*
 * SAML responses as identity providers write them, signed by nobody: only AWS can tell.
 */
import { toBase64, utf8 } from '../../../../../src/base/bytes.ts';
import { roles, samlProviderArn } from '../../../../../src/sandbox/account.ts';

const attribute = 'https://aws.amazon.com/SAML/Attributes';

/** 2026-01-02T03:04:05Z */
export const issued = Date.UTC(2026, 0, 2, 3, 4, 5);

/** One that the sandbox redeems, as Okta writes it. */
export function sandboxResponse(now: number, ...changes: readonly Change[]): string {
  return response('okta', now, ...changes);
}

/** A text of the XML, and what is to stand in its place. */
type Change = readonly [from: string | RegExp, to: string];

/** In base64. */
export function response(
  provider: keyof typeof templates,
  now: number,
  ...changes: readonly Change[]
): string {
  const time = (ms: number) => new Date(now + ms).toISOString();
  const xml = templates[provider]({ now: time(0), soon: time(240_000), later: time(3_600_000) });
  return toBase64(utf8(changes.reduce((text, [from, to]) => text.replace(from, to), xml)));
}

interface Times {
  readonly now: string;
  /** Four minutes later. */
  readonly soon: string;
  /** An hour later. */
  readonly later: string;
}

const templates = {
  okta: ({ now, soon, later }: Times) => `<?xml version="1.0" encoding="UTF-8"?>
<saml2p:Response Destination="https://coffer.example/saml/acs" ID="id1" IssueInstant="${now}" Version="2.0" xmlns:saml2p="urn:oasis:names:tc:SAML:2.0:protocol">
  <saml2:Issuer xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion">http://www.okta.com/exk1example</saml2:Issuer>
  <ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo><ds:Reference URI="#id1"/></ds:SignedInfo><ds:SignatureValue>c2lnbmF0dXJl</ds:SignatureValue></ds:Signature>
  <saml2p:Status><saml2p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></saml2p:Status>
  <saml2:Assertion ID="id2" IssueInstant="${now}" Version="2.0" xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion">
    <saml2:Issuer>http://www.okta.com/exk1example</saml2:Issuer>
    <saml2:Subject>
      <saml2:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified">bob@example.com</saml2:NameID>
      <saml2:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">
        <saml2:SubjectConfirmationData NotOnOrAfter="${soon}" Recipient="https://coffer.example/saml/acs"/>
      </saml2:SubjectConfirmation>
    </saml2:Subject>
    <saml2:Conditions NotBefore="${now}" NotOnOrAfter="${later}">
      <saml2:AudienceRestriction><saml2:Audience>urn:amazon:webservices</saml2:Audience></saml2:AudienceRestriction>
    </saml2:Conditions>
    <saml2:AttributeStatement>
      <saml2:Attribute Name="${attribute}/Role" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:uri">
        <saml2:AttributeValue xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string">${samlProviderArn},${roles.federated.arn}</saml2:AttributeValue>
        <saml2:AttributeValue xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string">${samlProviderArn},${roles.reader.arn}</saml2:AttributeValue>
      </saml2:Attribute>
      <saml2:Attribute Name="${attribute}/RoleSessionName"><saml2:AttributeValue>bob@example.com</saml2:AttributeValue></saml2:Attribute>
      <saml2:Attribute Name="${attribute}/SessionDuration"><saml2:AttributeValue>7200</saml2:AttributeValue></saml2:Attribute>
    </saml2:AttributeStatement>
  </saml2:Assertion>
</saml2p:Response>`,

  // The assertion signed, in a namespace of its own, on one line; the role before the provider.
  adfs: ({ now, soon, later }: Times) =>
    `<samlp:Response ID="_r" Version="2.0" IssueInstant="${now}" xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"><Issuer xmlns="urn:oasis:names:tc:SAML:2.0:assertion">http://adfs.example.com/adfs/services/trust</Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success" /></samlp:Status><Assertion ID="_a" IssueInstant="${now}" Version="2.0" xmlns="urn:oasis:names:tc:SAML:2.0:assertion"><Issuer>http://adfs.example.com/adfs/services/trust</Issuer><ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo><ds:Reference URI="#_a"></ds:Reference></ds:SignedInfo><ds:SignatureValue>c2lnbmF0dXJl</ds:SignatureValue></ds:Signature><Subject><NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">EXAMPLE\\bob</NameID><SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><SubjectConfirmationData NotOnOrAfter="${soon}" Recipient="https://coffer.example/saml/acs" /></SubjectConfirmation></Subject><Conditions NotBefore="${now}" NotOnOrAfter="${later}"><AudienceRestriction><Audience>urn:amazon:webservices</Audience></AudienceRestriction></Conditions><AttributeStatement><Attribute Name="${attribute}/RoleSessionName"><AttributeValue>bob@example.com</AttributeValue></Attribute><Attribute Name="${attribute}/Role"><AttributeValue>arn:aws:iam::111122223333:role/team/admin,arn:aws:iam::111122223333:saml-provider/ADFS</AttributeValue><AttributeValue>arn:aws:iam::444455556666:role/a,b , arn:aws:iam::444455556666:saml-provider/ADFS</AttributeValue></Attribute></AttributeStatement></Assertion></samlp:Response>`,

  // An attribute for each role, references to characters, single quotes.
  keycloak: ({
    now,
    soon,
    later,
  }: Times) => `\uFEFF<samlp:Response xmlns:samlp='urn:oasis:names:tc:SAML:2.0:protocol' xmlns:saml='urn:oasis:names:tc:SAML:2.0:assertion' ID='ID_1' Version='2.0' IssueInstant='${now}'>\r
<saml:Issuer>https://keycloak.example.com/realms/a?b=1&amp;c=2</saml:Issuer>\r
<dsig:Signature xmlns:dsig='http://www.w3.org/2000/09/xmldsig#'><dsig:SignedInfo><dsig:Reference URI='#ID_1'/></dsig:SignedInfo><dsig:SignatureValue>c2ln&#13;
bmF0dXJl</dsig:SignatureValue></dsig:Signature><samlp:Status><samlp:StatusCode Value='urn:oasis:names:tc:SAML:2.0:status:Success'/></samlp:Status>\r
<saml:Assertion ID='ID_2' Version='2.0' IssueInstant='${now}'><saml:Issuer>https://keycloak.example.com/realms/a?b=1&amp;c=2</saml:Issuer><saml:Subject><saml:NameID><![CDATA[bob & co]]></saml:NameID><saml:SubjectConfirmation Method='urn:oasis:names:tc:SAML:2.0:cm:bearer'><saml:SubjectConfirmationData NotOnOrAfter='${soon}'/></saml:SubjectConfirmation></saml:Subject>\r
<saml:Conditions NotBefore='${now}' NotOnOrAfter='${later}'><saml:AudienceRestriction><saml:Audience>https://signin.aws.amazon.com/saml</saml:Audience></saml:AudienceRestriction></saml:Conditions>\r
<saml:AttributeStatement><saml:Attribute FriendlyName='Session Name' Name='${attribute}/RoleSessionName'><saml:AttributeValue>bob</saml:AttributeValue></saml:Attribute>\r
<saml:Attribute Name='${attribute}/Role'><saml:AttributeValue>arn:aws-us-gov:iam::111122223333:saml-provider/keycloak,arn:aws-us-gov:iam::111122223333:role/reader</saml:AttributeValue></saml:Attribute>\r
<saml:Attribute Name='${attribute}/Role'><saml:AttributeValue>arn:aws-us-gov:iam::111122223333:saml-provider/keycloak,arn:aws-us-gov:iam::111122223333:role/writer</saml:AttributeValue></saml:Attribute>\r
<saml:Attribute Name='Role'><saml:AttributeValue>offline_access</saml:AttributeValue></saml:Attribute></saml:AttributeStatement></saml:Assertion></samlp:Response>`,
};
