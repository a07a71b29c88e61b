import type { Value } from '../values/value.ts';

/** What is shown of a value. It still holds values: only a formatter makes views of them, and of secrets masks. */
export type Shape =
  | { readonly kind: 'line'; readonly value: Value }
  | {
      readonly kind: 'rows';
      readonly table: TableShape;
      readonly rows: readonly (readonly Value[])[];
    }
  | {
      readonly kind: 'list';
      readonly properties: readonly { readonly name: string; readonly value: Value }[];
    };

export interface TableShape {
  /** Rows of tables that have the same one stand in one table; where absent, those of the very same table. */
  readonly key?: string;
  readonly columns: readonly TableColumn[];
  readonly hideHeaders?: boolean;
  /** Whether cells go on below instead of being cut. */
  readonly wrap?: boolean;
}

export interface TableColumn {
  readonly name: string;
  readonly align: 'left' | 'right';
  /** In characters. */
  readonly width?: number;
}

/** Whether rows of both stand in one table. */
export function isSameTable(open: TableShape | undefined, table: TableShape): boolean {
  return open === table || (open?.key !== undefined && open.key === table.key);
}
