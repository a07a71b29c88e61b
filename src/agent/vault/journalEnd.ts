import * as v from 'valibot';

/** Where the journal of signatures ended at some time: the number of its newest entry, which counts from 1, and its hash. */
export const journalEndSchema = v.object({ number: v.number(), hash: v.string() });

export type JournalEnd = v.InferOutput<typeof journalEndSchema>;

/** An end that the journal once had and was found without. */
export const lossSchema = v.object({
  ...journalEndSchema.entries,
  /** The number of its newest entry when that was found. */
  foundAt: v.number(),
});
