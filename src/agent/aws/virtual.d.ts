declare module 'virtual:aws-partitions' {
  /** Made by build/regions.ts. */
  // A relative import statement is not allowed in here.
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports
  export const partitions: import('./partitions.ts').PartitionTable;
}
