import { RETURN_REASONS, type ReturnReason } from '../../../contract/returns.ts';
import { useT } from '../../i18n/index.ts';
import type { TKey } from '../../i18n/index.ts';

/** What each reason is called. */
export const REASON_TEXTS: Readonly<Record<ReturnReason, TKey>> = {
  unwanted: 'returns:reason.unwanted',
  size: 'returns:reason.size',
  defective: 'returns:reason.defective',
  different: 'returns:reason.different',
  priceError: 'returns:reason.priceError',
  other: 'returns:reason.other',
  void: 'returns:reason.void',
};

/** Says why goods came back, as it was booked; an unknown reason says nothing. */
export function useReasonText(): (reason: string | null) => string {
  const t = useT();
  return (reason) => {
    const known = RETURN_REASONS.find((one) => one === reason);
    return known === undefined ? '' : t(REASON_TEXTS[known]);
  };
}
