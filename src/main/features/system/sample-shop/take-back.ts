import type { Session } from '../../../../contract/staff.ts';
import type { CommandContext } from '../../../store/context.ts';
import { bookReturn, workOutReturn } from '../../returns/face.ts';

/** A sale of which something comes back. */
export interface ReturnedSale {
  readonly saleId: number;
  readonly lines: readonly { readonly lineNo: number; readonly quantityMilli: number }[];
}

/** Why goods come back to the sample shop. */
const REASONS = ['unwanted', 'size', 'unwanted', 'defective', 'size', 'different'] as const;

/** Books the return of one whole line of a sale, by the rules of a real return. */
export function takeBack(
  context: CommandContext,
  sale: ReturnedSale,
  back: { readonly session: Session; readonly line: ReturnedSale['lines'][number] },
): void {
  const reason = REASONS[sale.saleId % REASONS.length] ?? 'unwanted';
  const worked = workOutReturn(context, {
    goods: { kind: 'receipt', saleId: sale.saleId, lines: [back.line] },
    reason,
    note: '',
    refundTo: null,
  });
  if (!worked.ok) throw new Error(`A sample return is refused: ${worked.error.code}`);
  bookReturn(context, worked.value, {
    session: back.session,
    reason,
    note: '',
    shiftId: null,
    voucherMonths: 12,
  });
}
