/** What of a sale brought over from another system its batch's digest covers. */
export interface ImportedSaleFacts {
  readonly uid: string;
  readonly receiptNo: string;
  readonly kind: string;
  readonly businessDay: string;
  readonly completedAt: number;
  readonly totalMinor: number;
}

export interface ImportedLineFacts {
  readonly lineNo: number;
  readonly productUid: string;
  readonly quantityMilli: number;
  readonly unitPriceMinor: number;
  readonly lineDiscountMinor: number;
  readonly totalMinor: number;
}

/**
 * The text of a brought-over sale, of which `purchases.imported` keeps one digest a batch: the
 * store can prove later that nothing of it changed. Whose it is may change by a claim or a merge,
 * so that is not in it.
 */
export function importedSaleText(
  sale: ImportedSaleFacts,
  lines: readonly ImportedLineFacts[],
): string {
  const head = `${sale.uid}|${sale.receiptNo}|${sale.kind}|${sale.businessDay}|${sale.completedAt}|${sale.totalMinor}\n`;
  let text = head;
  for (const line of lines) {
    text += `${line.lineNo}|${line.productUid}|${line.quantityMilli}|${line.unitPriceMinor}|${line.lineDiscountMinor}|${line.totalMinor}\n`;
  }
  return text;
}
