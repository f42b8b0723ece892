/** A receipt number by its form: store, till, day, running number. */
const RECEIPT_NO = /^([0-9A-Z]{1,8})-([0-9A-Z]{1,8})-(\d{8})-(\d{1,12})$/;

/** Where a receipt that this till does not know comes from, as its number says. */
export type ForeignReceipt =
  | { readonly from: 'otherStore'; readonly storeCode: string }
  | { readonly from: 'otherTill'; readonly tillCode: string }
  | { readonly from: 'here' };

/** Reads where a receipt number comes from; what is no receipt number is `here`, and unknown. */
export function readForeignReceipt(
  code: string,
  till: { readonly storeCode: string; readonly tillCode: string },
): ForeignReceipt {
  const [, storeCode, tillCode] = RECEIPT_NO.exec(code.toUpperCase()) ?? [];
  if (storeCode === undefined || tillCode === undefined) return { from: 'here' };
  if (storeCode !== till.storeCode) return { from: 'otherStore', storeCode };
  return tillCode === till.tillCode ? { from: 'here' } : { from: 'otherTill', tillCode };
}

/** Whether a code is the number of a receipt that another store or till gave out. */
export function isForeignReceipt(
  code: string,
  till: { readonly storeCode: string; readonly tillCode: string },
): boolean {
  return readForeignReceipt(code, till).from !== 'here';
}
