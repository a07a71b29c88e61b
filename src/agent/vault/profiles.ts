import * as v from 'valibot';
import { sealedSecretSchema, secretFields } from './secrets.ts';

const propertyValue = v.union([v.string(), v.array(v.tuple([v.string(), v.string()]))]);

const profileSchema = v.object({
  /** 32 hexadecimal digits; stays when the name changes, because secrets are sealed for it. */
  id: v.string(),
  /** Unique in the vault, case and all. */
  name: v.string(),
  /** Everything but secrets, in file order: lower-case key, then a text or a list of sub-properties. */
  properties: v.array(v.tuple([v.string(), propertyValue])),
  secrets: v.array(v.tuple([v.picklist(secretFields), sealedSecretSchema])),
  /** Keys among the properties that are kept but not used: active keys that nobody ticked. */
  heldBack: v.array(v.string()),
});

const preferencesSchema = v.object({
  regionRules: v.picklist(['coffer', 'powershell']),
  lockAfterIdleMinutes: v.number(),
});

/** The document `profiles`. */
export const profilesSchema = v.object({ profiles: v.array(profileSchema), preferences: preferencesSchema });

export type StoredProfile = v.InferOutput<typeof profileSchema>;
export type ProfilesDocument = v.InferOutput<typeof profilesSchema>;

export const emptyProfiles: ProfilesDocument = {
  profiles: [],
  preferences: { regionRules: 'coffer', lockAfterIdleMinutes: 5 },
};
