import type { CallInput, CallReply, CallValue } from '../../../src/contract/index.ts';
import type { ProgrammeRules } from '../../../src/contract/loyalty.ts';
import { returnsCommands, returnsQueries } from '../../../src/main/features/returns/index.ts';
import { verifyStore } from '../../../src/main/store/verify/verify-store.ts';
import { vouchersQueries } from '../../../src/main/features/vouchers/index.ts';
import type { Approval } from '../../../src/main/store/context.ts';
import { MANAGER, type TestFeature } from '../../support/store.ts';
import { openShop, type Shop } from '../sales/shop.ts';

type Request = CallInput<'returns.quote'>;
type Completion = CallInput<'returns.complete'>;

/** A manager's consent, as the gateway passes it. */
export const APPROVED: Approval = {
  staffId: MANAGER.staffId,
  name: MANAGER.name,
  role: MANAGER.role,
  reason: 'agreed',
};

/** A shop that takes things back. */
export interface ReturnShop extends Shop {
  /** Sets the store's rules for returns; the rest has its defaults. */
  setReturns(part: CallInput<'settings.save'>['returns']): void;
  /** Lines of a sale that come back, in pieces. */
  goods(saleId: number, pieces: Readonly<Record<number, number>>): Request['goods'];
  quoteReturn(request: Request): CallValue<'returns.quote'>;
  /** Completes with what the quote says, or with what it is told. */
  tryReturn(
    request: Request,
    more?: Partial<Completion> & { readonly approval?: Approval },
  ): CallReply<'returns.complete'>;
  /** The same for a return that must succeed. */
  takeBack(
    request: Request,
    more?: Partial<Completion> & { readonly approval?: Approval },
  ): CallValue<'returns.complete'>;
  balance(memberId: number): number;
  /** Closes the store; throws when it does not add up. */
  closeVerified(): void;
}

/** A request with the usual answers. */
export function wish(goods: Request['goods'], more: Partial<Request> = {}): Request {
  return { goods, reason: 'unwanted', ...more };
}

export function openReturnShop(
  options: { readonly rules?: ProgrammeRules; readonly features?: readonly TestFeature[] } = {},
): ReturnShop {
  const { features = [], ...rest } = options;
  const shop = openShop({
    ...rest,
    store: {
      features: [
        ...features,
        { queries: returnsQueries, commands: returnsCommands },
        { queries: vouchersQueries },
      ],
    },
  });
  const { store } = shop;
  const quoteReturn = (request: Request) => store.value('returns.quote', request);
  const tryReturn: ReturnShop['tryReturn'] = (request, { approval, ...more } = {}) => {
    const quote = store.call('returns.quote', request);
    const seen = quote.ok ? quote.value : { refundMinor: 0, returnsSeen: 0 };
    return store.call(
      'returns.complete',
      {
        ...request,
        requestId: store.requestId(),
        expectedRefundMinor: seen.refundMinor,
        returnsSeen: seen.returnsSeen,
        ...more,
      },
      { approval: approval ?? null },
    );
  };
  return {
    ...shop,
    setReturns: (returns) =>
      void store.value(
        'settings.save',
        { requestId: store.requestId(), returns },
        { session: MANAGER },
      ),
    goods: (saleId, pieces) => ({
      kind: 'receipt',
      saleId,
      lines: Object.entries(pieces).map(([lineNo, count]) => ({
        lineNo: Number(lineNo),
        quantityMilli: Math.round(count * 1000),
      })),
    }),
    quoteReturn,
    tryReturn,
    takeBack(request, more) {
      const reply = tryReturn(request, more);
      if (!reply.ok) throw new Error(JSON.stringify(reply.error), { cause: store.bugs.at(-1) });
      return reply.value;
    },
    closeVerified() {
      const wrong = verifyStore(store.db).checks.filter((check) => check.wrong !== null);
      shop.close();
      if (wrong.length > 0) throw new Error(JSON.stringify(wrong));
    },
    balance: (memberId) =>
      shop.numbers(
        `SELECT coalesce(sum(remaining), 0) AS n FROM points_lots WHERE member_id = ${memberId}`,
      )[0] ?? 0,
  };
}
