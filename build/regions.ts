/*
 * The table of AWS's partitions and regions. It ships inside the SDK, in a file that its package does not export, so it
 * is read when Coffer is built.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import type { Plugin } from 'vite';
import type { PartitionTable } from '../src/agent/aws/partitions.ts';

const virtualModule = 'virtual:aws-partitions';

/** Serves the table as the module `virtual:aws-partitions`. */
export default function regions(): Plugin {
  return {
    name: 'coffer:regions',
    // The leading NUL keeps other plugins from taking it for a file.
    resolveId: (id) => (id === virtualModule ? `\0${virtualModule}` : undefined),
    load: (id) =>
      id === `\0${virtualModule}`
        ? `export const partitions = ${JSON.stringify(readPartitions())};`
        : undefined,
  };
}

const partition = <Id extends v.GenericSchema<unknown, string>>(id: Id) =>
  v.object({
    id,
    outputs: v.object({ dnsSuffix: v.string(), implicitGlobalRegion: v.string() }),
    regionRegex: v.string(),
    regions: v.record(v.string(), v.object({ description: v.string() })),
  });

/** Partition "aws" is the first: it is the one for names that fit no other. */
const partitionsInfo = v.object({
  partitions: v.tupleWithRest([partition(v.literal('aws'))], partition(v.string())),
});

type SdkPartition = v.InferOutput<typeof partitionsInfo>['partitions'][number];

/** @throws Error where the SDK keeps its table elsewhere or in another form */
export function readPartitions(): PartitionTable {
  const sts = createRequire(import.meta.url).resolve('@aws-sdk/client-sts/package.json');
  const core = dirname(createRequire(sts).resolve('@aws-sdk/core/package.json'));
  const text = readFileSync(
    join(core, 'dist-es/submodules/client/util-endpoints/lib/aws/partitions.js'),
    'utf8',
  );
  // `export const partitionsInfo = {...};`, and what stands between the braces is JSON.
  const table: unknown = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
  const [aws, ...others] = v.parse(partitionsInfo, table).partitions;
  return [reduced(aws), ...others.map(reduced)];
}

function reduced({ id, outputs, regionRegex, regions }: SdkPartition): PartitionTable[number] {
  return {
    id,
    dnsSuffix: outputs.dnsSuffix,
    globalRegion: outputs.implicitGlobalRegion,
    regionRegex,
    regions: Object.entries(regions)
      // "aws-global" and its like stand for services without regions; no host has such a name.
      .filter(([name]) => !name.endsWith('-global'))
      .map(([name, { description }]) => ({ name, description })),
  };
}
