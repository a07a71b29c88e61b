import { SessionCache } from '../providers/cache.ts';
import { textOf, type ProfilesDocument, type StoredProfile } from '../vault/profiles.ts';
import type { Context, Unlocked } from './context.ts';

const caches = new WeakMap<Unlocked, SessionCache>();

/** The temporary credentials of the vault that is open; the page is told when they become others. */
export function sessionCacheOf(context: Context): SessionCache {
  const unlocked = context.unlocked();
  const there = caches.get(unlocked);
  if (there) return there;
  const { vault } = unlocked;
  const cache = new SessionCache(vault, context.clock, {
    sessions: (sessions) => {
      const before = unlocked.sessions.map(({ id }) => id);
      unlocked.sessions = sessions;
      if (sessions.map(({ id }) => id).join() !== before.join()) context.announce();
    },
    moved: () => {
      unlocked.questions.review();
    },
  });
  // Those of the new settings go by another key; what was got by the old ones would lie there until it expires.
  vault.onChange((before) => {
    cache.forget(changedProfiles(before, vault.document)).catch(() => undefined);
  });
  unlocked.onForgotten = (holder) => {
    // What this tab stored since the other one looked goes too.
    cache.forget(whose(holder)).catch(() => undefined);
  };
  caches.set(unlocked, cache);
  return cache;
}

/**
 * Forgets temporary credentials, in the other tabs too.
 * @param holder whose; all without it
 */
export async function forgetSessions(context: Context, holder: string | undefined): Promise<void> {
  context.forgot(holder);
  await sessionCacheOf(context).forget(whose(holder));
}

function whose(holder: string | undefined): (of: string) => boolean {
  return (of) => holder === undefined || of === holder;
}

/** Whether a profile is another one now, or gone, or one is that its credentials begin at. */
function changedProfiles(before: ProfilesDocument, now: ProfilesDocument): (id: string) => boolean {
  return (id) => {
    const old = wayIn(before, id);
    return old.length > 0 && JSON.stringify(wayIn(now, id)) !== JSON.stringify(old);
  };
}

/** A profile of the vault, and those of it that follow as source profiles. */
function wayIn({ profiles }: ProfilesDocument, id: string): readonly StoredProfile[] {
  const way: StoredProfile[] = [];
  let next = profiles.find((profile) => profile.id === id);
  while (next && !way.includes(next)) {
    way.push(next);
    const source = textOf(next, 'source_profile');
    next = profiles.find(({ name }) => name === source);
  }
  return way;
}
