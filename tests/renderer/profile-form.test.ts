import { describe, expect, it } from 'vitest';
import type { MemberProfile } from '../../src/contract/member-profile.ts';
import { changesOf, formOf } from '../../src/renderer/features/members/care/profile-form.ts';

const PROFILE: MemberProfile = {
  id: 1,
  version: 3,
  name: '王小明',
  phoneMasked: '138****5678',
  cardNo: '8800123450',
  email: null,
  birthday: '--12-03',
  gender: null,
  locale: 'es',
  channel: null,
  isNoContact: false,
  style: null,
  tier: 'gold',
  joinedDay: '2025-03-23',
  lastVisitDay: null,
  frozen: null,
  identifiers: [],
  tags: [],
  fields: { size: 'M' },
  consents: [],
  notes: [],
  contacts: [],
  mergedFrom: [],
};

describe('the form of a member', () => {
  it('changes nothing as long as nothing was typed', () => {
    expect(changesOf(formOf(PROFILE), PROFILE)).toEqual({});
  });

  it('sends only what differs; nothing chosen takes away', () => {
    const form = { ...formOf(PROFILE), name: 'Ana', locale: '' as const, fields: { size: 'L' } };
    expect(changesOf(form, PROFILE)).toEqual({ name: 'Ana', locale: null, fields: { size: 'L' } });
  });

  it('keeps the phone when its field is empty, and takes it away only when asked to', () => {
    const form = formOf(PROFILE);
    expect(changesOf({ ...form, phone: ' 139 0000 0000 ' }, PROFILE)).toEqual({
      phone: '139 0000 0000',
    });
    expect(changesOf({ ...form, isPhoneRemoved: true }, PROFILE)).toEqual({ phone: '' });
  });

  it('reads birthdays as people write them, and says when it cannot', () => {
    const form = formOf(PROFILE);
    expect(changesOf({ ...form, birthday: '1990/5/1' }, PROFILE)).toEqual({
      birthday: '1990-05-01',
    });
    expect(changesOf({ ...form, birthday: '' }, PROFILE)).toEqual({ birthday: null });
    expect(changesOf({ ...form, birthday: 'soon' }, PROFILE)).toBeUndefined();
  });
});
