export { CounterScreen } from './counter-screen.tsx';
export { ReceiptDialog } from './receipts/receipt-dialog.tsx';
export { flushSaleDraft } from './state/session.ts';
