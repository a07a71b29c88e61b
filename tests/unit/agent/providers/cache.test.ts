import { beforeEach, describe, expect, test } from 'vitest';
import { cached, SessionCache } from '../../../../src/agent/providers/cache.ts';
import type { Asking, Issued } from '../../../../src/agent/providers/provider.ts';
import { memoryStore } from '../../../../src/agent/store/memory.ts';
import { createTemporaryVault, type Vault } from '../../../../src/agent/vault/vault.ts';
import { CofferError } from '../../../../src/base/cofferError.ts';

const hourMs = 3_600_000;
const start = Date.UTC(2026, 10, 22, 6);

let vault: Vault;
let now: number;
let issued: string[];

beforeEach(async () => {
  vault = await createTemporaryVault(memoryStore());
  now = start;
  issued = [];
});

const asking = (more: Partial<Asking> = {}): Asking => ({
  signal: new AbortController().signal,
  code: () => Promise.reject(new CofferError('cancelled')),
  webIdentityToken: () => Promise.reject(new CofferError('cancelled')),
  samlResponse: () => Promise.reject(new CofferError('cancelled')),
  ...more,
});

const openCache = () =>
  new SessionCache(
    vault,
    () => now,
    () => undefined,
  );

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
  }: { of?: string; issue?: (given: Asking) => Promise<Issued>; passing?: boolean } = {},
) {
  return cached(cache, { issuer: { identity: [of], issue }, holder: of, passing });
}

const keyIdOf = async (from: ReturnType<typeof provider>, given = asking()) =>
  (await from.provide(given)).credentials.accessKeyId;

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
    const { credentials, because } = await provider(openCache()).provide(asking());
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
    const renewed = await Promise.all([
      keyIdOf(role, asking({ refused })),
      keyIdOf(role, asking({ refused })),
    ]);
    expect(renewed).toEqual([issued[1], issued[1]]);
    expect(await keyIdOf(role)).toBe(issued[1]);
  });

  test('are forgotten on request, in the vault too', async () => {
    const cache = openCache();
    await keyIdOf(provider(cache));
    await keyIdOf(provider(cache, { of: 'other' }));
    await cache.forget(({ holder }) => holder === 'role');
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

describe('requests at the same time', () => {
  test('are one, which goes on while anybody waits', async () => {
    let land: (value: Issued) => void = () => undefined;
    const signals: AbortSignal[] = [];
    const issue = ({ signal }: Asking) => {
      signals.push(signal);
      return new Promise<Issued>((resolve) => {
        land = resolve;
      });
    };
    const role = provider(openCache(), { issue });
    const first = new AbortController();
    const given = [keyIdOf(role, asking({ signal: first.signal })), keyIdOf(role), keyIdOf(role)];
    await expect.poll(() => signals.length).toBe(1);
    first.abort();
    await expect(given[0]).rejects.toMatchObject({ code: 'cancelled' });
    expect(signals[0]?.aborted).toBe(false);
    land(answer());
    expect(await Promise.all(given.slice(1))).toEqual([issued[0], issued[0]]);
  });

  test('that nobody waits for any more are cancelled', async () => {
    const signals: AbortSignal[] = [];
    const issue = ({ signal }: Asking) => {
      signals.push(signal);
      return new Promise<Issued>((_, reject) => {
        signal.addEventListener('abort', () => {
          reject(new CofferError('cancelled'));
        });
      });
    };
    const only = new AbortController();
    const role = provider(openCache(), { issue });
    const given = keyIdOf(role, asking({ signal: only.signal }));
    await expect.poll(() => signals.length).toBe(1);
    only.abort();
    await expect(given).rejects.toMatchObject({ code: 'cancelled' });
    expect(signals[0]?.aborted).toBe(true);
  });

  test('fail together, and the next one asks anew', async () => {
    const failing = provider(openCache(), {
      issue: () => Promise.reject(new CofferError('answer-incomplete')),
    });
    const both = await Promise.allSettled([keyIdOf(failing), keyIdOf(failing)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(keyIdOf(failing)).rejects.toMatchObject({ code: 'answer-incomplete' });
  });
});
