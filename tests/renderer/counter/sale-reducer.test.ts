import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_QUANTITY_MILLI } from '../../../src/contract/kernel/money.ts';
import {
  draft as draftSchema,
  MAX_LINES,
  NOTHING_DECIDED,
  plainLine,
} from '../../../src/contract/sales.ts';
import type { SaleOutcome } from '../../../src/contract/sales.ts';
import {
  basketOf,
  draftOf,
  EMPTY_SALE,
  redeemedPoints,
  selectedLine,
} from '../../../src/renderer/features/sales/state/sale-content.ts';
import { saleReducer } from '../../../src/renderer/features/sales/state/sale-reducer.ts';
import type {
  SaleAction,
  SaleState,
} from '../../../src/renderer/features/sales/state/sale-types.ts';

const REQUEST = '0197b6a0-0000-7000-8000-000000000001';

function add(productId: number, unit: 'piece' | 'kg' = 'piece', quantityMilli = 1000): SaleAction {
  const product = { name: `Product ${productId}`, barcode: null, counterName: 'Lan', unit };
  return { type: 'lineAdded', productId, product, quantityMilli, price: null };
}

function play(...actions: readonly SaleAction[]): SaleState {
  return actions.reduce(saleReducer, EMPTY_SALE);
}

const TENTH = { kind: 'percent', basisPoints: 1000, reason: 'Damaged' } as const;
const BY_HAND = { unitPriceMinor: 900, source: 'manual', reason: 'Agreed' } as const;

const failure = { code: 'store.busy' } as const;

const outcome: SaleOutcome = {
  saleId: 9,
  receiptNo: 'S01-T03-20261121-000009',
  totalMinor: 100,
  changeMinor: 0,
  memberId: 1,
  memberName: 'A',
  pointsEarned: 1,
  pointsRedeemed: 0,
  balanceAfter: 1,
  completedAt: 0,
};

describe('lines', () => {
  it('counts a piece scanned again up on its line, in its place', () => {
    const state = play(add(1), add(2), add(1));
    expect(basketOf(state).lines).toEqual([plainLine(1, 2000), plainLine(2, 1000)]);
    expect(state.lastKey).toBe(state.lines[0]?.key);
  });

  it('keeps each weighing as its own line', () => {
    expect(play(add(3, 'kg', 485), add(3, 'kg', 512)).lines).toHaveLength(2);
  });

  it('refuses the line after the last one allowed and says so', () => {
    const full = play(...Array.from({ length: MAX_LINES }, (_, index) => add(index + 1)));
    const state = saleReducer(full, add(9999));
    expect(state.lines).toHaveLength(MAX_LINES);
    expect(state.notice).toEqual({ kind: 'tooManyLines' });
    expect(saleReducer(full, add(1)).lines[0]?.quantityMilli).toBe(2000);
  });

  it('refuses a quantity beyond the limit and keeps the old one', () => {
    const state = play(add(1), { type: 'quantitySet', key: 1, quantityMilli: MAX_QUANTITY_MILLI });
    const after = saleReducer(state, add(1));
    expect(after.lines[0]?.quantityMilli).toBe(MAX_QUANTITY_MILLI);
    expect(after.notice).toEqual({ kind: 'quantityTooLarge' });
  });

  it('stops stepping down at one piece', () => {
    const state = play(add(1), { type: 'quantityStepped', key: 1, by: -1 });
    expect(state.lines[0]?.quantityMilli).toBe(1000);
  });

  it('moves the selection from the line that changed last, within the list', () => {
    const start = play(add(1), add(2), add(3), add(2));
    const first = saleReducer(start, { type: 'selectionMoved', by: -1 });
    expect(selectedLine(first)?.productId).toBe(2);
    const up = [1, 2, 3].reduce<SaleState>(
      (state) => saleReducer(state, { type: 'selectionMoved', by: -1 }),
      first,
    );
    expect(selectedLine(up)?.productId).toBe(1);
  });

  it('brings a removed line back in its place, with the tenders and the member', () => {
    const before = play(add(1), { type: 'memberAttached', memberId: 7 }, add(2), {
      type: 'pointsSet',
      points: 300,
    });
    const removed = saleReducer(before, { type: 'lineRemoved', key: 1, name: 'Product 1' });
    expect(removed.lines).toHaveLength(1);
    expect(basketOf(saleReducer(removed, { type: 'undone' }))).toEqual(basketOf(before));
  });
});

describe('member and points', () => {
  it('drops the points of a member who leaves or is replaced', () => {
    const state = play(
      add(1),
      { type: 'memberAttached', memberId: 7 },
      { type: 'pointsSet', points: 500 },
    );
    expect(redeemedPoints(state.tenders)).toBe(500);
    expect(saleReducer(state, { type: 'memberDetached' }).tenders).toEqual([]);
    expect(saleReducer(state, { type: 'memberAttached', memberId: 8 }).tenders).toEqual([]);
    expect(saleReducer(state, { type: 'memberAttached', memberId: 7 }).tenders).toHaveLength(1);
  });

  it('holds points once, before the other tenders', () => {
    const state = play(
      add(1),
      { type: 'memberAttached', memberId: 7 },
      { type: 'tenderAdded', tender: { kind: 'cash', amountMinor: 100 } },
      { type: 'pointsSet', points: 500 },
      { type: 'pointsSet', points: 200 },
    );
    expect(state.tenders.map((tender) => tender.kind)).toEqual(['points', 'cash']);
    expect(redeemedPoints(state.tenders)).toBe(200);
    expect(saleReducer(state, { type: 'pointsSet', points: 0 }).tenders).toHaveLength(1);
  });

  it('takes no points without a member', () => {
    expect(play(add(1), { type: 'pointsSet', points: 500 }).tenders).toEqual([]);
  });
});

const booking = (): SaleState =>
  play(add(1), { type: 'bookingStarted', requestId: REQUEST, tenders: [] });

describe('payment', () => {
  it('changes nothing while the payment is on its way or unknown', () => {
    for (const state of [booking(), saleReducer(booking(), { type: 'bookingUnknown' })]) {
      expect(saleReducer(state, add(2))).toBe(state);
      const left = { type: 'basketLeft', notice: { kind: 'basketVoided' } } as const;
      expect(saleReducer(state, left)).toBe(state);
      expect(saleReducer(state, { type: 'basketDecided', change: { roundToMinor: 10 } })).toBe(
        state,
      );
      expect(saleReducer(state, { type: 'memberAttached', memberId: 2 })).toBe(state);
    }
  });

  it('starts only once', () => {
    const state = booking();
    const again = saleReducer(state, {
      type: 'bookingStarted',
      requestId: '0197b6a0-0000-7000-8000-000000000002',
      tenders: [],
    });
    expect(again.paymentRequestId).toBe(REQUEST);
  });

  it('keeps the basket after a refusal; while the outcome is unknown nothing changes it', () => {
    const kept = saleReducer(booking(), { type: 'bookingRefused', keepsRequestId: true, failure });
    expect(kept.lines).toHaveLength(1);
    expect(kept.paymentRequestId).toBe(REQUEST);
    expect(kept.failure).toBe(failure);
    const blocked = saleReducer(kept, add(2));
    expect(blocked).toMatchObject({ lines: kept.lines, paymentRequestId: REQUEST });
    expect(blocked.notice).toEqual({ kind: 'paymentOpen' });
    const freed = saleReducer(blocked, { type: 'paymentGivenUp' });
    expect(freed).toMatchObject({ paymentRequestId: null, failure: null });
    expect(saleReducer(freed, add(2)).lines).toHaveLength(2);
    expect(saleReducer(blocked, { type: 'paymentFoundBooked' }).lines).toEqual([]);
    const refused = saleReducer(booking(), {
      type: 'bookingRefused',
      keepsRequestId: false,
      failure,
    });
    expect(refused.paymentRequestId).toBeNull();
  });

  it('shows the outcome until the next scan, which starts the next sale', () => {
    const done = saleReducer(booking(), { type: 'bookingDone', outcome });
    expect(done.outcome).toBe(outcome);
    expect(draftOf(done)).toBeNull();
    const next = saleReducer(done, add(5));
    expect(next.phase).toBe('selling');
    expect(next.outcome).toBeNull();
    expect(basketOf(next).lines).toEqual([plainLine(5, 1000)]);
    expect(saleReducer(done, { type: 'selectionMoved', by: 1 })).toBe(done);
    const told = saleReducer(done, { type: 'noticeShown', notice: { kind: 'undone' } });
    expect(told.outcome).toBe(outcome);
  });
});

describe('draft', () => {
  it('comes back as it was kept, the payment id included', () => {
    const state = play(
      add(1),
      add(3, 'kg', 485),
      { type: 'memberAttached', memberId: 7 },
      { type: 'tenderAdded', tender: { kind: 'cash', amountMinor: 100 } },
      { type: 'bookingStarted', requestId: REQUEST, tenders: [{ kind: 'cash', amountMinor: 100 }] },
    );
    const draft = draftOf(state);
    expect(draft).not.toBeNull();
    if (draft === null) return;
    const back = saleReducer(EMPTY_SALE, {
      type: 'draftRestored',
      draft: draftSchema.parse(draft),
    });
    expect(draftOf(back)).toEqual(draft);
    expect(back.phase).toBe('selling');
  });

  it('never overwrites a sale that was begun', () => {
    const state = play(add(1));
    const draft = {
      ...NOTHING_DECIDED,
      lines: [],
      memberId: 4,
      paymentRequestId: null,
      tenders: [],
    };
    expect(saleReducer(state, { type: 'draftRestored', draft })).toBe(state);
  });
});

const anyAction: fc.Arbitrary<SaleAction> = fc.oneof(
  fc.integer({ min: 1, max: 6 }).map((id) => add(id, id > 4 ? 'kg' : 'piece')),
  fc.record({ type: fc.constant('selectionMoved' as const), by: fc.constantFrom<1 | -1>(1, -1) }),
  fc.record({ type: fc.constant('lineSelected' as const), key: fc.integer({ min: 1, max: 9 }) }),
  fc.record({
    type: fc.constant('quantityStepped' as const),
    key: fc.integer({ min: 1, max: 9 }),
    by: fc.constantFrom<1 | -1>(1, -1),
  }),
  fc.record({
    type: fc.constant('quantitySet' as const),
    key: fc.integer({ min: 1, max: 9 }),
    quantityMilli: fc.integer({ min: -5, max: MAX_QUANTITY_MILLI + 5 }),
  }),
  fc.record({
    type: fc.constant('lineRemoved' as const),
    key: fc.integer({ min: 1, max: 9 }),
    name: fc.constant('x'),
  }),
  fc.record({
    type: fc.constant('lineDecided' as const),
    key: fc.integer({ min: 1, max: 9 }),
    change: fc.constantFrom(
      { discount: TENTH },
      { discount: null },
      { price: BY_HAND },
      { note: 'gift' },
    ),
  }),
  fc.record({
    type: fc.constant('basketDecided' as const),
    change: fc.constantFrom({ discount: TENTH }, { roundToMinor: 10 }, { note: 'later' }),
  }),
  fc.constant<SaleAction>({ type: 'basketLeft', notice: { kind: 'basketVoided' } }),
  fc.constant<SaleAction>({ type: 'undone' }),
  fc.constant<SaleAction>({ type: 'memberDetached' }),
  fc.record({
    type: fc.constant('memberAttached' as const),
    memberId: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ type: fc.constant('pointsSet' as const), points: fc.integer({ min: -1, max: 900 }) }),
  fc.constant<SaleAction>({ type: 'tenderAdded', tender: { kind: 'cash', amountMinor: 5 } }),
  fc.record({ type: fc.constant('tenderRemoved' as const), index: fc.integer({ min: 0, max: 4 }) }),
  fc.constant<SaleAction>({ type: 'bookingStarted', requestId: REQUEST, tenders: [] }),
  fc.constant<SaleAction>({ type: 'bookingUnknown' }),
  fc.constant<SaleAction>({ type: 'bookingRefused', keepsRequestId: true, failure }),
  fc.constant<SaleAction>({ type: 'paymentGivenUp' }),
  fc.constant<SaleAction>({ type: 'paymentFoundBooked' }),
  fc.constant<SaleAction>({ type: 'bookingDone', outcome }),
);

describe('whatever is pressed', () => {
  it('the draft stays one the till accepts, keys stay unique, points need a member', () => {
    fc.assert(
      fc.property(fc.array(anyAction, { maxLength: 60 }), (actions) => {
        const state = play(...actions);
        const draft = draftOf(state);
        expect(draft === null || draftSchema.safeParse(draft).success).toBe(true);
        expect(new Set(state.lines.map((line) => line.key)).size).toBe(state.lines.length);
        const { lines, discount, roundToMinor, note } = state;
        expect(
          lines.length > 0 || (discount === null && roundToMinor === null && note === ''),
        ).toBe(true);
        expect(state.memberId !== null || redeemedPoints(state.tenders) === 0).toBe(true);
        expect(state.phase !== 'checking' || state.paymentRequestId === REQUEST).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
