import { useState } from 'react';
import { useT } from '../../../i18n/index.ts';
import type { TKey } from '../../../i18n/index.ts';
import { useFormat } from '../../../lib/format.ts';
import { useTillCommand } from '../../../lib/use-till.ts';
import { saleStore, useSale } from '../state/sale-store.ts';
import { keptDraft } from '../state/session.ts';
import { useQuote } from '../state/use-quote.ts';
import { ReasonDialog } from './reason-dialog.tsx';

const REASONS: readonly TKey[] = [
  'sales:reason.changedMind',
  'sales:reason.cannotPay',
  'sales:reason.mistake',
  'sales:reason.left',
];

/** Ctrl+Delete: the basket is given up. Nothing was booked, but who did it and why is logged. */
export function VoidDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const sale = useSale();
  const { quote } = useQuote();
  const command = useTillCommand('sales.voidBasket');
  const [isBusy, setIsBusy] = useState(false);
  const give = async (reason: string) => {
    setIsBusy(true);
    const draft = await keptDraft();
    const reply = draft === null ? null : await command.run({ draft, reason });
    setIsBusy(false);
    if (reply?.ok === true) {
      saleStore.dispatch({ type: 'basketLeft', notice: { kind: 'basketVoided' } });
      onClose();
    }
  };
  return (
    <ReasonDialog
      title={t('sales:void.title')}
      what={t('sales:void.what', {
        count: sale.lines.length,
        total: quote === null ? '–' : format.money(quote.totalMinor),
      })}
      action={t('sales:void.action')}
      reasons={REASONS.map((key) => t(key))}
      isBusy={isBusy}
      failure={command.failure}
      onGive={(reason) => void give(reason)}
      onClose={onClose}
    />
  );
}
