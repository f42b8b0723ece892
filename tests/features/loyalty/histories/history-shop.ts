import { TIERS, type Tier } from '../../../../src/contract/members.ts';
import type { ProgrammeRules } from '../../../../src/contract/programme.ts';
import {
  householdsCommands,
  householdsQueries,
} from '../../../../src/main/features/households/index.ts';
import { balanceOf, publishProgramme } from '../../../../src/main/features/loyalty/face.ts';
import { insertMember } from '../../../../src/main/features/members/face.ts';
import { membersCommands, membersQueries } from '../../../../src/main/features/members/index.ts';
import { tiersCommands, tiersQueries } from '../../../../src/main/features/tiers/index.ts';
import { openReturnShop, type ReturnShop } from '../../returns/support.ts';
import { CREAM } from './any-step.ts';

/** A shop that plays many histories, each with members of its own. */
export interface HistoryShop extends ReturnShop {
  /** Three new members. */
  newMembers(): number[];
  /** Publishes rules, in force today. */
  publish(rules: ProgrammeRules): void;
  today(): string;
  /** What a member can spend today without a household. */
  ownBalance(memberId: number): number;
}

let cards = 0;

export function openHistoryShop(): HistoryShop {
  const shop = openReturnShop({
    features: [
      { queries: membersQueries, commands: membersCommands },
      { queries: tiersQueries, commands: tiersCommands },
      { queries: householdsQueries, commands: householdsCommands },
    ],
  });
  const { store } = shop;
  const cream = store.db.get<{ uid: string }>('SELECT uid FROM products WHERE id = :id', {
    id: shop.product.cream,
  });
  const addMember = (tier: Tier) => {
    cards += 1;
    return store.write((context) =>
      insertMember(context.db, {
        uid: context.newUid(),
        name: `Member ${cards}`,
        phone: null,
        cardNo: `H${cards}`,
        email: null,
        birthday: null,
        tier,
        joinedDay: '2026-01-01',
        lastVisitAt: null,
        lastVisitDay: null,
        consentAt: null,
        createdAt: context.now,
        createdBy: null,
      }),
    );
  };
  const today = () => store.read((context) => context.today);
  return {
    ...shop,
    newMembers: () => TIERS.slice(0, 3).map(addMember),
    publish(rules) {
      const text = JSON.stringify(rules).replaceAll(CREAM, cream?.uid ?? '');
      store.write((context) => publishProgramme(context, { rules: JSON.parse(text) }));
    },
    today,
    ownBalance: (memberId) => balanceOf(store.db, memberId, today()).balance,
  };
}
