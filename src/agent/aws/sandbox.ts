import type { Clock, EpochMs } from '../../base/clock.ts';
import { load } from '../../base/load.ts';

/** What "Add sandbox profiles" stores. The sandbox's code loads with it, so that real accounts never pay for it. */
export async function sandboxProfiles() {
  const { sandboxProfiles } = await load(() => import('../../sandbox/profiles.ts'));
  return sandboxProfiles;
}

/** What an MFA device of the sandbox's account shows: nobody has it in their hands. */
export async function sandboxMfaCode(serialNumber: string, time: EpochMs): Promise<string | undefined> {
  const [{ users }, { deviceCode }] = await load(() =>
    Promise.all([import('../../sandbox/account.ts'), import('../../sandbox/mfa.ts')]),
  );
  const device = Object.values(users).find(({ mfa }) => mfa?.serialNumber === serialNumber)?.mfa;
  return device && deviceCode(device.totpSecret, time);
}

/** A token of the identity provider that the sandbox's account trusts: nobody can sign in there. */
export async function sandboxWebIdentityToken(time: EpochMs): Promise<string> {
  const { webIdentityToken } = await load(() => import('../../sandbox/webIdentity.ts'));
  return webIdentityToken(time);
}

/** A fetch that the embedded sandbox answers; its account is made with the first request and lives as long as this. */
export function sandboxFetch(clock: Clock): (request: Request) => Promise<Response> {
  const open = async () => {
    const { createSandbox } = await load(() => import('../../sandbox/sandbox.ts'));
    return createSandbox({ clock });
  };
  let sandbox: ReturnType<typeof open> | undefined;
  return async (request) => {
    sandbox ??= open();
    return (await sandbox).fetch(request);
  };
}
