import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BASE_PROGRAMME, currentProgramme } from '../../../src/main/features/loyalty/face.ts';
import { aRule, openPlanningShop, type PlanningShop, TODAY } from './programme-shop.ts';

let shop: PlanningShop;
beforeEach(() => {
  shop = openPlanningShop();
});
afterEach(() => shop.close());

const LATER = '2026-12-01';
const MUCH_LATER = '2027-01-01';

function list() {
  return shop.store.value('programmes.list', {});
}

function states(): Record<number, string> {
  return Object.fromEntries(list().versions.map(({ version, state }) => [version, state]));
}

function inForceOn(day: string): number {
  return shop.store.read(({ db }) => currentProgramme(db, day).version);
}

function code(reply: { readonly ok: boolean; readonly error?: { readonly code: string } }) {
  return reply.ok ? 'ok' : reply.error?.code;
}

function change(sql: string) {
  return () => shop.store.write(({ db }) => db.run(sql));
}

describe('a draft', () => {
  it('begins from a version, from scratch, or as a copy', () => {
    const rules = { ...BASE_PROGRAMME, activeAfterDays: 7 };
    const copy = shop.draft({ activeAfterDays: 7 });
    expect(shop.store.value('programmes.draft', { draftUid: copy })).toMatchObject({
      draft: { name: 'Spring', basedOn: 1, rowVersion: 1, savedBy: 'Lin Manager' },
      rules,
      inForce: { version: 1, rules: BASE_PROGRAMME },
    });
    const scratch = shop.call('programmes.createDraft', { name: 'New', basedOn: null });
    expect(scratch.ok).toBe(true);
    expect(
      list()
        .drafts.map(({ name }) => name)
        .toSorted(),
    ).toEqual(['New', 'Spring']);
    expect(code(shop.call('programmes.createDraft', { name: 'x', basedOn: 9 }))).toBe(
      'programmes.versionUnknown',
    );
  });

  it('two people: the later is told who was first, and nothing is overwritten', () => {
    const draftUid = shop.draft();
    const save = (rowVersion: number, activeAfterDays: number) =>
      shop.call('programmes.saveDraft', {
        draftUid,
        rowVersion,
        name: 'Spring',
        effectiveFrom: null,
        rules: { ...BASE_PROGRAMME, activeAfterDays },
      });
    expect(save(1, 3)).toMatchObject({ ok: true, value: { rowVersion: 2 } });
    expect(save(1, 5)).toMatchObject({
      ok: false,
      error: { code: 'programmes.draftChanged', params: { name: 'Lin Manager' } },
    });
    const kept = shop.store.value('programmes.draft', { draftUid });
    expect(kept.rules.activeAfterDays).toBe(3);
    expect(code(shop.call('programmes.discardDraft', { draftUid, rowVersion: 1 }))).toBe(
      'programmes.draftChanged',
    );
    expect(code(save(2, 5))).toBe('ok');
  });

  it('can be thrown away, and is then gone', () => {
    const draftUid = shop.draft();
    expect(code(shop.call('programmes.discardDraft', { draftUid, rowVersion: 1 }))).toBe('ok');
    expect(list().drafts).toEqual([]);
    expect(code(shop.publish(draftUid))).toBe('programmes.draftUnknown');
  });
});

describe('publishing', () => {
  it('makes the next version, in force from its day, and logs it with its rules', () => {
    const draftUid = shop.draft({ rules: [aRule({})] });
    expect(shop.publish(draftUid, LATER)).toMatchObject({ ok: true, value: { version: 2 } });
    expect(states()).toEqual({ 1: 'inForce', 2: 'scheduled' });
    expect([inForceOn(TODAY), inForceOn('2026-11-30'), inForceOn(LATER)]).toEqual([1, 1, 2]);
    expect(list().versions.find(({ version }) => version === 1)?.untilDay).toBe('2026-11-30');
    const logged = shop.store.db.all<{ data: string }>(
      `SELECT data FROM event_log WHERE type = 'programme.published' ORDER BY seq`,
    );
    expect(JSON.parse(logged[1]?.data ?? '')).toMatchObject({
      version: 2,
      effectiveFrom: LATER,
      rules: { rules: [{ id: 'double' }] },
    });
    expect(list().drafts).toEqual([]);
  });

  it('from one draft happens once, and a published draft takes no more changes', () => {
    const draftUid = shop.draft();
    const requestId = shop.store.requestId();
    const wish = {
      requestId,
      draftUid,
      rowVersion: 1,
      effectiveFrom: TODAY,
      acceptsWarnings: true,
    };
    const first = shop.call('programmes.publish', wish);
    expect(shop.call('programmes.publish', wish)).toEqual(first);
    expect(shop.publish(draftUid)).toMatchObject({
      ok: false,
      error: { code: 'programmes.draftPublished', params: { version: 2 } },
    });
    const save = shop.call('programmes.saveDraft', {
      draftUid,
      rowVersion: 1,
      name: 'Spring',
      effectiveFrom: null,
      rules: BASE_PROGRAMME,
    });
    expect(code(save)).toBe('programmes.draftPublished');
    expect(list().versions).toHaveLength(2);
  });

  it('is refused for a past day, for contradictions, and for warnings nobody accepted', () => {
    expect(code(shop.publish(shop.draft(), '2026-11-20'))).toBe('programmes.dayPast');
    const broken = shop.draft({ caps: { perSale: 0, perDay: null } });
    expect(shop.publish(broken)).toMatchObject({
      error: { code: 'programmes.contradicts', params: { count: 1 } },
    });
    const draftUid = shop.draft({ rules: [aRule({ when: { channels: ['online'] } })] });
    const wish = { draftUid, rowVersion: 1, effectiveFrom: TODAY };
    expect(code(shop.call('programmes.publish', { ...wish, acceptsWarnings: false }))).toBe(
      'programmes.doubtful',
    );
    expect(list().versions).toHaveLength(1);
    expect(list().drafts).toHaveLength(3);
    expect(code(shop.call('programmes.publish', { ...wish, acceptsWarnings: true }))).toBe('ok');
  });

  it('a draft that somebody saved since is not published unseen', () => {
    const draftUid = shop.draft();
    shop.call('programmes.saveDraft', {
      draftUid,
      rowVersion: 1,
      name: 'Spring',
      effectiveFrom: null,
      rules: { ...BASE_PROGRAMME, activeAfterDays: 20 },
    });
    expect(code(shop.publish(draftUid))).toBe('programmes.draftChanged');
  });

  it('the table itself refuses to change or remove a published version', () => {
    expect(change(`UPDATE loyalty_programmes SET rules = '{}'`)).toThrow(/never changed/);
    expect(change('UPDATE loyalty_programmes SET effective_from = 0')).toThrow(/never changed/);
    expect(change('DELETE FROM loyalty_programmes')).toThrow(/never removed/);
  });
});

describe('retiring', () => {
  it('takes a scheduled version back, which then never comes into force', () => {
    shop.publish(shop.draft(), LATER);
    expect(code(shop.call('programmes.retire', { version: 2, note: 'Not this year' }))).toBe('ok');
    expect(inForceOn(MUCH_LATER)).toBe(1);
    expect(states()).toEqual({ 1: 'inForce', 2: 'retired' });
    expect(list().versions[0]).toMatchObject({
      retiredBy: 'Lin Manager',
      retiredNote: 'Not this year',
    });
    expect(list().versions[1]?.untilDay).toBe(null);
    expect(code(shop.call('programmes.retire', { version: 2 }))).toBe('programmes.alreadyRetired');
    const logged = shop.store.db.all(`SELECT data FROM event_log WHERE type = 'programme.retired'`);
    expect(logged).toEqual([{ data: '{"version":2}' }]);
  });

  it('leaves alone what is or was in force', () => {
    shop.publish(shop.draft(), TODAY);
    for (const version of [1, 2]) {
      expect(code(shop.call('programmes.retire', { version }))).toBe('programmes.alreadyInForce');
    }
    expect(code(shop.call('programmes.retire', { version: 7 }))).toBe('programmes.versionUnknown');
  });
});

describe('which version is in force', () => {
  it('a correction published for today does not undo what is planned for later', () => {
    shop.publish(shop.draft(), LATER);
    shop.publish(shop.draft(), TODAY);
    expect(states()).toEqual({ 1: 'superseded', 2: 'scheduled', 3: 'inForce' });
    expect([inForceOn(TODAY), inForceOn(LATER), inForceOn(MUCH_LATER)]).toEqual([3, 2, 2]);
  });

  it('of two for one day the later one, and the other never is', () => {
    shop.publish(shop.draft(), LATER);
    shop.publish(shop.draft(), LATER);
    expect(states()).toEqual({ 1: 'inForce', 2: 'superseded', 3: 'scheduled' });
    expect(inForceOn(LATER)).toBe(3);
  });
});
