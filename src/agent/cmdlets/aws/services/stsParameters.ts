import { int, secret, string } from '../../../shell/binding/types.ts';
import type { Parameter, ParameterType, Parameters } from '../../../shell/cmdlet.ts';
import { toArray } from '../../../shell/values/convert.ts';
import { structures, textOrNone } from './structures.ts';

/** How long the session of a user and the session of a role may last, in seconds. */
export const userSession = [900, 129_600] as const;
export const roleSession = [900, 43_200] as const;

export const durationParameter = {
  type: int,
  aliases: ['DurationSeconds'],
  fromPropertyName: true,
} as const satisfies Partial<Parameter<number>>;

export const mfaParameters = {
  SerialNumber: {
    type: string,
    fromPropertyName: true,
    help: 'Serial number or ARN of the MFA device of the user that calls.',
  },
  TokenCode: {
    type: secret,
    secret: true,
    fromPropertyName: true,
    help: 'The six digits that the MFA device shows. Where -SerialNumber is given without them, they are asked for, or made where the vault holds the secret of the device.',
  },
} as const satisfies Parameters;

const policyDescriptors = structures('Amazon.SecurityToken.Model.PolicyDescriptorType', ['Arn'], (given) => ({
  arn: textOrNone(given('Arn')),
}));

/** Also of the ARNs alone. */
const policyArns: ParameterType<{ arn: string | undefined }[]> = {
  name: policyDescriptors.name,
  convert: ({ value }) =>
    toArray(value).flatMap((item) =>
      typeof item === 'string' ? { arn: item } : policyDescriptors.convert({ value: item }),
    ),
};

/** What narrows a session down. */
export const policyParameters = {
  Policy: {
    type: string,
    fromPropertyName: true,
    help: 'Session policy as JSON: what the session may do, of what it might do without it.',
  },
  PolicyArn: {
    type: policyArns,
    aliases: ['PolicyArns'],
    help: 'ARNs of managed policies that narrow the session down, as texts or as @{ Arn = ... }.',
  },
} as const satisfies Parameters;

export const tagParameter = {
  Tag: {
    type: structures('Amazon.SecurityToken.Model.Tag', ['Key', 'Value'], (given) => ({
      Key: textOrNone(given('Key')),
      Value: textOrNone(given('Value')),
    })),
    aliases: ['Tags'],
    help: "Session tags: one or several @{ Key = '...'; Value = '...' }.",
  },
} as const satisfies Parameters;
