declare module 'virtual:aws-partitions' {
  /** Made by build/regions.ts. */
  // A relative import statement is not allowed in here.
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports
  export const partitions: import('./partitions.ts').PartitionTable;
}

/** Origins that this build lets the agent reach besides AWS and this machine. Defined in vite.config.ts. */
declare const COFFER_CONNECT: readonly string[];
