import type { Handlers } from './context.ts';
import { foundOr, searchFor, searchView } from './search.ts';

type Session = 'profile.useForSession' | 'preferences.save' | 'resolve.explain';

/** Commands on what this tab uses, and why. */
export const session: Handlers<Session> = {
  'profile.useForSession'(context, { id }) {
    const unlocked = context.unlocked();
    // As Set-AWSCredential refuses what can yield no credentials, and leaves the session as it was.
    if (id !== undefined) foundOr(searchFor(unlocked, id).credentials);
    unlocked.sessionProfileId = id;
    return context.view();
  },

  async 'preferences.save'(context, given) {
    await context.unlocked().vault.change((document) => ({
      ...document,
      preferences: { ...document.preferences, ...given },
    }));
    return context.changed();
  },

  'resolve.explain'(context) {
    const search = searchFor(context.unlocked());
    return {
      credentials: searchView(search.credentials, ({ name }) => name),
      region: searchView(search.region('ec2'), (region) => region),
    };
  },
};
