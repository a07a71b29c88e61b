import type { Texts } from './texts.ts';

/** Of finding the profile, the credentials and the region that something is done with. */
export const resolveTexts = {
  'session-profile-gone': () =>
    'The profile that was chosen for this session is no longer in the vault or the file it came from, and no other is used in its place. Choose one with "Switch profile".',
  'access-key-alone': (d: { given: string; missing: string }) =>
    `The command was not run: ${d.given} was given without ${d.missing}. Give all of them, or none.`,
  'profile-unknown': (d: { name: string; looked: readonly string[] }) =>
    `Cannot find profile "${d.name}": looked in ${d.looked.join(' and ')}. Capitals count; check the name, or add the profile.`,
  'profile-location-unknown': (d: { location: string }) =>
    `Cannot use "${d.location}" for profiles, because no location of that name is linked. Link its folder or file under that name on the screen "Files", or leave out -ProfileLocation.`,
  'profile-invalid': (d: { name: string }) =>
    `Credential profile [${d.name}] is not valid.  Please ensure the profile contains a valid combination of properties.`,
  'profile-held-back': (d: { name: string }) =>
    `Profile "${d.name}" was not used, because the key that its credentials come from was not ticked at import. If you trust it, edit the profile and tick the key.`,
  'credentials-none': () =>
    'No credentials specified or obtained from persisted/shell defaults. Choose a profile for this session, or make one the default.',
  'region-ill-formed': (d: { region: string }) =>
    `Cannot use "${d.region}" as a region: a region's name has 1 to 63 letters, digits and inner hyphens, as in eu-west-1. Correct it where it was set.`,
  'region-none': () =>
    'No region specified or obtained from persisted/shell defaults. Choose a region, or give one to the profile.',
} as const satisfies Texts;
