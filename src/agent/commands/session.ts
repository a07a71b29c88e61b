import { profileById } from '../vault/profiles.ts';
import type { Handlers } from './context.ts';
import { searchFor, searchView } from './search.ts';

type Session = 'profile.useForSession' | 'preferences.save' | 'resolve.explain';

/** Commands on what this tab uses, and why. */
export const session: Handlers<Session> = {
  'profile.useForSession'(context, { id }) {
    const unlocked = context.unlocked();
    if (id !== undefined) profileById(unlocked.vault.document, id);
    unlocked.sessionProfileId = id;
    return context.view();
  },

  async 'preferences.save'(context, preferences) {
    await context.unlocked().vault.change((document) => ({ ...document, preferences }));
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
