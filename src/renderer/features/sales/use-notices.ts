import { useEffect } from 'react';
import { assertNever } from '../../../contract/kernel/result.ts';
import { useT } from '../../i18n/index.ts';
import type { Translate } from '../../i18n/index.ts';
import { type Format, useFormat } from '../../lib/format.ts';
import { dismissNotice, notify } from '../../lib/notices.ts';
import type { NoticeTone } from '../../lib/notices.ts';
import { unknownScanText } from '../../lib/scan-words.ts';
import { saleStore, useSale } from './state/sale-store.ts';
import { settleOpenPayment } from './state/session.ts';
import type { SaleNotice } from './state/sale-types.ts';

const WARNINGS = new Set<SaleNotice['kind']>([
  'unknownScan',
  'tooManyLines',
  'quantityTooLarge',
  'paymentOpen',
  'paymentUnclear',
]);

function textOf(notice: SaleNotice, t: Translate, format: Format): string {
  switch (notice.kind) {
    case 'unknownScan':
      return unknownScanText(notice.scan, t, format);
    case 'lineRemoved':
      return t('sales:notice.lineRemoved', { name: notice.name });
    case 'memberDetached':
      return t('sales:notice.memberDetached');
    case 'basketVoided':
      return t('sales:notice.basketVoided');
    case 'basketHeld':
      return t('sales:notice.basketHeld', { name: notice.name });
    case 'basketResumed':
      return t('sales:notice.basketResumed', { name: notice.name });
    case 'tooManyLines':
      return t('sales:notice.tooManyLines');
    case 'quantityTooLarge':
      return t('sales:notice.quantityTooLarge');
    case 'draftRestored':
      return t('sales:notice.draftRestored');
    case 'undone':
      return t('sales:notice.undone');
    case 'paymentOpen':
      return t('sales:notice.paymentOpen');
    case 'paymentWasBooked':
      return t('sales:notice.paymentWasBooked');
    case 'paymentWasNotBooked':
      return t('sales:notice.paymentWasNotBooked');
    case 'paymentUnclear':
      return t('sales:notice.paymentUnclear');
    default:
      return assertNever(notice);
  }
}

/** Shows what the sale has to say, with the way to undo it where there is one. */
export function useSaleNotices(): void {
  const t = useT();
  const format = useFormat();
  const { notice, undo, phase } = useSale();
  const canUndo = undo !== null;
  useEffect(() => {
    if (phase === 'done') dismissNotice();
  }, [phase]);
  useEffect(() => {
    if (notice === null) return;
    const tone: NoticeTone = WARNINGS.has(notice.kind) ? 'warn' : 'info';
    const settling = {
      label: t('sales:notice.check'),
      run: () => void settleOpenPayment(),
    };
    const undoing = {
      label: `${t('sales:notice.undo')} (Ctrl Z)`,
      run: () => {
        saleStore.dispatch({ type: 'undone' });
        dismissNotice();
      },
    };
    const isOpen = notice.kind === 'paymentOpen' || notice.kind === 'paymentUnclear';
    const action = isOpen ? settling : canUndo ? undoing : null;
    notify({ tone, text: textOf(notice, t, format), ...(action === null ? {} : { action }) });
    // Each notice is a new object: the same words twice are shown twice.
  }, [notice, canUndo, t, format]);
}
