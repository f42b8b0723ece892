import type { MemberHit } from '../../../src/contract/members.ts';
import { catalogQueries } from '../../../src/main/features/catalog/index.ts';
import { insertMember, type NewMemberRow } from '../../../src/main/features/members/face.ts';
import { membersCommands, membersQueries } from '../../../src/main/features/members/index.ts';
import type { CommandContext } from '../../../src/main/store/context.ts';
import { openTestStore, type TestStore, type TestStoreOptions } from '../../support/store.ts';

let serial = 0;

/** Adds a member; only the name matters unless told. */
export function addMember(
  context: CommandContext,
  fields: Partial<NewMemberRow> & { readonly name: string },
): number {
  serial += 1;
  return insertMember(context.db, {
    uid: context.newUid(),
    phone: null,
    cardNo: `T${String(serial).padStart(9, '0')}`,
    email: null,
    birthday: null,
    tier: 'standard',
    joinedDay: '2025-01-01',
    lastVisitAt: null,
    lastVisitDay: null,
    consentAt: null,
    createdAt: context.now,
    createdBy: null,
    ...fields,
  });
}

/** A store with the members' and the catalogue's calls and these members. */
export function openMembersStore(
  members: readonly (Partial<NewMemberRow> & { readonly name: string })[] = [],
  options: TestStoreOptions = {},
): TestStore {
  return openTestStore({
    features: [{ queries: membersQueries, commands: membersCommands }, { queries: catalogQueries }],
    initialise(context) {
      for (const member of members) addMember(context, member);
    },
    ...options,
  });
}

/** The names found for a text. */
export function namesFor(store: TestStore, text: string, limit = 50): string[] {
  return hitsFor(store, text, limit).map((hit) => hit.name);
}

export function hitsFor(store: TestStore, text: string, limit = 50): MemberHit[] {
  return store.value('members.search', { text, limit }).hits;
}
