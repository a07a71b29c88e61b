import * as v from 'valibot';

/** A profile whose temporary credentials stand in a linked location, fresh while the vault is open. */
export const keptSchema = v.object({ profileId: v.string(), locationId: v.string() });

export type Kept = v.InferOutput<typeof keptSchema>;

/** The credentials that were written there last: what they are known by again, without a secret. */
export const writtenSchema = v.object({
  ...keptSchema.entries,
  /** Of the profile at that time, under which they stand. */
  name: v.string(),
  /** What the location was called; empty where that was not written down yet. */
  location: v.optional(v.string(), ''),
  /** Digest of all that decided what was asked for, as of a session. */
  key: v.string(),
  accessKeyId: v.string(),
  /** As of a session. */
  issuedAt: v.number(),
  expiresAt: v.number(),
  expiration: v.number(),
});

export type Written = v.InferOutput<typeof writtenSchema>;

/** The part of the document `profiles` that says of what they are, and where. */
interface Holding {
  readonly kept: readonly Kept[];
  readonly profiles: readonly { readonly id: string }[];
  readonly locations: readonly { readonly id: string }[];
}

/** Those whose profile and location are still there: an undo may bring either back. */
export function keptIn({ kept, profiles, locations }: Holding): readonly Kept[] {
  return kept.filter(
    ({ profileId, locationId }) =>
      profiles.some(({ id }) => id === profileId) && locations.some(({ id }) => id === locationId),
  );
}

/** Where its state is noted. */
export function keptKey({ profileId, locationId }: Kept): string {
  return `${profileId} ${locationId}`;
}
