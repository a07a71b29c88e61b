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
  ],
  emits: customObject,
  parameters: {
    TypeName: {
      type: string,
      position: 0,
      mandatory: true,
      completes: ['PSObject'],
      help: 'What is made: PSObject or Hashtable. There are no other types of .NET here.',
    },
    Property: { type: hashtable, help: 'Names and values of the properties.' },
  },
  async run({ TypeName, Property = new Hashtable() }, invocation) {
    const make = makers.get(fullTypeName(TypeName) ?? '');
    if (!make) throw new ShellError('CannotFindType', { name: TypeName });
    await invocation.emit(make(Property));
  },
});

const object = (properties: Hashtable) => new PSObject(customObject, properties.entries());

const makers = new Map<string, (properties: Hashtable) => Value>([
  [customObject, object],
  ['System.Management.Automation.PSObject', object],
  ['System.Collections.Hashtable', (properties) => new Hashtable(properties.entries())],
]);
