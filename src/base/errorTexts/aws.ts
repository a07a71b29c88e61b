import type { Texts } from './texts.ts';

/** Of a request that failed before AWS said what it makes of the code of an MFA device in it. */
interface CodeSent {
  readonly codeSent?: boolean;
}

const codeSpent = ({ codeSent }: CodeSent) =>
  codeSent
    ? ' The MFA code was sent once and is not sent again: AWS takes each code once, so try again with the next one.'
    : '';

/** Of what is signed and of what is sent to AWS. */
export const awsTexts = {
  'presign-expiry': (d: { expiresInSeconds: number }) =>
    `Cannot presign for ${d.expiresInSeconds} seconds: AWS takes whole seconds from 1 to 604800, which is seven days. Choose a time in that range.`,
  'sign-uri-malformed': () =>
    'Nothing was signed, because the address is not a whole one, or has a user name, a fragment or a signature in it already. Give one such as https://sts.eu-west-1.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15.',
  'sign-host-refused': (d: { host: string }) =>
    `Nothing was signed: ${d.host} is not a host of AWS by https, of the sandbox or of this machine (localhost, 127.0.0.1), and no other has a use for the signature. Correct the address.`,
  'sign-service-unknown': (d: { host: string }) =>
    `Nothing was signed, because the name of the host ${d.host} does not say which service of AWS it is. Give its signing name with -Service, such as s3, and the region with -Region.`,
  'sign-header-refused': (d: { header: string }) =>
    `Nothing was signed: the header "${d.header}" is one that signing writes itself, or there is a character in it that no header may have. Leave it out, or correct it.`,
  'region-unknown': (d: { region: string }) =>
    `AWS was not called: "${d.region}" does not look like the name of one of its regions. Choose a region such as "eu-west-1".`,
  'endpoint-malformed': () =>
    'AWS was not called: its endpoint, -EndpointUrl or the endpoint_url of the profile, is not a scheme, host and port alone, such as "http://localhost:5555". Correct the parameter; or edit the profile and untick it to call AWS itself, or import it corrected.',
  'endpoint-refused': (d: { host: string }) =>
    `The request was neither signed nor sent: ${d.host}, -EndpointUrl or the endpoint_url of the profile, is not a host of AWS, of the sandbox or of this machine (localhost, 127.0.0.1). Correct the parameter; or edit the profile and untick it to call AWS itself, or import it corrected.`,
  'input-out-of-limits': (d: { service: string; operation: string; parameter: string; expected: string }) =>
    `${d.service} ${d.operation} was not called, because ${d.parameter} needs ${d.expected}. Correct it, then try again.`,
  'metadata-endpoint-refused': () =>
    'The endpoint of the metadata service was not taken: it must be a scheme, host and port of this machine (localhost, 127.0.0.1), such as http://localhost:1338, or one that this build of Coffer lists.',
  'metadata-unlisted': (d: { name: string }) =>
    `Profile "${d.name}" was not used, because its credentials come from the metadata service of an instance, which a web page cannot reach. List a server that answers for it under Settings, "Instance metadata".`,
  'metadata-unreadable': (d: { host: string }) =>
    `The answer of ${d.host} is not one that the metadata service of an instance with a role gives. Check the endpoint under Settings, "Instance metadata".`,
  'network-failed': (d: CodeSent & { host: string }) =>
    `${d.host} could not be reached. The browser does not say why: this machine may be offline, the name may not resolve, an extension or firewall may block it, or the server may not allow calls from web pages (CORS). Check the connection, then the region and endpoint of the profile, then whatever filters traffic here.${codeSpent(d)}`,
  'answer-unreadable': (d: CodeSent & { host: string; status: number }) =>
    `The answer of ${d.host} (HTTP ${d.status}) is not one that AWS gives. A proxy, a firewall or the sign-in page of a network may have answered instead. Sign in to the network, then try again.${codeSpent(d)}`,
  'service-error': (
    d: CodeSent & {
      service: string;
      operation: string;
      errorCode: string;
      message: string;
      advice: string;
    },
  ) =>
    `${d.service} ${d.operation} failed (${d.errorCode}): ${d.message.replace(/[^.!?]$/, '$&.')} ${d.advice}${codeSpent(d)}`,
  'question-cancelled': () =>
    'AWS was not called, because the question for what that takes was cancelled, and this waited for the same answer. Try again to be asked anew.',
  'answer-incomplete': () =>
    'AWS answered without the credentials it was asked for. Nothing was stored. Try again.',
} as const satisfies Texts;
