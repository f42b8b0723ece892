import { foldWidth } from '../../../../contract/kernel/text.ts';
import type { Voucher } from '../../../../contract/vouchers.ts';
import type { TillFailure } from '../../../lib/bridge.ts';
import { useTillQuery } from '../../../lib/use-till.ts';

/** As many characters as a voucher's code has: before that there is nothing to look up. */
const CODE_LENGTH = 13;

export interface VoucherView {
  readonly voucher: Voucher | null;
  readonly failure: TillFailure | null;
  readonly isCurrent: boolean;
  readonly hasFailed: boolean;
  readonly retry: () => void;
}

/** Looks a voucher up as soon as its code is whole. */
export function useVoucher(text: string): VoucherView {
  const code = foldWidth(text).replace(/[\s-]/g, '').toUpperCase();
  const isWhole = code.length >= CODE_LENGTH;
  const answer = useTillQuery(
    'vouchers.find',
    { code: code.slice(0, 200) },
    { isEnabled: isWhole },
  );
  const isRefused = answer.error?.code.startsWith('vouchers.') === true;
  return {
    voucher: isWhole ? (answer.data ?? null) : null,
    failure: isWhole ? answer.error : null,
    isCurrent: !isWhole || isRefused || (answer.isSuccess && !answer.isFetching),
    hasFailed: isWhole && answer.isError && !isRefused && !answer.isFetching,
    retry: () => void answer.refetch(),
  };
}
