/*
 * Session policies, as far as the sandbox reads them: Effect, Action and Resource. An Allow with anything else in it, such
 * as a Condition, is taken to allow nothing, and a Deny to deny all the same.
 */
import * as v from 'valibot';
import { Refusal } from './errors.ts';
import { memberFields, policyFormat, text } from './parameters.ts';
import { fits } from './wildcard.ts';

/** What a session's policies together say of an action on a resource, whatever its user or role may do. */
export type SessionPolicy = (action: string, resource: string) => 'allowed' | 'not allowed' | 'denied';

interface SessionPolicies {
  readonly policy: SessionPolicy;
  /** Percent of the room there is for policies and tags. */
  readonly packedSize: number;
}

/**
 * The session policies of a request: Policy, and those that PolicyArns names.
 * @returns undefined where it has none
 * @throws Refusal "MalformedPolicyDocument", "PackedPolicyTooLarge", "ValidationError"
 */
export function sessionPolicies(params: URLSearchParams): SessionPolicies | undefined {
  const inline = text(params, 'Policy', policyFormat);
  const arns = memberFields(params, 'PolicyArns', 'arn');
  if (inline === undefined && arns.length === 0) return undefined;
  const statements = [...(inline === undefined ? [] : statementsOf(inline)), ...arns.flatMap(managed)];
  const size = [inline ?? '', ...arns].join('').length;
  const packedSize = Math.ceil((size / policyFormat.max) * 100);
  if (packedSize > 100) {
    throw new Refusal(
      400,
      'PackedPolicyTooLarge',
      `Packed policy consumes ${packedSize}% of allotted space, please use smaller policy.`,
    );
  }
  return { policy: (action, resource) => verdict(statements, action, resource), packedSize };
}

const oneOrMore = v.pipe(
  v.union([v.string(), v.array(v.string())]),
  v.transform((given) => [given].flat()),
);

const statement = v.looseObject({
  Effect: v.picklist(['Allow', 'Deny']),
  Action: v.optional(oneOrMore),
  Resource: v.optional(oneOrMore),
});

type Statement = v.InferOutput<typeof statement>;

const policyDocument = v.object({
  Statement: v.union([
    v.array(statement),
    v.pipe(
      statement,
      v.transform((one) => [one]),
    ),
  ]),
});

function statementsOf(json: string): readonly Statement[] {
  let document: unknown;
  try {
    document = JSON.parse(json);
  } catch {
    throw malformed('This policy contains invalid Json');
  }
  const read = v.safeParse(policyDocument, document);
  if (!read.success) throw malformed('Syntax errors in policy.');
  return read.output.Statement;
}

/** The policies of AWS's own that the account has, by name. */
const managedPolicies = new Map<string, readonly string[]>([
  ['AdministratorAccess', ['*']],
  ['ReadOnlyAccess', ['ec2:Describe*', 'iam:Get*', 'iam:List*']],
  ['AmazonEC2ReadOnlyAccess', ['ec2:Describe*']],
  ['IAMReadOnlyAccess', ['iam:Get*', 'iam:List*']],
]);

function managed(arn: string): readonly Statement[] {
  const actions = managedPolicies.get(arn.replace('arn:aws:iam::aws:policy/', ''));
  if (!actions) throw malformed(`Policy ${arn} does not exist or is not attachable.`);
  return [{ Effect: 'Allow', Action: [...actions], Resource: ['*'] }];
}

const understood = new Set(['Sid', 'Effect', 'Action', 'Resource']);

function verdict(
  statements: readonly Statement[],
  action: string,
  resource: string,
): ReturnType<SessionPolicy> {
  const named = statements.filter(
    ({ Action = ['*'], Resource = ['*'] }) =>
      // Actions are compared without case, resources with it.
      Action.some((pattern) => fits(pattern.toLowerCase(), action.toLowerCase())) &&
      Resource.some((pattern) => fits(pattern, resource)),
  );
  if (named.some(({ Effect }) => Effect === 'Deny')) return 'denied';
  const allows = named.some(
    (one) => one.Action && one.Resource && Object.keys(one).every((key) => understood.has(key)),
  );
  return allows ? 'allowed' : 'not allowed';
}

function malformed(why: string): Refusal {
  return new Refusal(400, 'MalformedPolicyDocument', why);
}
