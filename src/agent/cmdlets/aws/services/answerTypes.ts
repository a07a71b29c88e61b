import type { ObjectType } from '../../../shell/cmdlet.ts';

/**
 * How the types of a service's answers are declared: named as in the AWS SDK for .NET, properties in alphabetical order.
 * @param namespace such as "Amazon.EC2"
 */
export function answerTypes(namespace: string) {
  return {
    /**
     * @param plain names of properties that hold texts, numbers, truth values or dates, or arrays of them
     * @param others those that hold a structure or a constant, or an array of them
     */
    structure: (name: string, plain: string, others: ObjectType['properties'] = {}): ObjectType => ({
      name: `${namespace}.Model.${name}`,
      properties: inOrder([
        ...namesIn(plain).map((property) => [property, null] as const),
        ...Object.entries(others),
      ]),
    }),
    /** One of few texts, which .NET holds in an object. */
    constant: (name: string): ObjectType => ({ name: `${namespace}.${name}`, properties: { Value: null } }),
  };
}

const namesIn = (text: string) => text.split(/\s+/).filter((name) => name !== '');

function inOrder(properties: readonly (readonly [string, ObjectType | null])[]): ObjectType['properties'] {
  return Object.fromEntries(properties.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
