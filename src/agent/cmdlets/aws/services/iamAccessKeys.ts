import type { OperationInput } from '../../../aws/operations.ts';
import { int, string, switchOn } from '../../../shell/binding/types.ts';
import { simpleCmdlet, type AnyCmdlet, type Parameter, type Parameters } from '../../../shell/cmdlet.ts';
import type { Context } from '../../../unlocked/context.ts';
import {
  accessKey,
  accessKeyMetadata,
  createAccessKeyResponse,
  deleteAccessKeyResponse,
  getAccessKeyLastUsedResponse,
  listAccessKeysResponse,
  updateAccessKeyResponse,
} from './iamTypes.ts';
import { name } from './names.ts';
import { emitAnswer, emitPages, forceParameter, serviceParameters } from './requests.ts';

/** Access keys of users. */
export function iamAccessKeys(context: Context): AnyCmdlet[] {
  return [
    getIAMAccessKey(context),
    newIAMAccessKey(context),
    updateIAMAccessKey(context),
    removeIAMAccessKey(context),
    getIAMAccessKeyLastUsed(context),
  ];
}

const { AccessKey, SecretKey, SessionToken, Credential, ...others } = serviceParameters;

/** Not out of the pipeline: an access key that comes through it is the one that is meant, and not the one that signs. */
const commonParameters = {
  ...others,
  AccessKey: asArgument(AccessKey),
  SecretKey: { ...asArgument(SecretKey), secret: true },
  SessionToken: { ...asArgument(SessionToken), secret: true },
  Credential: asArgument(Credential),
} as const satisfies Parameters;

function asArgument<T>({ type, aliases = [], help }: Parameter<T>): Parameter<T> {
  return { type, aliases, help };
}

const userName = {
  type: name,
  position: 0,
  fromPipeline: true,
  fromPropertyName: true,
  help: 'Name of the user; without it, IAM takes the one whose long-term access key signs the call.',
} as const satisfies Parameter<string>;

const accessKeyId = {
  type: name,
  mandatory: true,
  fromPropertyName: true,
  help: 'Id of the access key.',
} as const satisfies Parameter<string>;

const listParameters = {
  UserName: userName,
  MaxItem: {
    type: int,
    aliases: ['MaxItems'],
    range: [1, 1000],
    help: 'How many keys IAM is asked for at a time; all are listed even so.',
  },
  Marker: {
    type: string,
    aliases: ['NextToken'],
    help: 'Where the page begins that is asked for; only that one is.',
  },
  NoAutoIteration: { type: switchOn, help: 'Asks for one page only.' },
} as const satisfies Parameters;

const getIAMAccessKey = (context: Context) =>
  simpleCmdlet({
    name: 'Get-IAMAccessKey',
    synopsis: 'Lists the access keys of a user, without their secrets.',
    examples: [
      {
        line: 'Get-IAMAccessKey | Where-Object Status -eq Inactive | Remove-IAMAccessKey',
        says: 'Deletes the keys that are switched off, after asking.',
      },
    ],
    parameters: { ...listParameters, ...commonParameters },
    emits: accessKeyMetadata,
    run(bound, invocation) {
      const { UserName, MaxItem, Marker, NoAutoIteration } = bound;
      return emitPages(
        {
          context,
          invocation,
          bound,
          own: listParameters,
          operation: 'iam:ListAccessKeys',
          answer: listAccessKeysResponse,
          gives: 'AccessKeyMetadata',
        },
        {
          from: Marker,
          single: NoAutoIteration === true || Marker !== undefined,
          input: (marker) => ({ UserName, MaxItems: MaxItem, Marker: marker }),
          next: (answer) => answer.Marker,
        },
      );
    },
  });

const newParameters = { UserName: userName, ...forceParameter } as const satisfies Parameters;

const newIAMAccessKey = (context: Context) =>
  simpleCmdlet({
    name: 'New-IAMAccessKey',
    synopsis: 'Creates an access key for a user, who may have two.',
    description: [
      'AWS tells the secret key this once. It is shown masked; Reveal shows it, and -StoreAs of Set-AWSCredential keeps it in the vault.',
    ],
    examples: [
      {
        line: '$k = New-IAMAccessKey; Set-AWSCredential -AccessKey $k.AccessKeyId -SecretKey $k.SecretAccessKey -StoreAs new',
        says: 'Creates a key for the user of this session and stores it as a profile.',
      },
    ],
    parameters: { ...newParameters, ...commonParameters },
    emits: accessKey,
    confirms: 'medium',
    async run(bound, invocation) {
      const { UserName } = bound;
      const action = 'New-IAMAccessKey (CreateAccessKey)';
      if (!(await invocation.shouldProcess(UserName ?? ownUser, action))) return;
      await emitAnswer(
        {
          context,
          invocation,
          bound,
          own: newParameters,
          operation: 'iam:CreateAccessKey',
          answer: createAccessKeyResponse,
          gives: 'AccessKey',
        },
        () => ({ UserName }),
      );
    },
  });

/** Where AWS's tools name nobody. */
const ownUser = 'the user whose access key signs the call';

const updateParameters = {
  UserName: userName,
  AccessKeyId: { ...accessKeyId, position: 1 },
  Status: {
    type: string,
    mandatory: true,
    position: 2,
    values: ['Active', 'Inactive'],
    help: 'Active, or Inactive: a key that is switched off signs nothing.',
  },
  ...forceParameter,
} as const satisfies Parameters;

const updateIAMAccessKey = (context: Context) =>
  simpleCmdlet({
    name: 'Update-IAMAccessKey',
    synopsis: 'Switches an access key off or on.',
    description: ['With temporary credentials IAM needs -UserName.'],
    examples: [
      {
        line: 'Update-IAMAccessKey -AccessKeyId AKIAIOSFODNN7EXAMPLE -Status Inactive',
        says: 'Switches a key off, for a while before it is deleted.',
      },
    ],
    parameters: { ...updateParameters, ...commonParameters },
    confirms: 'medium',
    async run(bound, invocation) {
      const { UserName, AccessKeyId, Status } = bound;
      const action = 'Update-IAMAccessKey (UpdateAccessKey)';
      if (!(await invocation.shouldProcess(UserName ?? ownUser, action))) return;
      await emitAnswer(
        {
          context,
          invocation,
          bound,
          own: updateParameters,
          operation: 'iam:UpdateAccessKey',
          answer: updateAccessKeyResponse,
        },
        (): OperationInput<'iam:UpdateAccessKey'> => ({
          UserName,
          AccessKeyId,
          Status: Status === 'Active' ? Status : 'Inactive',
        }),
      );
    },
  });

const removeParameters = {
  UserName: userName,
  AccessKeyId: { ...accessKeyId, position: 1 },
  ...forceParameter,
} as const satisfies Parameters;

const removeIAMAccessKey = (context: Context) =>
  simpleCmdlet({
    name: 'Remove-IAMAccessKey',
    synopsis: 'Deletes an access key for good, after asking.',
    description: [
      'With temporary credentials IAM needs -UserName. A profile of the vault that holds the key stays, and does not work any more.',
    ],
    examples: [
      {
        line: 'Remove-IAMAccessKey -AccessKeyId AKIAIOSFODNN7EXAMPLE -Force',
        says: 'Deletes a key without asking.',
      },
    ],
    parameters: { ...removeParameters, ...commonParameters },
    confirms: 'high',
    async run(bound, invocation) {
      const { UserName, AccessKeyId } = bound;
      const action = 'Remove-IAMAccessKey (DeleteAccessKey)';
      if (!(await invocation.shouldProcess(AccessKeyId, action))) return;
      await emitAnswer(
        {
          context,
          invocation,
          bound,
          own: removeParameters,
          operation: 'iam:DeleteAccessKey',
          answer: deleteAccessKeyResponse,
        },
        () => ({ UserName, AccessKeyId }),
      );
    },
  });

const lastUsedParameters = {
  AccessKeyId: { ...accessKeyId, position: 0, fromPipeline: true },
} as const satisfies Parameters;

const getIAMAccessKeyLastUsed = (context: Context) =>
  simpleCmdlet({
    name: 'Get-IAMAccessKeyLastUsed',
    synopsis:
      'Says when an access key was last used, for which service and in which region, and whose it is.',
    examples: [
      {
        line: 'Get-IAMAccessKey | Get-IAMAccessKeyLastUsed | ForEach-Object AccessKeyLastUsed',
        says: 'Says of each key of the user when it was last used.',
      },
    ],
    parameters: { ...lastUsedParameters, ...commonParameters },
    emits: getAccessKeyLastUsedResponse,
    run: (bound, invocation) =>
      emitAnswer(
        {
          context,
          invocation,
          bound,
          own: lastUsedParameters,
          operation: 'iam:GetAccessKeyLastUsed',
          answer: getAccessKeyLastUsedResponse,
          gives: '*',
        },
        () => ({ AccessKeyId: bound.AccessKeyId }),
      ),
  });
