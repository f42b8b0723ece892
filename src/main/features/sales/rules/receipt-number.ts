import type { BusinessDay } from '../../../../contract/kernel/time.ts';

/**
 * A receipt's number: store, till, business day, and the till's sequence, which never restarts
 * and has no gaps: `S01-T03-20261121-000123` (DOMAIN, Sales).
 */
export function receiptNumber(receipt: {
  readonly storeCode: string;
  readonly tillCode: string;
  readonly day: BusinessDay;
  readonly sequence: number;
}): string {
  const day = receipt.day.replaceAll('-', '');
  const sequence = String(receipt.sequence).padStart(6, '0');
  return `${receipt.storeCode}-${receipt.tillCode}-${day}-${sequence}`;
}
