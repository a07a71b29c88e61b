import type { Clock } from '../../base/clock.ts';

/** What "Add sandbox profiles" stores. The sandbox's code loads with it, so that real accounts never pay for it. */
export async function sandboxProfiles() {
  const { sandboxProfiles } = await import('../../sandbox/profiles.ts');
  return sandboxProfiles;
}

/** A fetch that the embedded sandbox answers; its account is made with the first request and lives as long as this. */
export function sandboxFetch(clock: Clock): (request: Request) => Promise<Response> {
  let sandbox: ReturnType<typeof load> | undefined;
  const load = async () => {
    const { createSandbox } = await import('../../sandbox/sandbox.ts');
    return createSandbox({ clock });
  };
  return async (request) => {
    sandbox ??= load();
    return (await sandbox).fetch(request);
  };
}
