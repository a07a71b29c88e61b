import { utf8 } from '../../../base/bytes.ts';
import { CofferError } from '../../../base/cofferError.ts';
import { scopeOf, signableUrl } from '../../aws/hosts.ts';
import type { Unsent } from '../../aws/unsent.ts';
import type { NameValue } from '../../sigv4/request.ts';
import { hashtable, int, string } from '../../shell/binding/types.ts';
import { simpleCmdlet, type AnyCmdlet, type Bound, type Parameters } from '../../shell/cmdlet.ts';
import type { Invocation } from '../../shell/invocation.ts';
import type { Hashtable } from '../../shell/values/value.ts';
import type { Context } from '../../unlocked/context.ts';
import { callFor } from './calling.ts';
import { commonParameters, signerParameters } from './credentialParameters.ts';
import { sigV4Signature, signatureObject } from './signatureObject.ts';

/** Cmdlets that sign requests for others to send. Nothing is sent. */
export function signing(context: Context): AnyCmdlet[] {
  return [getAWSSigV4PreSignedURL(context), getAWSSigV4Signature(context), getSTSCallerIdentityURL(context)];
}

const headerParameter = {
  Header: {
    type: hashtable,
    help: "Headers that are signed too, such as @{ 'x-k8s-aws-id' = 'cluster' }. Whoever sends the request has to send them just so.",
  },
} as const satisfies Parameters;

const requestParameters = {
  Uri: {
    type: string,
    mandatory: true,
    position: 0,
    help: 'The whole address of the request: of a host of AWS, of the sandbox, or of this machine.',
  },
  Method: {
    type: string,
    values: ['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'PATCH'],
    help: 'How the request is sent; GET without it.',
  },
  Service: {
    type: string,
    help: 'Name that the service signs by, such as s3. Without it the host says it, where its name does.',
  },
  ...headerParameter,
  Body: { type: string, help: 'What is sent with the request. S3 takes anything with a presigned URL.' },
} as const satisfies Parameters;

const getAWSSigV4PreSignedURL = (context: Context) =>
  simpleCmdlet({
    name: 'Get-AWSSigV4PreSignedURL',
    synopsis: 'Signs a request by its address, for somebody else to send.',
    description: [
      'Whoever has the URL may send the request with these credentials until it expires, so it is given in the clear: give it to nobody who should not. Locking the vault does not take it back; deactivating the access key does. With temporary credentials it ends when they do, and their session token is a part of it, which is of no use alone.',
      'Nothing is sent. Region and service are those that the name of the host says, where it says them. Only hosts of AWS, of the sandbox and of this machine are signed for: the host is a part of what is signed, so no other could use the signature.',
    ],
    examples: [
      {
        line: 'Get-AWSSigV4PreSignedURL https://bucket.s3.eu-west-1.amazonaws.com/report.pdf -ExpiresIn 3600',
        says: 'Lets whoever has the URL read an object of S3 for an hour.',
      },
    ],
    parameters: {
      ...requestParameters,
      ExpiresIn: {
        type: int,
        range: [1, 604_800],
        help: 'For how many seconds the URL is good, 604800 at the most; 900 without it.',
      },
      ...signerParameters,
    },
    emits: 'System.String',
    async run(bound, invocation) {
      const { unsent, call } = await request(context, invocation, bound);
      const { url } = await (await context.aws()).presign(unsent, call, bound.ExpiresIn ?? 900);
      await invocation.emit(url);
    },
  });

const getAWSSigV4Signature = (context: Context) =>
  simpleCmdlet({
    name: 'Get-AWSSigV4Signature',
    synopsis: 'Signs a request by its headers, and shows every stage of the signature.',
    description: [
      'It is for seeing why another program signs otherwise, or for sending a request with one. AWS takes the signature for five minutes. Nothing is sent.',
      'A session token among the headers is a secret, which Reveal shows; in the canonical request it is masked.',
    ],
    examples: [
      {
        line: "(Get-AWSSigV4Signature 'https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08').CanonicalRequest",
        says: 'Shows what is hashed for a request to IAM.',
      },
    ],
    parameters: { ...requestParameters, ...signerParameters },
    emits: sigV4Signature,
    async run(bound, invocation) {
      const { unsent, call } = await request(context, invocation, bound);
      const aws = await context.aws();
      const { sessionToken } = call.credentials;
      await invocation.emit(signatureObject(await aws.sign(unsent, call), sessionToken));
    },
  });

const getSTSCallerIdentityURL = (context: Context) =>
  simpleCmdlet({
    name: 'Get-STSCallerIdentityURL',
    synopsis: 'Gives a presigned GetCallerIdentity URL: proof of whose credentials these are.',
    description: [
      'Whoever has the URL may ask AWS who signed it, and nothing else: account, ARN and id. Servers such as those of EKS and Vault take it for signing in, so it is for nobody but the server that it is meant for. A header that names that server, and that it insists on, makes it worthless to others.',
      'Nothing is sent.',
    ],
    examples: [
      {
        line: "Get-STSCallerIdentityURL -Header @{ 'x-k8s-aws-id' = 'cluster' }",
        says: 'Proves for a minute, to the server that calls itself cluster, who the session is.',
      },
    ],
    parameters: {
      ExpiresIn: {
        type: int,
        range: [1, 900],
        position: 0,
        help: 'For how many seconds the URL is good, 900 at the most; 60 without it.',
      },
      ...headerParameter,
      ...signerParameters,
      EndpointUrl: commonParameters.EndpointUrl,
    },
    emits: 'System.String',
    async run(bound, invocation) {
      const common = { ...bound, Select: undefined };
      const call = await callFor(context, invocation, common, 'sts');
      const aws = await context.aws();
      const { url } = await aws.presignIdentity(headersOf(bound.Header), call, bound.ExpiresIn ?? 60);
      await invocation.emit(url);
    },
  });

type RequestBound = Bound<typeof requestParameters & typeof signerParameters>;

/**
 * What is to be signed and by whom; what the host says goes before what the session says.
 * @throws CofferError "sign-uri-malformed", "sign-host-refused", "sign-service-unknown" and those of callFor
 */
async function request(context: Context, invocation: Invocation, bound: RequestBound) {
  const { host, hostname } = signableUrl(bound.Uri);
  const scope = scopeOf(hostname);
  const service = orElse(bound.Service, scope.service);
  if (!service) throw new CofferError('sign-service-unknown', { host });
  const region = orElse(bound.Region, scope.region);
  const common = { ...bound, Region: region, EndpointUrl: undefined, Select: undefined };
  const call = await callFor(context, invocation, common, service);
  const unsent: Unsent = {
    uri: bound.Uri,
    method: (bound.Method ?? 'GET').toUpperCase(),
    headers: headersOf(bound.Header),
    payload: utf8(bound.Body ?? ''),
    service,
  };
  return { unsent, call };
}

/** An empty text is as none, as in PowerShell. */
function orElse(given: string | undefined, said: string | undefined): string | undefined {
  return given === '' ? said : (given ?? said);
}

function headersOf(given: Hashtable | undefined): readonly NameValue[] {
  return [...(given?.entries() ?? [])].map(([name, value]) => [name, string.convert({ value })]);
}
