import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { SHOP, stateOf, useTills } from './tills.ts';

// Workers are started here, on whatever machine this runs.
vi.setConfig({ testTimeout: 60_000 });

const tills = useTills();

const NO_SHOPS = [
  [{ storeName: ' \u200b ' }, 'system.nameEmpty'],
  [{ managerName: '' }, 'system.nameEmpty'],
  [{ currency: 'XXQ' }, 'system.currencyUnknown'],
  [{ timeZone: 'Mars/Olympus' }, 'system.zoneUnknown'],
  [{ timeZone: '+08:00' }, 'system.zoneUnknown'],
  [{ timeZone: '' }, 'system.zoneUnknown'],
  [{ managerPin: '12' }, 'call.invalid'],
  [{ storeCode: 's 1' }, 'call.invalid'],
] as const;

describe('first run', () => {
  it('knows no store, speaks the system language, and keeps what is chosen', async () => {
    const running = await tills.start();
    expect(await running.call('system.boot', {})).toMatchObject({
      value: { locale: 'es', isLocaleChosen: false, store: { state: 'absent' }, session: null },
    });
    await running.call('system.setPreferences', { locale: 'zh-CN', theme: 'dark' });
    await running.close();
    const again = await tills.start();
    expect(await again.call('system.boot', {})).toMatchObject({
      value: { locale: 'zh-CN', isLocaleChosen: true, theme: 'dark' },
    });
  });

  it('makes a shop whose manager signs in, also after a restart', async () => {
    const running = await tills.start();
    expect(await running.call('system.createShop', SHOP)).toMatchObject({ ok: true });
    expect(await stateOf(running)).toMatchObject({
      state: 'ready',
      till: { storeName: '柜台 百货', currency: 'EUR', isSample: false },
    });
    await running.close();
    const again = await tills.start();
    const signedIn = await again.call('staff.signIn', { staffId: 1, pin: SHOP.managerPin });
    expect(signedIn).toMatchObject({ value: { name: '王芳', role: 'manager' } });
    expect(await again.call('system.boot', {})).toMatchObject({
      value: { session: { staffId: 1 } },
    });
  });

  it('refuses what makes no shop, says which, and leaves nothing', async () => {
    const running = await tills.start();
    for (const [fields, code] of NO_SHOPS) {
      const reply = await running.call('system.createShop', { ...SHOP, ...fields });
      expect({ fields, reply }).toMatchObject({ fields, reply: { ok: false, error: { code } } });
      expect(await stateOf(running)).toEqual({ state: 'absent' });
      expect(existsSync(tills.storeFile())).toBe(false);
    }
  });

  it('makes one shop when asked ten times at once', async () => {
    const running = await tills.start();
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => running.call('system.createShop', SHOP)),
    );
    const codes = replies.map((reply) => (reply.ok ? 'ok' : reply.error.code));
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(['ok', 'system.storeExists']));
    expect(await running.call('system.createSampleShop', {})).toMatchObject({
      error: { code: 'system.storeExists' },
    });
  });

  it('leaves nothing of a sample shop that was cancelled', async () => {
    const running = await tills.start();
    const making = running.call('system.createSampleShop', {});
    while (!running.told.some(({ event }) => event.type === 'job.progress'))
      await new Promise((resolve) => setTimeout(resolve, 20));
    await running.call('system.cancelSampleShop', {});
    expect(await making).toEqual({ ok: false, error: { code: 'system.cancelled' } });
    expect(await stateOf(running)).toEqual({ state: 'absent' });
    const left = readdirSync(path.dirname(tills.storeFile())).filter((name) =>
      name.includes('sqlite'),
    );
    expect(left).toEqual([]);
  });
});

describe('sessions', () => {
  it('guard what needs somebody signed in', async () => {
    const running = await tills.shop();
    expect(await running.call('system.health', {})).toMatchObject({
      value: { pinProtection: 'file', isReadOnly: false },
    });
    await running.call('staff.lock', {});
    expect(await running.call('system.health', {})).toEqual({
      ok: false,
      error: { code: 'call.signedOut' },
    });
    const changes = running.told.filter(({ event }) => event.type === 'session.changed');
    expect(changes.map(({ event }) => 'reason' in event && event.reason)).toEqual([
      'signedIn',
      'locked',
    ]);
  });

  it('follow what the store says of the person: a manager made cashier manages no more', async () => {
    const running = await tills.shop();
    const second = {
      requestId: crypto.randomUUID(),
      name: '陈伟',
      role: 'manager',
      pin: '1357',
    } as const;
    expect(await running.call('staff.add', second)).toMatchObject({ ok: true });
    const demotion = { requestId: crypto.randomUUID(), staffId: 1, role: 'cashier' } as const;
    expect(await running.call('staff.change', demotion)).toMatchObject({ ok: true });
    await expect
      .poll(async () => {
        const reply = await running.call('staff.session', {});
        return reply.ok ? reply.value.session?.role : null;
      })
      .toBe('cashier');
    const third = { ...second, requestId: crypto.randomUUID(), name: '刘洋' };
    expect(await running.call('staff.add', third)).toMatchObject({
      error: { code: 'call.forbidden' },
    });
  });

  it('lock by themselves although the window goes on keeping its draft', async () => {
    const running = await tills.shop({ GUITAI_AUTOLOCK_MS: '1200' });
    const keep = setInterval(() => void running.call('sales.saveDraft', { draft: null }), 100);
    await expect
      .poll(() => running.till.sessions.current(), { timeout: 5000 })
      .toBeNull()
      .finally(() => clearInterval(keep));
  });

  it('leave no PIN and no name in the log', async () => {
    const running = await tills.shop();
    await running.call('staff.signIn', { staffId: 1, pin: '975310' });
    await running.call('staff.signIn', { staffId: 1, pin: 5 as never });
    await running.call('staff.add', { requestId: 'x', name: '王芳', pin: '864209' } as never);
    await running.close();
    const log = readFileSync(path.join(tills.userData(), 'logs', 'guitai.log'), 'utf8');
    expect(log).toContain('store.absent');
    for (const secret of [SHOP.managerPin, '975310', '864209', '王芳'])
      expect(log).not.toContain(secret);
  });
});
