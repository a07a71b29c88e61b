import { CofferError } from './cofferError.ts';

/**
 * A part of Coffer that is fetched on first use.
 * @param part such as `() => import('./part.ts')`; of a package only what is used, taken apart inside, or all of it is bundled
 * @throws CofferError "part-not-loaded": offline before the first visit was complete, or a newer build took its place
 */
export async function load<Part>(part: () => Promise<Part>): Promise<Part> {
  try {
    return await part();
  } catch {
    throw new CofferError('part-not-loaded');
  }
}
