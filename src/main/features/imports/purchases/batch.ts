import { createHash } from 'node:crypto';
import {
  type ImportedLineFacts,
  type ImportedSaleFacts,
  importedSaleText,
} from '../../../../contract/kernel/imported-sale.ts';
import type { ImportRun } from '../import-run.ts';

/** The sales of one step: they are committed together with the event that proves them. */
export class Batch {
  lines = 0;
  private readonly hash = createHash('sha256');
  private first: string | undefined;
  private sales = 0;
  private returns = 0;
  private grossMinor = 0;

  add(sale: ImportedSaleFacts, lines: readonly ImportedLineFacts[]): void {
    this.first ??= sale.uid;
    this.lines += lines.length;
    this.grossMinor += sale.totalMinor;
    if (sale.kind === 'return') this.returns += 1;
    else this.sales += 1;
    this.hash.update(importedSaleText(sale, lines));
  }

  /** Logs what was booked, if anything was, and gives the next batch. */
  close(run: ImportRun): Batch {
    if (this.first === undefined) return this;
    run.context.log('purchases.imported', {
      run: run.ensureRun(),
      file: run.fileSha256,
      firstTransaction: this.first,
      sales: this.sales,
      returns: this.returns,
      lineItems: this.lines,
      grossMinor: this.grossMinor,
      digest: this.hash.digest('hex'),
    });
    run.context.changed('sales');
    return new Batch();
  }
}
