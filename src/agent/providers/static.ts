import type { PlannedProfile } from './plan.ts';
import type { Provider } from './provider.ts';

/** The keys that a profile holds itself: of a user, or of a session that somebody else began. */
export function staticProvider(profile: PlannedProfile): Provider {
  return {
    identity: ['keys', profile.location ?? '', profile.text('aws_access_key_id')],
    async provide() {
      const kind = profile.holds === 'pair' ? 'a key pair' : 'the keys of a session';
      return {
        credentials: await profile.keys(),
        renewable: false,
        because: [`Profile "${profile.name}" holds ${kind}.`],
      };
    },
  };
}
