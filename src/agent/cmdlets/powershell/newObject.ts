import { hashtable, string } from '../../shell/binding/types.ts';
import { simpleCmdlet } from '../../shell/cmdlet.ts';
import { ShellError } from '../../shell/errors.ts';
import { fullTypeName } from '../../shell/values/typeNames.ts';
import { customObject, Hashtable, PSObject, type Value } from '../../shell/values/value.ts';

export const newObject = simpleCmdlet({
  name: 'New-Object',
  synopsis: 'Makes an object of the properties that are given.',
  examples: [
    {
      line: "New-Object PSObject -Property @{ Name = 'test'; Count = 1 }",
      says: 'Makes an object of two properties.',
    },
    {
      line: "New-Object Amazon.EC2.Model.Filter -Property @{ Name = 'tag:Name'; Values = 'web' }",
      says: 'Makes a filter for -Filter of Get-EC2Instance.',
    },
  ],
  emits: customObject,
  parameters: {
    TypeName: {
      type: string,
      position: 0,
      mandatory: true,
      completes: ['PSObject'],
      help: "What is made: PSObject, Hashtable or an object for AWS's cmdlets, such as Amazon.EC2.Model.Filter. There are no other types of .NET here.",
    },
    Property: { type: hashtable, help: 'Names and values of the properties.' },
  },
  async run({ TypeName, Property = new Hashtable() }, invocation) {
    const make =
      makers.get(fullTypeName(TypeName) ?? '') ?? (ofAws.test(TypeName) ? model(TypeName) : undefined);
    if (!make) throw new ShellError('CannotFindType', { name: TypeName });
    await invocation.emit(make(Property));
  },
});

const ofAws = /^Amazon\./i;

// Which properties a type has, the parameter knows that takes it.
const model = (typeName: string) => (properties: Hashtable) => new PSObject(typeName, properties.entries());

const object = (properties: Hashtable) => new PSObject(customObject, properties.entries());

const makers = new Map<string, (properties: Hashtable) => Value>([
  [customObject, object],
  ['System.Management.Automation.PSObject', object],
  ['System.Collections.Hashtable', (properties) => new Hashtable(properties.entries())],
]);
