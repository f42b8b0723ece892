import { expect } from 'vitest';
import type { CallInput, CallName, CallReply } from '../../../src/contract/index.ts';
import { gramsOf, readTerms } from '../../../src/contract/kernel/search-terms.ts';
import { memberTerms } from '../../../src/main/features/members/face.ts';
import { membersCommands, membersQueries } from '../../../src/main/features/members/index.ts';
import { verifyStore } from '../../../src/main/store/verify/verify-store.ts';
import { CASHIER, MANAGER, type TestStore } from '../../support/store.ts';
import { openShop, type Shop } from '../sales/shop.ts';

/** A shop with everything members' calls need beside selling. */
export function openCareShop(): Shop {
  return openShop({
    store: { features: [{ queries: membersQueries, commands: membersCommands }] },
  });
}

/** A call as a manager makes it; the code of its refusal, or 'ok'. */
export function codeOf<Name extends CallName>(
  store: TestStore,
  name: Name,
  input: Omit<CallInput<Name>, 'requestId'>,
  session = MANAGER,
): string {
  const reply = ask(store, name, input, session);
  return reply.ok ? 'ok' : reply.error.code;
}

/** A call with a fresh request id. */
export function ask<Name extends CallName>(
  store: TestStore,
  name: Name,
  input: Omit<CallInput<Name>, 'requestId'>,
  session = MANAGER,
): CallReply<Name> {
  // The id is what was left out; queries take none and refuse nothing they do not know here.
  return store.call(name, { requestId: store.requestId(), ...input } as CallInput<Name>, {
    session,
  });
}

/** The version a screen would show. */
export function versionOf(store: TestStore, memberId: number): number {
  return store.value('members.profile', { memberId }, { session: CASHIER }).version;
}

interface IndexedRow {
  readonly id: number;
  readonly name: string;
  readonly phone: string | null;
  readonly phoneReversed: string | null;
  readonly searchTerms: string;
  readonly visitRank: number;
  readonly isActive: number;
}

/** The search index is what building it anew would give: rows, terms, reversed phones. */
export function expectRebuiltIndex(store: TestStore): void {
  const members = store.db.all<IndexedRow>(
    `SELECT id, name, phone, phone_reversed AS phoneReversed, search_terms AS searchTerms,
            visit_rank AS visitRank, is_active AS isActive FROM members`,
  );
  const wanted: string[] = [];
  for (const member of members) {
    const terms = member.isActive === 1 ? memberTerms(member.name) : null;
    const grams = terms === null ? [] : gramsOf(terms);
    wanted.push(...grams.map((gram) => `${gram} ${member.visitRank} ${member.id}`));
    expect(readTerms(member.searchTerms)).toEqual(
      terms ?? { names: [], readings: [], initials: [] },
    );
    const digits = member.phone === null ? null : [...member.phone].slice(1).reverse().join('');
    expect(member.phoneReversed).toBe(digits);
  }
  const rows = store.db.all<{ gram: string; rank: number; id: number }>(
    'SELECT gram, visit_rank AS rank, member_id AS id FROM member_grams',
  );
  expect(rows.map(({ gram, rank, id }) => `${gram} ${rank} ${id}`).sort()).toEqual(wanted.sort());
}

/** Everything adds up, against the event log, too. */
export function expectVerified(store: TestStore): void {
  const report = verifyStore(store.db);
  expect(report.checks.filter((check) => check.wrong !== null)).toEqual([]);
}
