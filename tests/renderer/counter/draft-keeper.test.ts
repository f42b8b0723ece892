import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Draft, NOTHING_DECIDED, plainLine } from '../../../src/contract/sales.ts';
import { keepDraft } from '../../../src/renderer/features/sales/state/draft-keeper.ts';
import type { DraftShelf } from '../../../src/renderer/features/sales/state/draft-keeper.ts';
import { makeSaleStore } from '../../../src/renderer/features/sales/state/sale-store.ts';
import type { SaleStore } from '../../../src/renderer/features/sales/state/sale-store.ts';

function add(store: SaleStore, productId: number): void {
  store.dispatch({
    type: 'lineAdded',
    productId,
    product: { name: 'Tea', barcode: null, counterName: 'Food', unit: 'piece' },
    quantityMilli: 1000,
    price: null,
  });
}

/** A shelf in memory whose saves can be made to fail or to wait. */
function makeShelf(first: Draft | null | undefined) {
  const saved: (Draft | null)[] = [];
  const shelf: DraftShelf & { isFull: boolean; gate: Promise<void> } = {
    isFull: false,
    gate: Promise.resolve(),
    load: () => Promise.resolve(first),
    save: async (draft) => {
      await shelf.gate;
      if (!shelf.isFull) saved.push(draft);
      return !shelf.isFull;
    },
  };
  return { shelf, saved };
}

const kept: Draft = {
  lines: [plainLine(4, 485)],
  ...NOTHING_DECIDED,
  memberId: 7,
  paymentRequestId: null,
  tenders: [],
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('keeping the draft', () => {
  it('brings the kept sale back and saves nothing that is kept already', async () => {
    const store = makeSaleStore();
    const { shelf, saved } = makeShelf(kept);
    const keeper = keepDraft(store, shelf);
    await keeper.restore();
    expect(store.get()).toMatchObject({ memberId: 7, lines: [{ productId: 4 }] });
    await vi.advanceTimersByTimeAsync(5000);
    expect(saved).toEqual([]);
    keeper.stop();
  });

  it('saves once, a moment after the last of many changes', async () => {
    const store = makeSaleStore();
    const { shelf, saved } = makeShelf(null);
    const keeper = keepDraft(store, shelf);
    await keeper.restore();
    for (const id of [1, 2, 3]) add(store, id);
    await vi.advanceTimersByTimeAsync(250);
    expect(saved).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    expect(saved.map((draft) => draft?.lines.length)).toEqual([3]);
    keeper.stop();
  });

  it('saves at once when asked, after a save that is under way, with the newest state', async () => {
    const store = makeSaleStore();
    const { shelf, saved } = makeShelf(null);
    const keeper = keepDraft(store, shelf);
    await keeper.restore();
    shelf.gate = new Promise((resolve) => setTimeout(resolve, 100));
    add(store, 1);
    const first = keeper.flush();
    await vi.advanceTimersByTimeAsync(0);
    add(store, 2);
    const second = keeper.flush();
    await vi.advanceTimersByTimeAsync(100);
    await Promise.all([first, second]);
    expect(saved.map((draft) => draft?.lines.length)).toEqual([1, 2]);
    keeper.stop();
  });

  it('tries again until the store takes it', async () => {
    const store = makeSaleStore();
    const { shelf, saved } = makeShelf(null);
    const keeper = keepDraft(store, shelf);
    await keeper.restore();
    shelf.isFull = true;
    add(store, 1);
    await vi.advanceTimersByTimeAsync(2000);
    shelf.isFull = false;
    await vi.advanceTimersByTimeAsync(2000);
    expect(saved).toHaveLength(1);
    keeper.stop();
  });

  it('never overwrites a draft that it could not read', async () => {
    const store = makeSaleStore();
    const { shelf, saved } = makeShelf(undefined);
    const keeper = keepDraft(store, shelf);
    await keeper.restore();
    add(store, 1);
    await keeper.flush();
    await vi.advanceTimersByTimeAsync(5000);
    expect(saved).toEqual([]);
    keeper.stop();
  });

  it('asks for the draft again until it can be read, and keeps the sale from then on', async () => {
    const store = makeSaleStore();
    const { shelf, saved } = makeShelf(null);
    let tries = 0;
    const load = async () => {
      tries += 1;
      return tries < 3 ? undefined : null;
    };
    const keeper = keepDraft(store, { ...shelf, load });
    await keeper.restore();
    add(store, 1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(tries).toBe(3);
    expect(saved.map((draft) => draft?.lines.length)).toEqual([1]);
    keeper.stop();
  });

  it('clears the shelf when the sale is over', async () => {
    const store = makeSaleStore();
    const { shelf, saved } = makeShelf(kept);
    const keeper = keepDraft(store, shelf);
    await keeper.restore();
    store.dispatch({ type: 'basketLeft', notice: { kind: 'basketVoided' } });
    await keeper.flush();
    expect(saved).toEqual([null]);
    keeper.stop();
  });
});
