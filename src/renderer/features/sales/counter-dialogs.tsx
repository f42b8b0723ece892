import { useEffect } from 'react';
import { assertNever } from '../../../contract/kernel/result.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import {
  EnrolDialog,
  MemberCareDialog,
  MemberHistoryDialog,
  TasksDialog,
} from '../members/index.ts';
import { type Exchanged, ReturnDialog } from '../returns/index.ts';
import { DecideDialog } from './basket/decide-dialog.tsx';
import { LineMore } from './basket/line-more.tsx';
import { NoteDialog } from './basket/note-dialog.tsx';
import { QuantityDialog } from './basket/quantity-dialog.tsx';
import { HeldDialog } from './held/held-dialog.tsx';
import { HoldDialog } from './held/hold-dialog.tsx';
import { VoidDialog } from './held/void-dialog.tsx';
import { MemberCardDialog } from './member-card-dialog.tsx';
import { PaymentDialog } from './pay/payment-dialog.tsx';
import { RedeemDialog } from './pay/redeem-dialog.tsx';
import { ReceiptDialog } from './receipts/receipt-dialog.tsx';
import { RecentDialog } from './receipts/recent-dialog.tsx';
import type { CounterDialog } from './state/counter-context.ts';
import { saleStore, useSale } from './state/sale-store.ts';
import { addLine } from './state/use-counter-state.ts';
import type { CounterState } from './state/use-counter-state.ts';

/** What lies over the counter at the moment; a receipt may lie over that. */
export function CounterDialogs({ state }: { readonly state: CounterState }) {
  return (
    <>
      <CurrentDialog state={state} />
      {state.receiptId === null ? null : (
        <ReceiptDialog saleId={state.receiptId} onClose={state.closeReceipt} />
      )}
    </>
  );
}

function CurrentDialog({ state }: { readonly state: CounterState }) {
  const { dialog, counter } = state;
  const sale = useSale();
  if (dialog === null) return null;
  const { close } = counter;
  switch (dialog.kind) {
    case 'quantity':
      return <LineQuantity dialog={dialog} onClose={close} />;
    case 'weigh':
      return (
        <QuantityDialog
          product={dialog.product}
          quantityMilli={null}
          onClose={close}
          onSet={(quantityMilli) => {
            addLine(dialog.product, quantityMilli);
            close();
          }}
        />
      );
    case 'enrol':
      return (
        <EnrolDialog
          name={dialog.name}
          phone={dialog.phone}
          cardNo={dialog.cardNo}
          onClose={close}
          onMember={(memberId) => {
            counter.attachMember(memberId);
            close();
          }}
        />
      );
    case 'member':
      return sale.memberId === null ? (
        <Closed onClose={close} />
      ) : (
        <MemberCardDialog onClose={close} />
      );
    case 'history':
      return sale.memberId === null ? null : (
        <History memberId={sale.memberId} onOpenReceipt={counter.openReceipt} onClose={close} />
      );
    case 'care':
      return (
        <MemberCareDialog
          memberId={dialog.memberId}
          firstTab={dialog.tab}
          onOpenReceipt={counter.openReceipt}
          onClose={close}
          onMerged={(memberId) => {
            if (sale.memberId !== null) counter.attachMember(memberId);
            close();
          }}
        />
      );
    case 'tasks':
      return (
        <TasksDialog
          onOpen={(memberId) => counter.open({ kind: 'care', memberId, tab: 'contacts' })}
          onClose={close}
        />
      );
    case 'recent':
      return <RecentDialog memberId={sale.memberId} onOpen={counter.openReceipt} onClose={close} />;
    case 'decide':
      return <DecideDialog lineKey={dialog.key} way={dialog.way} onClose={close} />;
    case 'note':
      return <NoteDialog lineKey={dialog.key} onClose={close} />;
    case 'return':
      return (
        <ReturnDialog
          key={dialog.saleId}
          saleId={dialog.saleId}
          memberId={sale.memberId}
          onClose={close}
          onOpenReceipt={counter.openReceipt}
          onExchanged={(exchanged) => {
            beginExchange(exchanged);
            close();
          }}
        />
      );
    case 'hold':
      return <HoldDialog onClose={close} />;
    case 'held':
      return <HeldDialog onClose={close} />;
    case 'void':
      return <VoidDialog onClose={close} />;
    case 'redeem':
      return <RedeemDialog onClose={close} />;
    case 'pay':
      // The payment closes by itself when the sale is done or the basket is gone.
      return sale.phase === 'done' || sale.lines.length === 0 ? (
        <Closed onClose={close} />
      ) : (
        <PaymentDialog firstTab={dialog.tab} onClose={close} />
      );
    default:
      return assertNever(dialog);
  }
}

/** The voucher of what came back pays what the customer takes instead. */
function beginExchange({ code, amountMinor, memberId }: Exchanged): void {
  if (memberId !== null && saleStore.get().memberId === null) {
    saleStore.dispatch({ type: 'memberAttached', memberId });
  }
  const tender = { kind: 'voucher', code, amountMinor } as const;
  saleStore.dispatch({ type: 'tenderAdded', tender });
}

function Closed({ onClose }: { readonly onClose: () => void }) {
  useEffect(() => onClose(), [onClose]);
  return null;
}

function LineQuantity({
  dialog,
  onClose,
}: {
  readonly dialog: Extract<CounterDialog, { kind: 'quantity' }>;
  readonly onClose: () => void;
}) {
  const { key, product, quantityMilli } = dialog;
  return (
    <QuantityDialog
      product={product}
      quantityMilli={quantityMilli}
      more={<LineMore lineKey={key} />}
      onClose={() => {
        saleStore.dispatch({ type: 'selectionCleared' });
        onClose();
      }}
      onSet={(next) => {
        saleStore.dispatch({ type: 'quantitySet', key, quantityMilli: next });
        saleStore.dispatch({ type: 'selectionCleared' });
        onClose();
      }}
      onRemove={() => {
        saleStore.dispatch({ type: 'selectionCleared' });
        saleStore.dispatch({ type: 'lineRemoved', key, name: product.name });
        onClose();
      }}
    />
  );
}

function History({
  memberId,
  onOpenReceipt,
  onClose,
}: {
  readonly memberId: number;
  readonly onOpenReceipt: (saleId: number) => void;
  readonly onClose: () => void;
}) {
  const card = useTillQuery('members.card', { memberId });
  return (
    <MemberHistoryDialog
      memberId={memberId}
      name={card.data?.name ?? ''}
      onOpenReceipt={onOpenReceipt}
      onClose={onClose}
    />
  );
}
