import { useContext, useState } from 'react';
import { foldWidth } from '../../../../contract/kernel/text.ts';
import { TillFactsContext, useFormat } from '../../../lib/format.ts';
import { parseAmount } from '../../../lib/parse-decimal.ts';
import { useTillQuery } from '../../../lib/use-till.ts';

/** Which receipts are looked for. */
export interface RecentFilter {
  readonly number: string;
  readonly day: string | null;
  readonly memberId: number | null;
  readonly amountMinor: number | null;
}

/** The fields over the list of receipts, and what of them is asked of the till. */
export function useRecentFilters(memberId: number | null) {
  const { currencyDecimals: decimals } = useContext(TillFactsContext);
  const { decimalSign } = useFormat();
  const [number, setNumber] = useState('');
  const [day, setDay] = useState('');
  const [amount, setAmount] = useState('');
  const [member, setMember] = useState<{ readonly id: number; readonly name: string } | null>(null);
  const attached = useTillQuery(
    'members.card',
    { memberId: memberId ?? 0 },
    { isEnabled: memberId !== null },
  );
  const read = parseAmount(amount.replace(/^[-−]/, ''), { decimals, decimalSign });
  const isReturn = /^[-−]/.test(amount);
  const asked: RecentFilter = {
    number: foldWidth(number).slice(0, 64),
    day: /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null,
    memberId: member?.id ?? null,
    amountMinor: read.ok ? (isReturn ? -read.value : read.value) : null,
  };
  return {
    number,
    setNumber,
    day,
    setDay,
    amount,
    setAmount,
    isAmountWrong: amount !== '' && !read.ok,
    member,
    chooseMember: (id: number, name: string) => setMember({ id, name }),
    dropMember: () => setMember(null),
    /** The member of the open sale, whose receipts are one tap away. */
    offered:
      memberId === null || attached.data === undefined
        ? null
        : { id: memberId, name: attached.data.name },
    asked,
    isNarrow: number !== '' || asked.day !== null || member !== null || asked.amountMinor !== null,
  };
}

export type RecentFilterFields = ReturnType<typeof useRecentFilters>;
