import { CofferError } from '../../../base/cofferError.ts';
import type { XmlElement } from '../../../base/xmlReader.ts';
import { attributeValues } from './elements.ts';

/** A role that a user may assume, and the provider in IAM that says so. */
export interface SamlRole {
  readonly roleArn: string;
  readonly principalArn: string;
}

/**
 * The roles that an assertion names, each once.
 * @returns and how many values name none
 * @throws CofferError "saml-roles"
 */
export function rolesOf(assertion: XmlElement): { roles: readonly SamlRole[]; left: number } {
  const values = attributeValues(assertion, 'Role');
  const read = values.map(samlRole);
  const roles = new Map(
    read.flatMap((role) => (role ? [[`${role.roleArn} ${role.principalArn}`, role]] : [])),
  );
  if (roles.size === 0) throw new CofferError('saml-roles', { values: values.length });
  return { roles: [...roles.values()], left: read.filter((role) => !role).length };
}

const roleForm = /^arn:[\w-]+:iam::\d{12}:role\/[\w+=,.@/-]{1,2000}$/;
const providerForm = /^arn:[\w-]+:iam::\d{12}:saml-provider\/[\w.-]{1,128}$/;

/** What such a value names. Identity providers write the two ARNs in either order. */
export function samlRole(value: string): SamlRole | undefined {
  // A role's name may have a comma too.
  const arns = value.split(/\s*,\s*(?=arn:)/);
  const roleArn = arns.find((arn) => roleForm.test(arn));
  const principalArn = arns.find((arn) => providerForm.test(arn));
  return arns.length === 2 && roleArn !== undefined && principalArn !== undefined
    ? { roleArn, principalArn }
    : undefined;
}
