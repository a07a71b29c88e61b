import { CofferError } from '../../base/cofferError.ts';
import { metadataOrigin } from '../aws/endpoints.ts';
import type { SearchView } from '../../protocol/views/search.ts';
import type { Found } from '../resolve/search.ts';
import { profileById } from '../vault/profiles.ts';
import type { Handlers } from './handler.ts';
import { searchNow } from '../unlocked/instance.ts';
import { readLinked } from '../unlocked/linked.ts';
import { foundOr, searchFor } from '../unlocked/search.ts';
import { traceOf } from '../unlocked/trace.ts';
import { locationsOf } from '../unlocked/standing.ts';

type Session = 'profile.useForSession' | 'preferences.save' | 'resolve.explain' | 'question.answer';

/** Commands on what this tab uses, and why. */
export const session: Handlers<Session> = {
  async 'profile.useForSession'(context, { id, file }) {
    await readLinked(context);
    const unlocked = context.unlocked();
    const { session } = unlocked;
    // As Set-AWSCredential refuses what can yield no credentials, and leaves the session as it was.
    if (id !== undefined) {
      const { name } = profileById(unlocked.vault.document, id);
      foundOr(searchFor(unlocked, { profileName: name }).credentials);
      session.credentials = { from: 'profile', profile: { store: 'EncryptedVault', id, name } };
    } else if (file !== undefined) {
      const { location: locationId, name } = file;
      const location = locationsOf(unlocked).find((other) => other.id === locationId)?.location;
      if (location === undefined) throw new CofferError('location-gone');
      foundOr(searchFor(unlocked, { profileName: name, profileLocation: location }).credentials);
      session.credentials = {
        from: 'profile',
        profile: { store: 'SharedCredentialsFile', locationId, name },
      };
    } else session.credentials = undefined;
    return context.view();
  },

  async 'preferences.save'(context, given) {
    if (given.metadataEndpoint) metadataOrigin(given.metadataEndpoint);
    await context.unlocked().vault.change((document) => ({
      ...document,
      preferences: { ...document.preferences, ...given },
    }));
    return context.changed();
  },

  'question.answer'(context, { question, answer }) {
    context.unlocked().questions.answer(question, answer);
    return null;
  },

  async 'resolve.explain'(context, _, { signal }) {
    const { search } = await searchNow(context, { service: 'ec2' }, signal);
    return {
      credentials: searchView(search.credentials, ({ name }) => name),
      region: searchView(search.region('ec2'), (region) => region),
    };
  },
};

/** A search as the dialog "Search order" shows it. */
function searchView<Value>(found: Found<Value>, text: (value: Value) => string): SearchView {
  const looked = traceOf(found);
  return 'error' in found ? { looked } : { value: text(found.value), origin: found.origin, looked };
}
