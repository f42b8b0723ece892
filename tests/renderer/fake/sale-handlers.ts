import type { Purchase } from '../../../src/contract/members.ts';
import type { Receipt } from '../../../src/contract/sales.ts';
import { print } from './device-handlers.ts';
import { done, refused, wait } from './handlers.ts';
import type { FakeHandlers } from './handlers.ts';
import {
  memberCard,
  memberHit,
  members,
  products,
  searchMembers,
  searchProducts,
} from './people.ts';
import type { FakeState } from './state.ts';
import { makeReceipt, quoteRedemption, quoteSale } from './trade.ts';
import { readGtin } from '../../../src/contract/kernel/barcode.ts';
import { isChinaMobile } from '../../../src/contract/kernel/phone.ts';
import { visibleCode } from '../../../src/renderer/lib/visible-code.ts';

type Part = Omit<
  FakeHandlers,
  Extract<keyof FakeHandlers, `${'system' | 'staff' | 'devices'}.${string}`>
>;

function purchaseOf(receipt: Receipt): Purchase {
  return {
    saleId: receipt.saleId,
    receiptNo: receipt.receiptNo,
    kind: receipt.kind,
    completedAt: receipt.completedAt,
    businessDay: receipt.businessDay,
    totalMinor: receipt.totalMinor,
    pointsEarned: receipt.pointsEarned,
    pointsRedeemed: receipt.pointsRedeemed,
    lineCount: receipt.lines.length,
    firstLine: receipt.lines[0]?.name ?? '',
  };
}

const OLD_PURCHASES: readonly Purchase[] = [0, 1, 2, 3, 4].map((index) => ({
  saleId: 900 - index,
  receiptNo: `S01-T03-202611${String(12 - index).padStart(2, '0')}-${String(900 - index).padStart(6, '0')}`,
  kind: index === 3 ? 'return' : 'sale',
  completedAt: Date.UTC(2026, 10, 12 - index * 9, 6, 20),
  businessDay: new Date(Date.UTC(2026, 10, 12 - index * 9)).toISOString().slice(0, 10),
  totalMinor: [26_800, 129_900, 4500, -39_900, 512_345][index] ?? 0,
  pointsEarned: [402, 1948, 67, -598, 7685][index] ?? 0,
  pointsRedeemed: 0,
  lineCount: index + 1,
  firstLine: products[index]?.name ?? '',
}));

function purchasesOf(state: FakeState, memberId: number): Purchase[] {
  const own = state.receipts.filter(({ member }) => member?.id === memberId).map(purchaseOf);
  return [...own, ...(memberId === 4 ? [] : OLD_PURCHASES)];
}

function readScan(code: string, state: FakeState) {
  const clean = code.trim();
  const byCard = members.find(({ cardNo, phone }) => cardNo === clean || phone === clean);
  if (byCard !== undefined) return { kind: 'member' as const, hit: memberHit(byCard, 'card') };
  const product = products.find(({ barcode }) => barcode === clean);
  if (product !== undefined)
    return { kind: 'product' as const, product, quantityMilli: null, price: null };
  const receipt = state.receipts.find(({ receiptNo }) => receiptNo === clean);
  if (receipt !== undefined) {
    return { kind: 'receipt' as const, saleId: receipt.saleId, receiptNo: clean };
  }
  if (isChinaMobile(clean)) return { kind: 'newPhone' as const, phone: clean };
  const unknown = { kind: 'unknown' as const, shown: visibleCode(code) };
  const gtin = readGtin(clean);
  if (gtin.kind === 'wrong-check-digit') {
    return { ...unknown, reason: 'wrongCheckDigit' as const, expectedDigit: gtin.expected };
  }
  if (clean === '') return { ...unknown, reason: 'empty' as const };
  return { ...unknown, reason: code.length > 1000 ? ('tooLong' as const) : ('notKnown' as const) };
}

export const saleHandlers: Part = {
  'members.search': ({ text, limit }) => {
    const hits = searchMembers(text);
    return done({ hits: hits.slice(0, limit), hasMore: hits.length > limit });
  },
  'members.card': ({ memberId }, state) => {
    const member = members.find(({ id }) => id === memberId);
    if (member === undefined) return refused('members.unknown');
    return done(memberCard(member, purchasesOf(state, memberId).slice(0, 3)));
  },
  'members.findDuplicates': ({ name, phone }) =>
    done(
      members
        .filter((member) => member.name === name || (phone !== '' && member.phone === phone))
        .map((member) => ({
          ...memberHit(member, 'name'),
          reason: member.phone === phone ? ('phone' as const) : ('name' as const),
        })),
    ),
  'members.enrol': async (input) => {
    await wait(120);
    if (input.name.trim() === '') return refused('members.nameEmpty');
    if (!input.hasConsented) return refused('members.consentMissing');
    if (!/^\+?\d{6,15}$/.test(input.phone)) return refused('members.phoneInvalid');
    if (members.some(({ phone }) => phone === input.phone)) return refused('members.phoneTaken');
    if (!input.isDuplicateAccepted && members.some(({ name }) => name === input.name)) {
      return refused('members.maybeDuplicate');
    }
    const id = members.length + 1;
    const cardNo = input.cardNo === '' ? `88009${String(id).padStart(5, '0')}` : input.cardNo;
    members.push({
      id,
      name: input.name,
      pinyin: '',
      phone: input.phone,
      cardNo,
      tier: 'standard',
      birthday: input.birthday,
      balance: 0,
    });
    return done({ memberId: id, cardNo }, [`member:${id}`]);
  },
  'members.addNote': ({ memberId, text, kind }) =>
    done({ id: 9, kind, text, staffName: '李娜', at: Date.now() }, [`member:${memberId}`]),
  'members.revealPhone': ({ memberId }) => {
    const member = members.find(({ id }) => id === memberId);
    return member === undefined ? refused('members.unknown') : done({ phone: member.phone });
  },
  'members.purchases': ({ memberId, limit }, state) => {
    const rows = purchasesOf(state, memberId);
    return done({ rows: rows.slice(0, limit), nextCursor: null, total: rows.length });
  },
  'members.pointsHistory': ({ memberId }, state) => {
    const rows = purchasesOf(state, memberId).map((row, index) => ({
      id: index + 1,
      kind: row.kind === 'return' ? ('clawback' as const) : ('earn' as const),
      points: row.pointsEarned,
      at: row.completedAt,
      businessDay: row.businessDay,
      receiptNo: row.receiptNo,
      reason: null,
    }));
    return done({ rows, nextCursor: null, total: rows.length });
  },
  'catalog.search': ({ text, limit }) => {
    const hits = searchProducts(text);
    return done({ hits: hits.slice(0, limit), hasMore: hits.length > limit });
  },
  'catalog.samples': ({ limit }) => done(products.slice(0, limit)),
  'loyalty.quoteRedemption': ({ memberId, amountMinor, points }) => {
    const member = members.find(({ id }) => id === memberId);
    if (member === undefined) return refused('members.unknown');
    return done(quoteRedemption(member, amountMinor, points));
  },
  'loyalty.summarizeSale': () => done(null),
  'loyalty.explainSale': () => done(null),
  'sales.explainQuote': () => done(null),
  'sales.readScan': ({ code }, state) => done(readScan(code, state)),
  'sales.quote': (basket) => {
    const quote = quoteSale(basket);
    return quote === null ? refused('sales.productUnknown') : done(quote);
  },
  'sales.complete': async (input, state) => {
    await wait(80);
    const quote = quoteSale(input);
    if (quote === null) return refused('sales.productUnknown');
    if (quote.lines.length === 0) return refused('sales.empty');
    if (quote.totalMinor !== input.expectedTotalMinor) return refused('sales.totalChanged');
    if (quote.dueMinor > 0) return refused('sales.notPaid');
    state.nextId += 1;
    const receipt = makeReceipt(state.nextId, input, quote);
    state.receipts.unshift(receipt);
    const member = members.find(({ id }) => id === input.memberId);
    if (member !== undefined) member.balance = quote.balanceAfter ?? member.balance;
    print(state, { saleId: receipt.saleId, receiptNo: receipt.receiptNo });
    return done(
      {
        saleId: receipt.saleId,
        receiptNo: receipt.receiptNo,
        totalMinor: receipt.totalMinor,
        changeMinor: receipt.changeMinor,
        memberId: input.memberId,
        memberName: member?.name ?? null,
        pointsEarned: receipt.pointsEarned,
        pointsRedeemed: receipt.pointsRedeemed,
        balanceAfter: receipt.balanceAfter,
        completedAt: receipt.completedAt,
      },
      [`sale:${receipt.saleId}`, 'printJobs', ...(member ? [`member:${member.id}`] : [])],
    );
  },
  'sales.receipt': ({ saleId }, state) => {
    const receipt = state.receipts.find((known) => known.saleId === saleId);
    return receipt === undefined ? refused('sales.unknown') : done(receipt);
  },
  'sales.recent': ({ limit }, state) =>
    done({
      rows: state.receipts
        .slice(0, limit)
        .map((receipt) => ({ ...purchaseOf(receipt), memberName: receipt.member?.name ?? null })),
      nextCursor: null,
    }),
  'sales.wasBooked': () => done({ isBooked: false }),
  'sales.draft': (_input, state) => done(state.draft),
  'sales.saveDraft': ({ draft }, state) => {
    state.draft = draft;
    return done(null);
  },
};
