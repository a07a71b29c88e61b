import { beforeEach, describe, expect, test, vi } from 'vitest';
import { cached, SessionCache } from '../../../../src/agent/providers/cache.ts';
import type { Issued, Place, Waiter } from '../../../../src/agent/providers/provider.ts';
import { memoryStore } from '../../../../src/agent/store/memory.ts';
import { createTemporaryVault, type Vault } from '../../../../src/agent/vault/vault.ts';
import { CofferError } from '../../../../src/base/cofferError.ts';

const hourMs = 3_600_000;
const start = Date.UTC(2026, 10, 22, 6);

let vault: Vault;
let now: number;
let issued: string[];
let moves: number;

beforeEach(async () => {
  vault = await createTemporaryVault(memoryStore());
  now = start;
  issued = [];
  moves = 0;
});

/** Somebody who waits at a place, and may leave. */
function waiting(at: Place = 'button') {
  const controller = new AbortController();
  const leave = () => {
    controller.abort();
  };
  return { signal: controller.signal, at, leave };
}

const openCache = () =>
  new SessionCache(vault, () => now, { sessions: () => undefined, moved: () => (moves += 1) });

/** Credentials for an hour; `clockAhead` is by how much this machine's clock is wrong. */
function answer(clockAheadMs = 0): Issued {
  const accessKeyId = `ASIAEXAMPLE${String(issued.length + 1).padStart(9, '0')}`;
  issued.push(accessKeyId);
  return {
    accessKeyId,
    secretAccessKey: 'secret',
    sessionToken: `token of ${accessKeyId}`,
    issuedAt: now,
    expiresAt: now + hourMs,
    expiration: now - clockAheadMs + hourMs,
    because: ['It was asked for.'],
  };
}

function provider(
  cache: SessionCache,
  {
    of = 'role',
    issue = () => Promise.resolve(answer()),
    passing = false,
  }: { of?: string; issue?: (waiter: Waiter) => Promise<Issued>; passing?: boolean } = {},
) {
  return cached(cache, { issuer: { identity: [of], issue }, holder: of, passing });
}

const keyIdOf = async (from: ReturnType<typeof provider>, waiter: Waiter = waiting(), refused?: string) =>
  (await from.provide(waiter, refused)).credentials.accessKeyId;

describe('credentials that were got', () => {
  test('are used until five minutes before they expire', async () => {
    const role = provider(openCache());
    await keyIdOf(role);
    now = start + 55 * 60_000 - 1;
    await keyIdOf(role);
    expect(issued.length).toBe(1);
    now += 1;
    await keyIdOf(role);
    expect(issued.length).toBe(2);
  });

  test('are used after a lock, with their token, and say that they were got before', async () => {
    await keyIdOf(provider(openCache()));
    const { credentials, because } = await provider(openCache()).provide(waiting());
    expect(credentials).toMatchObject({ accessKeyId: issued[0], sessionToken: `token of ${issued[0]}` });
    expect(because).toEqual(['Credentials that were got before are used until they expire.']);
    expect(issued.length).toBe(1);
  });

  test('that whoever issued them forgets are not used after a lock', async () => {
    await keyIdOf(provider(openCache(), { passing: true }));
    await keyIdOf(provider(openCache(), { passing: true }));
    expect(issued.length).toBe(2);
    expect((await vault.sessions.read()).sessions).toEqual([]);
  });

  test('of other settings are others', async () => {
    const cache = openCache();
    await keyIdOf(provider(cache, { of: 'role' }));
    await keyIdOf(provider(cache, { of: 'role for two hours' }));
    expect(issued.length).toBe(2);
  });

  test('lie in the vault with their secrets sealed, and go when they have expired', async () => {
    const cache = openCache();
    await keyIdOf(provider(cache));
    const { sessions } = await vault.sessions.read();
    expect(sessions).toMatchObject([{ holder: 'role', issuedAt: start, expiresAt: start + hourMs }]);
    expect(JSON.stringify(sessions)).not.toMatch(/secret"|token of/);
    now += hourMs;
    await keyIdOf(provider(cache, { of: 'other' }));
    expect((await vault.sessions.read()).sessions.map(({ holder }) => holder)).toEqual(['other']);
  });

  test('that AWS says to have expired are got anew, once for all who hear it', async () => {
    const role = provider(openCache());
    const refused = await keyIdOf(role);
    const renewed = await Promise.all([keyIdOf(role, waiting(), refused), keyIdOf(role, waiting(), refused)]);
    expect(renewed).toEqual([issued[1], issued[1]]);
    expect(await keyIdOf(role)).toBe(issued[1]);
  });

  test('and landed while somebody still opened the old ones are got no second time', async () => {
    await keyIdOf(provider(openCache()));
    now = start + 56 * 60_000;
    const open = vault.openSecret.bind(vault);
    const opening = vi.spyOn(vault, 'openSecret').mockImplementationOnce(open);
    opening.mockImplementationOnce(async (...which) => {
      await quick;
      return open(...which);
    });
    const role = provider(openCache());
    const quick = keyIdOf(role);
    const late = keyIdOf(role);
    expect([await quick, await late]).toEqual([issued[1], issued[1]]);
  });

  test('are forgotten on request, in the vault too', async () => {
    const cache = openCache();
    await keyIdOf(provider(cache));
    await keyIdOf(provider(cache, { of: 'other' }));
    await cache.forget((holder) => holder === 'role');
    expect((await vault.sessions.read()).sessions.map(({ holder }) => holder)).toEqual(['other']);
    await keyIdOf(provider(cache));
    expect(issued.length).toBe(3);
  });
});

describe('a clock that was hours ahead and is put right', () => {
  test('does not make credentials last longer than their issuer said', async () => {
    const ahead = 3 * hourMs;
    const cache = openCache();
    now = start + ahead;
    await keyIdOf(provider(cache, { issue: () => Promise.resolve(answer(ahead)) }));
    now = start + 10 * 60_000;
    await keyIdOf(provider(cache));
    expect(issued.length).toBe(1);
    now = start + 56 * 60_000;
    await keyIdOf(provider(cache));
    expect(issued.length).toBe(2);
  });
});

/** A request that lands when the test says so. */
function request() {
  const waiters: Waiter[] = [];
  let land: (issued: Issued) => void = () => undefined;
  let fail: (error: CofferError) => void = () => undefined;
  const landing = new Promise<Issued>((resolve, reject) => {
    land = resolve;
    fail = reject;
  });
  const issue = (waiter: Waiter) => {
    waiters.push(waiter);
    const left = new Promise<never>((_, reject) => {
      waiter.signal.addEventListener('abort', () => {
        reject(new CofferError('cancelled'));
      });
    });
    return Promise.race([landing, left]);
  };
  return {
    issue,
    waiters,
    begun: (times = 1) => expect.poll(() => waiters.length).toBe(times),
    land: () => {
      land(answer());
    },
    fail: (code: 'cancelled' | 'keep-asks') => {
      fail(new CofferError(code));
    },
  };
}

const codesOf = async (promises: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(promises)).map((settled) =>
    settled.status === 'rejected' && settled.reason instanceof CofferError ? settled.reason.code : 'given',
  );

describe('requests at the same time', () => {
  test('are one, which goes on while anybody waits, whoever began it', async () => {
    const { issue, waiters, begun, land } = request();
    const role = provider(openCache(), { issue });
    const first = waiting();
    const given = [keyIdOf(role, first), keyIdOf(role), keyIdOf(role)];
    await begun();
    await expect.poll(() => moves).toBe(3);
    first.leave();
    await expect(given[0]).rejects.toMatchObject({ code: 'cancelled' });
    expect(waiters.map(({ signal }) => signal.aborted)).toEqual([false]);
    land();
    expect(await Promise.all(given.slice(1))).toEqual([issued[0], issued[0]]);
  });

  test('ask the user where those are who wait now: at a button before the console, and nowhere before both', async () => {
    const { issue, waiters, begun } = request();
    const role = provider(openCache(), { issue });
    const all = [waiting('nowhere'), waiting('console'), waiting('button')];
    const places: (Place | undefined)[] = [];
    const given: Promise<string>[] = [];
    for (const [index, waiter] of all.entries()) {
      given.push(keyIdOf(role, waiter));
      await expect.poll(() => moves).toBe(index + 1);
      await begun();
      places.push(waiters[0]?.at);
    }
    for (const waiter of all.slice(1).reverse()) {
      waiter.leave();
      places.push(waiters[0]?.at);
    }
    expect(places).toEqual(['nowhere', 'console', 'button', 'console', 'nowhere']);
    all[0]?.leave();
    expect(await codesOf(given)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  });

  test('that nobody waits for any more are cancelled, and who comes then asks anew', async () => {
    const { issue, waiters, begun, land } = request();
    const only = waiting();
    const role = provider(openCache(), { issue });
    const given = keyIdOf(role, only);
    await begun();
    only.leave();
    const again = keyIdOf(role);
    await expect(given).rejects.toMatchObject({ code: 'cancelled' });
    await begun(2);
    expect(waiters.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    land();
    expect(await again).toBe(issued[0]);
    const late = waiting();
    late.leave();
    expect(await codesOf([keyIdOf(provider(openCache(), { of: 'other' }), late)])).toEqual(['cancelled']);
  });

  test('whose question the user cancels end for all, and those who only joined are told why', async () => {
    const { issue, begun, fail } = request();
    const role = provider(openCache(), { issue });
    const given = [keyIdOf(role), keyIdOf(role)];
    await begun();
    await expect.poll(() => moves).toBe(2);
    fail('cancelled');
    expect(await codesOf(given)).toEqual(['cancelled', 'question-cancelled']);
  });

  test('that had nobody to ask are made anew for who joined meanwhile and can be asked', async () => {
    const first = request();
    const requests = [first.issue, () => Promise.resolve(answer())];
    const issue = (waiter: Waiter) => requests.shift()?.(waiter) ?? Promise.reject(new Error('a third'));
    const role = provider(openCache(), { issue });
    const given = [keyIdOf(role, waiting('nowhere')), keyIdOf(role, waiting('button'))];
    await expect.poll(() => moves).toBe(2);
    await first.begun();
    first.fail('keep-asks');
    expect(await codesOf(given)).toEqual(['keep-asks', 'given']);
  });

  test('fail together, and the next one asks anew', async () => {
    const failing = provider(openCache(), {
      issue: () => Promise.reject(new CofferError('answer-incomplete')),
    });
    expect(await codesOf([keyIdOf(failing), keyIdOf(failing)])).toEqual([
      'answer-incomplete',
      'answer-incomplete',
    ]);
    await expect(keyIdOf(failing)).rejects.toMatchObject({ code: 'answer-incomplete' });
  });

  test('for fifty settings at once are all kept, and fifty for one are one', async () => {
    const cache = openCache();
    await Promise.all(Array.from({ length: 50 }, (_, n) => keyIdOf(provider(cache, { of: `role ${n}` }))));
    expect((await vault.sessions.read()).sessions.length).toBe(50);
    const one = provider(cache);
    expect(new Set(await Promise.all(Array.from({ length: 50 }, () => keyIdOf(one)))).size).toBe(1);
    expect(issued.length).toBe(51);
  });
});

describe('what is forgotten while it is asked for', () => {
  test('is given to those who wait, kept nowhere, and asked for anew by who comes then', async () => {
    const cache = openCache();
    const { issue, begun, land } = request();
    const role = provider(cache, { issue });
    const before = keyIdOf(role);
    await begun();
    await cache.forget((holder) => holder === 'role');
    const after = keyIdOf(provider(cache));
    expect(await after).toBe(issued[0]);
    land();
    expect(await before).toBe(issued[1]);
    expect(await keyIdOf(role)).toBe(issued[0]);
    expect((await vault.sessions.read()).sessions.map(({ accessKeyId }) => accessKeyId)).toEqual([issued[0]]);
  });

  test('leaves alone what others are asked for', async () => {
    const cache = openCache();
    const { issue, begun, land } = request();
    const role = provider(cache, { issue });
    const given = keyIdOf(role);
    await begun();
    await cache.forget((holder) => holder === 'other');
    land();
    await given;
    expect((await vault.sessions.read()).sessions.map(({ holder }) => holder)).toEqual(['role']);
  });

  test('is not kept by who was just reading it out of the vault, before, while or after it is forgotten', async () => {
    for (const turns of [0, 1, 2, 4, 8, 16]) {
      const forgottenId = await keyIdOf(provider(openCache()));
      const cache = openCache();
      const role = provider(cache);
      const reading = keyIdOf(role);
      for (let turn = 0; turn < turns; turn++) await Promise.resolve();
      const forgotten = cache.forget(() => true);
      const meanwhile = keyIdOf(role);
      await Promise.all([reading, meanwhile, forgotten]);
      expect(await keyIdOf(role)).not.toBe(forgottenId);
    }
  });
});
