import { ShellError } from '../errors.ts';
import { equals } from './compare.ts';
import { setMember } from './members.ts';
import { method, methods } from './method.ts';
import { textOf } from './text.ts';
import { type Hashtable, PSObject, type Value } from './value.ts';

/** Methods of arrays. Unlike -contains, they look at capitals. */
export const arrayMethods = methods<Value[]>({
  Contains: method(1, 1, (self, args) => indexOf(self, args) !== -1),
  IndexOf: method(1, 1, indexOf),
  GetEnumerator: method(0, 0, (self) => [...self]),
});

/** Methods of System.Collections.Hashtable. */
export const hashtableMethods = methods<Hashtable>({
  ContainsKey: method(1, 1, (self, args) => self.has(keyIn(args))),
  Contains: method(1, 1, (self, args) => self.has(keyIn(args))),
  ContainsValue: method(1, 1, (self, args) =>
    Array.from(self.entries()).some(([, value]) => equals(value, args[0] ?? null, true)),
  ),
  Add: method(2, 2, (self, args) => {
    const key = keyIn(args);
    if (self.has(key)) throw new ShellError('DuplicateKey', { key });
    setMember(self, key, args[1] ?? null);
    return null;
  }),
  Remove: method(1, 1, (self, args) => {
    self.delete(keyIn(args));
    return null;
  }),
  Clear: method(0, 0, (self) => {
    for (const key of self.names()) self.delete(key);
    return null;
  }),
  GetEnumerator: method(0, 0, (self) => Array.from(self.entries(), entry)),
});

const keyIn = (args: readonly Value[]) => textOf(args[0] ?? null);

function indexOf(self: readonly Value[], args: readonly Value[]): number {
  return self.findIndex((item) => equals(item, args[0] ?? null, true));
}

function entry([key, value]: readonly [string, Value]): PSObject {
  return new PSObject('System.Collections.DictionaryEntry', [
    ['Name', key],
    ['Key', key],
    ['Value', value],
  ]);
}
