import { forgetSessions, sessionCacheOf } from '../unlocked/sessionCache.ts';
import type { Handlers } from './handler.ts';

type Temporary = 'sessions.read' | 'sessions.forget';

/** Commands on the temporary credentials that the vault keeps. */
export const temporary: Handlers<Temporary> = {
  async 'sessions.read'(context) {
    await sessionCacheOf(context).read();
    return context.view();
  },

  async 'sessions.forget'(context, { id }) {
    await forgetSessions(context, id);
    return context.view();
  },
};
