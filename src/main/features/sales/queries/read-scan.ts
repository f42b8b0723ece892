import { ok } from '../../../../contract/kernel/result.ts';
import type { ScanMeaning } from '../../../../contract/sales.ts';
import type { Db } from '../../../store/db.ts';
import type { Query } from '../../../store/context.ts';
import { findProductByBarcode, findProductBySku } from '../../catalog/face.ts';
import { findMemberByScan } from '../../members/face.ts';
import { type CodeReading, readCode } from '../rules/read-code.ts';
import { selectSaleByCode } from '../tables/sales.ts';

type Text = Extract<CodeReading, { kind: 'text' }>;

function knownMeaning(db: Db, code: Text): ScanMeaning | undefined {
  const member = findMemberByScan(db, code.text);
  if (member?.matchedBy === 'card') return { kind: 'member', hit: member };
  const product = findProductByBarcode(db, code.text);
  if (product !== undefined) return { kind: 'product', product };
  const sale = selectSaleByCode(db, code.text);
  if (sale !== undefined) return { kind: 'receipt', ...sale };
  if (member !== undefined) return { kind: 'member', hit: member };
  if (code.mobile !== null) return { kind: 'newPhone', phone: code.mobile };
  const bySku = findProductBySku(db, code.text);
  return bySku === undefined ? undefined : { kind: 'product', product: bySku };
}

/**
 * Says what a code is (DOMAIN, scan routing). Whoever knows the whole code exactly claims it, in
 * this order: member card, product barcode (UPC-A and EAN brought together), receipt number,
 * a member's phone, a mobile number nobody has, SKU. There is no similarity and no shortening,
 * so a code that two could know (a card number that is also an EAN-8) always goes the same way.
 * What none claims is shown as it came; a number with a wrong check digit says so.
 */
export const readScan: Query<'sales.readScan'> = (context, input) => {
  const code = readCode(input.code);
  if (code.kind === 'unusable') {
    return ok({ kind: 'unknown', shown: code.shown, reason: code.reason });
  }
  const known = knownMeaning(context.db, code);
  if (known !== undefined) return ok(known);
  const unknown = { kind: 'unknown', shown: code.shown } as const;
  return code.gtin.kind === 'wrong-check-digit'
    ? ok({ ...unknown, reason: 'wrongCheckDigit', expectedDigit: code.gtin.expected })
    : ok({ ...unknown, reason: 'notKnown' });
};
