import * as v from 'valibot';
import { sealedSecretSchema } from './secrets.ts';

const heldKeySchema = v.object({
  /** 32 hexadecimal digits, for which the secret is sealed. */
  id: v.string(),
  accessKeyId: v.string(),
  secret: sealedSecretSchema,
});

const begun = {
  id: v.string(),
  /** The profile that it was asked for; others with the same key follow it. */
  profileId: v.string(),
  /** Whose the keys are, as GetCallerIdentity says it. */
  arn: v.string(),
  oldKey: heldKeySchema,
};

/**
 * How far the rotation of an access key came: what was sealed last. It holds both keys for itself, so that nothing done to
 * a profile loses one.
 */
export const rotationSchema = v.variant('at', [
  v.object({
    ...begun,
    /** IAM was or is about to be asked for the new key; profiles have the old one. */
    at: v.literal('creating'),
    /** Ids of the keys that the user had before. */
    known: v.array(v.string()),
    /** Keys that came since, whose secrets nobody has, as the last look at IAM found them. */
    lost: v.array(v.object({ accessKeyId: v.string(), createdAt: v.exactOptional(v.number()) })),
  }),
  v.object({
    ...begun,
    at: v.picklist([
      /** IAM made the new key; profiles have the old one. */
      'created',
      /** Going back: IAM is asked to delete the new key; profiles have the old one. */
      'discarding',
      /** The new key signed a call, and profiles have it; the old one is active. */
      'switched',
      /** IAM is asked to deactivate the old key. */
      'deactivating',
      'deactivated',
      /** Going back: IAM is asked to make the old key active again. */
      'reactivating',
      /** IAM is asked to delete the old key. */
      'deleting',
    ]),
    newKey: heldKeySchema,
  }),
]);

/** The rotation of an access key. */
export type Rotation = v.InferOutput<typeof rotationSchema>;

/** A key pair, sealed for itself. */
export type HeldKey = v.InferOutput<typeof heldKeySchema>;
