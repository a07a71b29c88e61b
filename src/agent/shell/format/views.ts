import type { PSObject, Value } from '../values/value.ts';

/** How objects of some types, mostly one, are shown where nobody says how; as a table, in the same one. */
export interface View {
  readonly typeNames: readonly string[];
  /** A row of a table, or a property a line. */
  readonly as: 'table' | 'list';
  readonly columns: readonly ViewColumn[];
}

interface ViewColumn {
  readonly name: string;
  /** A property, or what is made of the object. */
  readonly of: string | ((object: PSObject) => Value);
  /** Where absent, numbers are aligned right. */
  readonly align?: 'left' | 'right';
}

/** The views that cmdlets brought for the types that they emit. */
export class Views {
  readonly #byType: ReadonlyMap<string, View>;

  constructor(views: Iterable<View>) {
    this.#byType = new Map(
      Array.from(views).flatMap((view) => view.typeNames.map((typeName) => [typeName, view] as const)),
    );
  }

  find(typeName: string): View | undefined {
    return this.#byType.get(typeName);
  }
}

/** What a view shows of an object, in the order of its columns. */
export function viewedValues(view: View, object: PSObject): Value[] {
  return view.columns.map(({ of }) =>
    typeof of === 'string' ? (object.properties.get(of) ?? null) : of(object),
  );
}
