import { elementsNamed, type XmlElement } from '../../../base/xmlReader.ts';

/** The elements of a name that stand directly in another. */
export function childrenNamed({ children }: XmlElement, name: string): readonly XmlElement[] {
  return children.filter((child) => child.name === name);
}

/** The values of one of AWS's attributes, in the order of the assertion. */
export function attributeValues(assertion: XmlElement, name: string): readonly string[] {
  return elementsNamed(assertion, 'Attribute')
    .filter(({ attributes }) => attributes.get('Name') === `https://aws.amazon.com/SAML/Attributes/${name}`)
    .flatMap((attribute) => childrenNamed(attribute, 'AttributeValue'))
    .map(({ text }) => text.trim());
}
