import { durationSeconds } from '../parameters.ts';
import type { Result } from '../queryService.ts';
import type { Call } from '../service.ts';
import { credentialsElement, longTermUser } from './credentials.ts';

/** What the sessions of users last, in seconds, those for federated users too. */
export const userSession = { otherwise: 43_200, max: 129_600 };

export async function getSessionToken(call: Call): Promise<Result> {
  const { params, state, caller, now } = call;
  const seconds = durationSeconds(params, userSession);
  longTermUser(call, 'GetSessionToken');
  const mfa = await state.mfaDevices.check(params, caller, now);
  return [credentialsElement(state.accessKeys.issueSession(caller, { issuedAt: now, seconds, mfa }))];
}
