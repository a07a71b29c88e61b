import { rmSync } from 'node:fs';
import { builtApp } from './builtApp.ts';

/** After the last test of a run. */
export default function teardown(): void {
  rmSync(builtApp(), { recursive: true, force: true });
}
