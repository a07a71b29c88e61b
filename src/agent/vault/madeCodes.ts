import * as v from 'valibot';

/** A code of an MFA device that was given to AWS, which takes none twice. */
export const madeCodeSchema = v.object({
  serialNumber: v.string(),
  /** Which of the device's codes since 1970 it was. */
  step: v.number(),
});

type MadeCode = v.InferOutput<typeof madeCodeSchema>;

/** Of each device; a clock that was put right may have made those of another time. */
const remembered = 8;

/**
 * The first code of a device that was not given away yet.
 * @param current the one that the device shows now
 */
export function freeStep(made: readonly MadeCode[], serialNumber: string, current: number): number {
  const last = made
    .filter((code) => code.serialNumber === serialNumber)
    // Those from further ahead were made by a clock that was wrong.
    .filter(({ step }) => step <= current + 1)
    .reduce((latest, { step }) => Math.max(latest, step), 0);
  return Math.max(current, last + 1);
}

/** Codes with one more, the oldest of its device gone where they are many. */
export function withMadeCode(made: readonly MadeCode[], code: MadeCode): MadeCode[] {
  const own = made.filter(({ serialNumber }) => serialNumber === code.serialNumber);
  const others = made.filter(({ serialNumber }) => serialNumber !== code.serialNumber);
  return [...others, ...own.slice(1 - remembered), code];
}
